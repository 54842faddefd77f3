/** The server's configuration file; JSON is YAML too. Without a `database` section the server uses SQLite. */
export function serverConfiguration(port: number, tokenExpirationHour: number): string {
  const logging = { dir: "./", level: "INFO", maxKeepDays: 1, maxFileNum: 2, maxFileSizeInMB: 100 };
  return JSON.stringify(
    {
      log: { ...logging, filePrefix: "log", isCompress: false },
      traceLog: {
        ...logging,
        filePrefix: "trace-log",
        isCompress: false,
        timeout: "2h",
        maxCacheSize: 10000,
        syncInterval: "30s",
        deleteInterval: "10s",
      },
      apiServer: { host: "127.0.0.1", port, tokenExpirationHour },
      fs: {
        defaultPVPath: "./config/fs/default_pv.yaml",
        defaultPVCPath: "./config/fs/default_pvc.yaml",
        servicePort: port,
      },
      job: {
        reclaim: {
          isCleanJob: true,
          isSkipCleanFailedJob: false,
          succeededJobTTLSeconds: 600,
          failedJobTTLSeconds: 3600,
        },
        schedulerName: "volcano",
        clusterSyncPeriod: 30,
        defaultJobYamlPath: "./config/server/default/job/job_template.yaml",
        isSingleCluster: false,
      },
      pipeline: "pipeline",
      imageRepository: { server: "", namespace: "", username: "", password: "", concurrency: 10 },
      monitor: { server: "" },
      metrics: { enable: false, port: 0 },
    },
    null,
    2,
  );
}
