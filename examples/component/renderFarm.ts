import * as pulumi from "@pulumi/pulumi";
import { tencent } from "pulumi-batchflow";

export interface RenderFarmArgs {
  /** The availability zone of the nodes. */
  zone: string;
  /** The number of nodes; another one is a change in place. */
  nodes: pulumi.Input<number>;
  /** What a node has at least, in GB. */
  memory: number;
  /** The command that renders one frame. */
  command: pulumi.Input<string>;
  /** The number of frames; another one renders the film again, as a new job. */
  frames: pulumi.Input<number>;
}

/** Nodes of the cheapest type that is large enough, the template of their task, and a film that they render. */
export class RenderFarm extends pulumi.ComponentResource {
  readonly environmentId: pulumi.Output<string>;
  readonly jobId: pulumi.Output<string>;

  constructor(name: string, args: RenderFarmArgs, options?: pulumi.ComponentResourceOptions) {
    super("film:index:RenderFarm", name, {}, options);
    const { zone, memory } = args;
    const placement = { zone };
    const application = { deliveryForm: "LOCAL", command: args.command } as const;

    // With the component as its parent, a reader asks the account that the component's children are in.
    const offers = tencent.getCvmZoneInstanceConfigInfosOutput(
      { zones: [zone], instanceChargeTypes: ["POSTPAID_BY_HOUR"] },
      { parent: this },
    );
    const environment = new tencent.ComputeEnv(
      `${name}-nodes`,
      {
        placement,
        envData: {
          instanceType: offers.apply((found) => cheapest(found, memory)),
          imageId: "img-bd78fy2t",
        },
        desiredComputeNodeCount: args.nodes,
      },
      // The nodes stay as they are when another type becomes the cheapest.
      { parent: this, ignoreChanges: ["envData.instanceType"] },
    );
    const template = new tencent.TaskTemplate(
      `${name}-frame`,
      { taskTemplateInfo: { application, envId: environment.id, timeout: 3_600 } },
      { parent: this },
    );
    const job = new tencent.Job(
      `${name}-film`,
      {
        placement,
        tasks: [{ taskName: "frames", taskInstanceNum: args.frames, application, envId: environment.id }],
      },
      { parent: this },
    );

    this.environmentId = environment.id;
    this.jobId = job.id;
    this.registerOutputs({ environmentId: environment.id, templateId: template.id, jobId: job.id });
  }
}

/** The cheapest type on sale with this many GB; one without a price is none. */
function cheapest(offers: tencent.InstanceTypeQuotaItem[], memory: number): string {
  const [first] = offers
    .filter((offer) => offer.status === "SELL" && offer.memory >= memory)
    .flatMap((offer) => {
      const price = offer.price.unitPriceDiscount ?? offer.price.unitPrice;
      return price === undefined ? [] : [{ ...offer, price }];
    })
    .sort((a, b) => a.price - b.price);
  if (first === undefined) throw new pulumi.RunError(`no instance type of ${memory} GB is on sale`);
  return first.instanceType;
}
