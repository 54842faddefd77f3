version 1.0

import "tasks.wdl" as tasks

workflow variants {
  input {
    String sample
  }
  call tasks.call_variants {
    input: sample = sample
  }
}
