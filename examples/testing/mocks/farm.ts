import * as pulumi from "@pulumi/pulumi";
import { tencent } from "pulumi-batchflow";

export interface FarmArgs {
  zone: string;
  /** How many nodes stand by. */
  nodes: number;
  /** The password for logging in to them. */
  password: pulumi.Input<string>;
  /** Nodes that hang: they are ended, and the environment makes others. */
  hung?: string[];
}

/** Nodes of the cheapest type that fits, and a template of the work on them. */
export class Farm extends pulumi.ComponentResource {
  readonly nodes: tencent.ComputeEnv;
  readonly template: tencent.TaskTemplate;

  constructor(name: string, args: FarmArgs, options?: pulumi.ComponentResourceOptions) {
    super("acme:Farm", name, {}, options);
    const { zone, nodes, password, hung = [] } = args;
    const offers = tencent.getCvmZoneInstanceConfigInfosOutput(
      { zones: [zone], instanceChargeTypes: ["POSTPAID_BY_HOUR"] },
      { parent: this },
    );
    this.nodes = new tencent.ComputeEnv(
      name,
      {
        placement: { zone },
        envData: {
          instanceType: offers.apply(cheapest),
          imageId: "img-bd78fy2t",
          loginSettings: { password },
        },
        desiredComputeNodeCount: nodes,
      },
      { parent: this },
    );
    if (hung.length > 0) {
      this.nodes.id.apply((envId) => tencent.terminateComputeNodes({ envId, computeNodeIds: hung }));
    }
    const application = { deliveryForm: "LOCAL", command: "render" } as const;
    this.template = new tencent.TaskTemplate(
      name,
      { taskTemplateInfo: { application, envId: this.nodes.id } },
      { parent: this },
    );
    this.registerOutputs({ nodes: this.nodes.id, template: this.template.id });
  }
}

type Offer = Pick<tencent.InstanceTypeQuotaItem, "instanceType" | "status" | "cpu" | "memory" | "price">;

/** The cheapest type on sale with at least 4 cores and 8 GB whose price is known. */
export function cheapest(offers: readonly Offer[]): string {
  const [first] = offers
    .filter(({ status, cpu, memory }) => status === "SELL" && cpu >= 4 && memory >= 8)
    .flatMap(({ instanceType, price: { unitPrice } }) =>
      unitPrice === undefined ? [] : [{ instanceType, unitPrice }],
    )
    .sort((one, other) => one.unitPrice - other.unitPrice);
  if (first === undefined) throw new pulumi.RunError("no type with 4 cores and 8 GB is on sale");
  return first.instanceType;
}
