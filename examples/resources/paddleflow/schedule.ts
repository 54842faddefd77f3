import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

// ## Every night
// At half past two in the server's time zone. A change of the pipeline adds a version, and makes a new schedule of
// that version in place of the old one.
const backup = new paddleflow.Pipeline("backup", {
  yaml: {
    name: "backup",
    docker_env: "python:3.11",
    entry_points: {
      copy: { command: "python copy.py", env: { PF_JOB_QUEUE_NAME: "training", PF_JOB_FLAVOUR: "flavour1" } },
    },
  },
});

const nightly = new paddleflow.Schedule("nightly", {
  pipelineId: backup.id,
  pipelineVersionId: backup.latestVersionId,
  crontab: "30 2 * * *",
});

export const nightlyId = nightly.id;

// ## In office hours of a zone, one run at a time
// A run that would overlap another one is left out, as is one that is more than ten minutes late. The server deletes
// no file system that a schedule uses: with `fileSystems` the schedule is deleted before it.
const reports = new paddleflow.FileSystem("reports", {
  name: "reports",
  storage: {
    type: "sftp",
    url: "sftp://files.example.com:22/reports",
    user: "reports",
    password: new pulumi.Config().requireSecret("sftpPassword"),
  },
});
const hourly = new paddleflow.Pipeline("hourly", {
  yaml: {
    name: "hourly",
    docker_env: "python:3.11",
    fs_options: { main_fs: { name: reports.name } },
    entry_points: {
      report: {
        command: "python report.py",
        env: { PF_JOB_QUEUE_NAME: "training", PF_JOB_FLAVOUR: "flavour1" },
      },
    },
  },
});

new paddleflow.Schedule("hourly", {
  desc: "Reports of the working day",
  pipelineId: hourly.id,
  pipelineVersionId: hourly.latestVersionId,
  crontab: "CRON_TZ=Asia/Shanghai 0 9-17 * * 1-5",
  concurrency: 1,
  concurrencyPolicy: "skip",
  expireInterval: 600,
  fileSystems: [reports.id],
});
