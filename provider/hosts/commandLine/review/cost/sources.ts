import { secretsOfConnection } from "../../../../core/disclosure/places";
import { Secrets } from "../../../../core/disclosure/redact";
import { messageOf } from "../../../../core/errors";
import type { Offer } from "../../../../core/machines";
import type { Allowance, Limit } from "../../../../core/machines/limits";
import type { Operation } from "../../../../core/operation";
import { loadPlatform, type PlatformDefinitions } from "../../../../registry";
import { type StackConfig, stackConfig } from "../../stackConfig";
import { terminal } from "../../terminal";
import { type PriceFile, readPriceFile } from "./priceFile";

/** What a source knows, or why it does not. */
export type Answer<T> = { readonly value: T } | { readonly unknown: string };

export interface Offered {
  readonly list: readonly Offer[];
  /** What is not certain of the figures in `left`. */
  readonly caution?: string | undefined;
}

/** Where prices and limits come from. What cannot be found out is an answer too: it fails no review. */
export interface Sources {
  /** What a platform offers to who has a connection; undefined where that is not known yet. */
  offers(platform: string, connection: string | undefined): Promise<Answer<Offered>>;
  /** What a platform says of a limit: whose, where there are several. */
  allowance(
    platform: string,
    connection: string | undefined,
    limit: Limit,
    of: string | undefined,
  ): Promise<Answer<Allowance>>;
}

export interface SourceOptions {
  /** Whose configuration names the connections; left out, the selected one. */
  readonly stack?: string | undefined;
  /** The path of a file of offers: with one, no platform is asked, for limits neither. */
  readonly prices?: string | undefined;
}

/** Opens the sources that a command line names. Throws ConfigurationError where the file of offers is none. */
export function openSources({ stack, prices }: SourceOptions): Sources {
  if (prices === undefined) return new Platforms(() => stackConfig(stack));
  const file = readPriceFile(prices);
  return {
    offers: (platform) => Promise.resolve(offersIn(file, platform, prices)),
    allowance: () => Promise.resolve({ value: {} }),
  };
}

function offersIn(file: PriceFile, platform: string, path: string): Answer<Offered> {
  const list = file[platform];
  return list === undefined ? { unknown: `${path} has no offers of ${platform}` } : { value: { list } };
}

const ASK_MS = 30_000;

/** Asks the platforms, by the connections of a stack: each of them once for all that it offers. */
export class Platforms implements Sources {
  readonly #configure: () => Promise<StackConfig>;
  readonly #offers = new Map<string, Promise<Answer<Offered>>>();
  readonly #allowances = new Map<Limit, Map<string, Promise<Answer<Allowance>>>>();
  #config: Promise<StackConfig> | undefined;

  constructor(configure: () => Promise<StackConfig>) {
    this.#configure = configure;
  }

  offers(platform: string, connection: string | undefined): Promise<Answer<Offered>> {
    return once(this.#offers, JSON.stringify([platform, connection]), async () => {
      const definitions = await loadPlatform(platform);
      const offers = definitions?.offers;
      if (definitions === undefined || offers === undefined) {
        return { unknown: `${definitions?.platform.title ?? platform} tells no prices` };
      }
      return this.#ask(definitions, connection, async (operation) => ({
        list: await offers.list(operation),
        caution: offers.caution,
      }));
    });
  }

  allowance(
    platform: string,
    connection: string | undefined,
    limit: Limit,
    of: string | undefined,
  ): Promise<Answer<Allowance>> {
    const answers = this.#allowances.get(limit) ?? new Map<string, Promise<Answer<Allowance>>>();
    this.#allowances.set(limit, answers);
    return once(answers, JSON.stringify([connection, of]), async () => {
      const definitions = await loadPlatform(platform);
      if (definitions === undefined || limit.ask === undefined) return { value: {} };
      return this.#ask(
        definitions,
        connection,
        async (operation) => (await limit.ask?.(operation, of)) ?? {},
      );
    });
  }

  async #ask<T>(
    { platform }: PlatformDefinitions,
    connection: string | undefined,
    call: (operation: Operation<unknown>) => Promise<T>,
  ): Promise<Answer<T>> {
    if (connection === undefined) return { unknown: "the connection is not known yet" };
    let secrets = new Secrets();
    try {
      this.#config ??= this.#configure();
      const { client, settings } = platform.connection((await this.#config).get, connection);
      secrets = new Secrets(secretsOfConnection(platform.schema, settings));
      const log = (text: string) => terminal.note(`${platform.name}: ${secrets.show(text)}`);
      return { value: await call({ client, settings, signal: AbortSignal.timeout(ASK_MS), log }) };
    } catch (error) {
      return { unknown: secrets.show(`${platform.title} could not be asked: ${messageOf(error)}`) };
    }
  }
}

function once<T>(answers: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  let answer = answers.get(key);
  if (answer === undefined) {
    answer = ask();
    answers.set(key, answer);
  }
  return answer;
}
