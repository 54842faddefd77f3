import { countOf, itemsOf, membersOf, textOf } from "../../../core/machines/known";
import type { Allowance, Limit, Taken } from "../../../core/machines/limits";
import type { Operation } from "../../../core/operation";
import { isNothing } from "../../../core/schema/values";
import type { PaddleFlowClient } from "../api/client";
import { quantityValue } from "../api/quantities";
import { listClusterResources } from "../cluster/calls";
import { getQueue, listQueues } from "./calls";

type Values = Readonly<Record<string, unknown>>;
type Ask = Operation<PaddleFlowClient>;

const BYTES_PER_GIB = 2 ** 30;
const THOUSANDTHS = 3;

/** The two amounts that all of the server's answers have, though not under one name. */
const AMOUNTS = [
  { member: "cpu", read: "cpu", unit: "cores", measure: coresIn },
  { member: "mem", read: "memory", unit: "GiB", measure: gibibytesIn },
] as const;

type Amount = (typeof AMOUNTS)[number];

/** What queues take of their clusters. */
export const queueLimits: readonly Limit<PaddleFlowClient>[] = AMOUNTS.flatMap((amount) => [
  {
    what: `${amount.unit} of a queue's maxResources, in its cluster`,
    over: "each",
    takes: (inputs) => ofCluster(inputs, amountIn(inputs.maxResources, amount)),
    ask: async (operation, cluster) => ({ most: await totalOf(operation, cluster, amount) }),
  },
  {
    what: `${amount.unit} that queues are guaranteed, in their cluster`,
    over: "all",
    takes: (inputs) => {
      if (isNothing(inputs.minResources)) return undefined;
      return ofCluster(inputs, amountIn(inputs.minResources, amount));
    },
    async ask(operation, cluster) {
      const most = await totalOf(operation, cluster, amount);
      const queues = await listQueues(operation.client, {}, operation.signal);
      const guaranteed = queues
        .filter(({ clusterName }) => clusterName === cluster)
        .map(({ minResources }) => amount.measure(membersOf(minResources)[amount.read]) ?? 0);
      return { most, used: guaranteed.reduce((sum, one) => sum + one, 0) };
    },
  },
]);

/** What jobs take of their queues: all containers of one run at once. */
export const jobLimits: readonly Limit<PaddleFlowClient>[] = AMOUNTS.map((amount) => ({
  what: `${amount.unit} of a job, in its queue`,
  over: "each",
  takes(inputs) {
    const queue = textOf(membersOf(inputs.schedulingPolicy).queue);
    return queue === undefined ? undefined : { of: queue, amount: amountOfJob(inputs, amount) };
  },
  async ask({ client, signal }, name): Promise<Allowance> {
    const queue = name === undefined ? undefined : await getQueue(client, name, signal);
    return { most: amount.measure(membersOf(queue?.maxResources)[amount.read]) };
  },
}));

function ofCluster({ clusterName }: Values, amount: number | undefined): Taken | undefined {
  const cluster = textOf(clusterName);
  return cluster === undefined ? undefined : { of: cluster, amount };
}

/** What is left out of amounts is zero. */
function amountIn(amounts: unknown, { member, measure }: Amount): number | undefined {
  const given = membersOf(amounts)[member];
  return isNothing(given) ? 0 : measure(given);
}

/** Undefined where a flavour's name stands for amounts, which only the server knows. */
function amountOfJob({ flavour, members }: Values, { member, measure }: Amount): number | undefined {
  if (isNothing(members)) return measure(membersOf(flavour)[member]);
  return itemsOf(members).reduce<number | undefined>((sum, one) => {
    const { replicas, flavour: own } = membersOf(one);
    const [count, each] = [countOf(replicas), measure(membersOf(own)[member])];
    return sum === undefined || count === undefined || each === undefined ? undefined : sum + count * each;
  }, 0);
}

/** What the nodes of a cluster have together. Only `root` may ask, and only of a cluster that is online. */
async function totalOf(
  { client, signal }: Ask,
  cluster: string | undefined,
  { read, measure }: Amount,
): Promise<number | undefined> {
  if (cluster === undefined) return undefined;
  const view = membersOf((await listClusterResources(client, [cluster], signal))[cluster]);
  const reason = textOf(view.errMsg);
  if (reason !== undefined) throw new Error(`cluster ${cluster} cannot be asked: ${reason}`);
  return measure(membersOf(membersOf(view.summary).total)[read]);
}

function coresIn(quantity: unknown): number | undefined {
  const size = sizeIn(quantity, THOUSANDTHS);
  return size === undefined ? undefined : size / 10 ** THOUSANDTHS;
}

function gibibytesIn(quantity: unknown): number | undefined {
  const size = sizeIn(quantity, 0);
  return size === undefined ? undefined : size / BYTES_PER_GIB;
}

function sizeIn(quantity: unknown, digits: number): number | undefined {
  const size = quantityValue(textOf(quantity) ?? "", digits);
  return size === undefined ? undefined : Number(size);
}
