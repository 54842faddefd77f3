import { operations, type Operation } from "./measure";
import type { ProcessUse } from "./providerProcess";
import { highest, median } from "./statistics";
import type { Contender, TemplateFigures, TemplateSample, TemplateState } from "./templates";

/** What the samples of the task templates come to. */
export class TemplateSummary {
  readonly sizes: readonly number[];
  readonly #figures: TemplateFigures;

  constructor(figures: TemplateFigures) {
    this.#figures = figures;
    this.sizes = [...new Set(figures.samples.map(({ size }) => size))];
  }

  /** The highest peak of the provider process that has one resource to preview. */
  startMiB(contender: Contender): number | undefined {
    return highest(this.#starts(contender).map(({ peakMiB }) => peakMiB));
  }

  /** Milliseconds of its processor time. */
  startCpu(contender: Contender): number | undefined {
    return median(this.#starts(contender).map(({ cpuSeconds }) => cpuSeconds * 1000));
  }

  seconds(size: number, contender: Contender, operation: Operation): number | undefined {
    return median(this.#select(size, contender, operation).map((sample) => sample.seconds));
  }

  /**
   * How many times as long `contender` takes as `base`: the median of the rounds' ratios, because what runs on the
   * machine beside the bench changes from round to round and meets both alike in one.
   */
  ratio(size: number, contender: Contender, base: Contender, operation: Operation): number | undefined {
    const bases = this.#select(size, base, operation);
    const ratios = this.#select(size, contender, operation).flatMap((sample) => {
      const other = bases.find(({ round }) => round === sample.round);
      return other === undefined ? [] : sample.seconds / other.seconds;
    });
    return median(ratios);
  }

  /** The most requests that a round sent. */
  requests(size: number, contender: Contender, operation: Operation): number | undefined {
    return highest(this.#select(size, contender, operation).map(({ requests }) => total(requests)));
  }

  /** The highest peak of the provider process in any operation. */
  peakMiB(size: number, contender: Contender): number | undefined {
    return highest(this.#select(size, contender).flatMap(({ provider }) => provider?.peakMiB ?? []));
  }

  /** Milliseconds of processor time that the provider process takes for each resource in all operations together. */
  cpuPerResource(size: number, contender: Contender): number | undefined {
    const times = operations.map((operation) =>
      median(this.#select(size, contender, operation).flatMap(({ provider }) => provider?.cpuSeconds ?? [])),
    );
    return times.includes(undefined) ? undefined : (sum(times) / size) * 1000;
  }

  /** What of the dynamic provider's is not the floor's. */
  ownCpuPerResource(size: number): number | undefined {
    const [own, floor] = [this.cpuPerResource(size, "dynamic"), this.cpuPerResource(size, "floor")];
    return own === undefined || floor === undefined ? undefined : own - floor;
  }

  /** How many times as long the dynamic provider takes as the floor, for all operations together. */
  cycleRatio(size: number): number {
    const cycle = (contender: Contender): number =>
      sum(operations.map((operation) => this.seconds(size, contender, operation)));
    return cycle("dynamic") / cycle("floor");
  }

  state(size: number, contender: Contender): TemplateState | undefined {
    return this.#figures.states.find((state) => state.size === size && state.contender === contender);
  }

  /** Milliseconds for each resource that the dynamic provider takes beyond the floor. */
  ownShare(size: number, operation: Operation): number | undefined {
    const bases = this.#select(size, "floor", operation);
    const shares = this.#select(size, "dynamic", operation).flatMap((sample) => {
      const base = bases.find(({ round }) => round === sample.round);
      return base === undefined ? [] : ((sample.seconds - base.seconds) / size) * 1000;
    });
    return median(shares);
  }

  #starts(contender: Contender): ProcessUse[] {
    return this.#figures.starts.flatMap((sample) =>
      sample.contender === contender ? (sample.provider ?? []) : [],
    );
  }

  #select(size: number, contender: Contender, operation?: Operation): TemplateSample[] {
    return this.#figures.samples.filter(
      (sample) =>
        sample.size === size &&
        sample.contender === contender &&
        (operation === undefined || sample.operation === operation),
    );
  }
}

export function total(requests: Readonly<Record<string, number>>): number {
  return sum(Object.values(requests));
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((so, value) => so + (value ?? 0), 0);
}
