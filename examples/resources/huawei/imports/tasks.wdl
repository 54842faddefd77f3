version 1.0

task call_variants {
  input {
    String sample
  }
  command {
    gatk HaplotypeCaller -I ~{sample}.bam -O ~{sample}.vcf
  }
  output {
    File variants = "~{sample}.vcf"
  }
}
