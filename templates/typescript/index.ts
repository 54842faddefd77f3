import * as pulumi from "@pulumi/pulumi";
import { tencent } from "pulumi-batchflow";

const config = new pulumi.Config();
const zone = config.get("zone") ?? "ap-guangzhou-3";

// The cheapest type with at least 4 cores and 8 GB, on sale by the hour, which is how the nodes below are paid for.
const instanceType = tencent
  .getCvmZoneInstanceConfigInfosOutput({ zones: [zone], instanceChargeTypes: ["POSTPAID_BY_HOUR"] })
  .apply((offers) => {
    const [cheapest] = offers
      .filter(({ status, cpu, memory }) => status === "SELL" && cpu >= 4 && memory >= 8)
      .flatMap((offer) => {
        const price = offer.price.unitPriceDiscount ?? offer.price.unitPrice;
        return price === undefined ? [] : [{ ...offer, price }];
      })
      .sort((a, b) => a.price - b.price);
    if (cheapest === undefined) {
      throw new pulumi.RunError(`no instance type of 4 cores and 8 GB is on sale by the hour in ${zone}`);
    }
    return cheapest.instanceType;
  });

const nodes = new tencent.ComputeEnv(
  "nodes",
  {
    placement: { zone },
    desiredComputeNodeCount: config.getNumber("nodes") ?? 2,
    envData: {
      instanceType,
      imageId: "img-bd78fy2t",
      loginSettings: { password: config.requireSecret("nodePassword") },
    },
    tags: { team: "render" },
  },
  // The nodes stay as they are when another type becomes the cheapest.
  { ignoreChanges: ["envData.instanceType"] },
);

const application = { deliveryForm: "LOCAL", command: "python3 /opt/render.py" } as const;

export const template = new tencent.TaskTemplate("render", {
  taskTemplateInfo: { application, envId: nodes.id, timeout: 3600 },
}).id;

export const job = new tencent.Job(
  "frames",
  {
    placement: { zone },
    tasks: [
      { taskName: "frames", taskInstanceNum: 2, application, envId: nodes.id },
      { taskName: "movie", application, envId: nodes.id },
    ],
    dependences: [{ startTask: "frames", endTask: "movie" }],
    triggers: [config.get("release") ?? "1"],
    waitFor: "finished",
  },
  { customTimeouts: { create: "2h" } },
).id;
