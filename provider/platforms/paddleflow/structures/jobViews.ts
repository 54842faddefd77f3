import { z } from "zod";

import { field, structure } from "../../../core/schema/field";

const text = z.string();
const texts = z.record(text, text);

const flavour = structure("JobFlavourView", "What a container has.", {
  name: field(text.optional(), "The flavour; `customFlavour` stands for amounts of the job's own."),
  cpu: field(text.optional(), "CPU cores."),
  mem: field(text.optional(), "Memory."),
  scalarResources: field(texts.optional(), "Other resources."),
});

const member = structure("JobMemberView", "Equal containers of a job, without their environment variables.", {
  role: field(text, "What they do."),
  replicas: field(z.int(), "How many there are."),
  flavour: field(flavour.optional(), "What each of them has."),
  image: field(text.optional(), "The container image."),
  command: field(text.optional(), "The command."),
  args: field(z.array(text).optional(), "The command's arguments."),
  port: field(z.int().optional(), "The port that they listen on."),
});

const summary = {
  jobId: field(text, "The id.", { wireName: "id" }),
  name: field(text.optional(), "The name."),
  labels: field(texts.optional(), "The labels, with the one by which the provider finds its own jobs."),
  annotations: field(texts.optional(), "The annotations."),
  schedulingPolicy: field(
    structure("JobSchedulingPolicyView", "How a job is scheduled.", {
      queue: field(text, "The queue."),
      priority: field(text.optional(), "`LOW`, `NORMAL` or `HIGH`."),
    }),
    "How it is scheduled.",
  ),
  userName: field(text, "Who created it.", { wireName: "UserName" }),
  framework: field(text.optional(), "`standalone`, or what runs a distributed job."),
  members: field(z.array(member).optional(), "Its containers."),
  status: field(
    text,
    "`init`, `pending`, `running`, `terminating`, or, when it has ended, `succeeded`, `failed`, `terminated`, `cancelled` or " +
      "`skipped`.",
  ),
  message: field(text.optional(), "More about the status."),
  acceptTime: field(text, "When it was created, in the server's local time."),
  startTime: field(text.optional(), "When it began to run, in the server's local time."),
  finishTime: field(text.optional(), "When it ended, in the server's local time."),
};

export const jobView = structure("JobView", "A job, without what it runs on.", summary);

const runtime = structure("JobRuntime", "A pod of a job.", {
  id: field(text.optional(), "Its id in Kubernetes."),
  name: field(text.optional(), "Its name."),
  namespace: field(text.optional(), "Its namespace."),
  status: field(text.optional(), "Its status in Kubernetes, as JSON."),
  nodeName: field(text.optional(), "The node that it runs on."),
  role: field(text.optional(), "What it does."),
  index: field(z.int().optional(), "Its number among those of its role."),
});

export const jobDetail = structure("JobDetail", "A job with what it runs on.", {
  ...summary,
  runtime: field(runtime.optional(), "The pod of a single job."),
  distributedRuntime: field(
    structure("JobDistributedRuntime", "The object in Kubernetes of a distributed job.", {
      id: field(text.optional(), "Its id in Kubernetes."),
      name: field(text.optional(), "Its name."),
      namespace: field(text.optional(), "Its namespace."),
      status: field(text.optional(), "Its status in Kubernetes, as JSON."),
      runtimes: field(z.array(runtime).optional(), "Its pods."),
    }).optional(),
    "The pods of a distributed job.",
  ),
});
