import { dynamicType, pluginType } from "../../../../provider/hosts/token";
import type { Given } from "./judge";

/** The two forms in which the engine knows a type. */
export const FORMS = [
  ["dynamic", dynamicType],
  ["plugin", pluginType],
] as const;

/** A named environment with two nodes of one type. */
export function env(props: object = {}, form = dynamicType, name = "farm"): Given {
  return {
    type: form("tencent:ComputeEnv"),
    name,
    props: {
      desiredComputeNodeCount: 2,
      placement: { zone: "ap-guangzhou-2" },
      envData: envData(),
      ...props,
    },
  };
}

export function envData(more: object = {}): object {
  return { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t", ...more };
}

/** A task with an environment of its own. */
export function task(more: object = {}): object {
  return {
    taskName: "t",
    application: { deliveryForm: "LOCAL", command: "true" },
    computeEnv: { envData: envData() },
    ...more,
  };
}

export function job(...tasks: readonly object[]): Given {
  return {
    type: dynamicType("tencent:Job"),
    name: "run",
    props: { placement: { zone: "ap-guangzhou-2" }, tasks },
  };
}

export function template(info: object): Given {
  return { type: pluginType("tencent:TaskTemplate"), name: "render", props: { taskTemplateInfo: info } };
}

/** A resource of a type that runs no machines, and one of another package. */
export const OTHERS: readonly Given[] = [
  { type: dynamicType("otc:Image"), props: { name: "debian" } },
  { type: "aws:s3/bucket:Bucket", props: { desiredComputeNodeCount: 9 } },
  { type: "pulumi:pulumi:Stack", props: {} },
];
