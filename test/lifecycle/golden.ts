import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { dynamicType } from "../../provider/hosts/token";
import { fixtures } from "./fixtures";
import type { Fixture } from "./matrix";
import { DynamicProcess, type Properties } from "./process";

/** What a release kept of one object: written by that release, read by all later ones. */
export interface GoldenState {
  readonly id: string;
  /** As check has answered them, and as the engine keeps them. */
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** The state that a read by the id alone has given, as for an import. */
  readonly imported: { readonly inputs: Properties; readonly outputs: Properties };
  /** A change that is made in place, where the type has one, and one that replaces. */
  readonly update?: Properties;
  readonly replacement?: Properties;
}

export interface GoldenFile {
  /** The stack's configuration, with `LEFT_OUT` in place of credentials. */
  readonly config: Readonly<Record<string, Properties>>;
  /** By `platform:Type`. */
  readonly states: Readonly<Record<string, readonly GoldenState[]>>;
}

const LEFT_OUT = "left-out";
const CREDENTIALS = /^(password|secretId|secretKey|accessKey|accessKeyId|accessKeySecret)$/;

/**
 * Records with the provider as it is built now. To be run once for each release, before it is tagged:
 * `npm run build && npx tsx test/lifecycle/golden.ts <release>`.
 */
async function record(release: string): Promise<void> {
  const folder = join(__dirname, "../fixtures/golden", release);
  mkdirSync(folder, { recursive: true });
  for (const platform of new Set(fixtures.map((fixture) => fixture.platform))) {
    const states: Record<string, GoldenState[]> = {};
    let config = {};
    for (const fixture of fixtures.filter((each) => each.platform === platform)) {
      const recorded = await stateOf(fixture);
      (states[fixture.type] ??= []).push(recorded.state);
      config = recorded.config;
    }
    const file: GoldenFile = { config, states };
    writeFileSync(join(folder, `${platform}.json`), `${JSON.stringify(file, undefined, 2)}\n`);
  }
}

async function stateOf(
  fixture: Fixture,
): Promise<{ state: GoldenState; config: Readonly<Record<string, Properties>> }> {
  const emulator = await fixture.start();
  const settings = fixture.config(emulator);
  const provider = await DynamicProcess.start(fixture.type, settings);
  try {
    const prepared = (await fixture.prepare?.(emulator)) ?? {};
    const urn = `urn:pulumi:dev::golden::${dynamicType(fixture.type)}::subject`;
    const beside = { __identity: urn, __timeouts: { create: 60, update: 60, delete: 60 } };
    const { inputs, failures } = await provider.check(
      {},
      { ...beside, ...fixture.inputs, ...fixture.unreadInputs, ...prepared },
    );
    if (failures.length > 0) throw new Error(`${fixture.type}: ${JSON.stringify(failures)}`);
    const { id, outputs } = await provider.create(inputs);
    const imported = await provider.read({ id });
    if (imported === undefined) throw new Error(`${fixture.type}: ${id} is gone`);
    const update = firstChange(inputs, fixture.updates);
    const replacement = firstChange(inputs, fixture.replacements);
    const state = {
      id,
      inputs,
      outputs,
      imported: { inputs: imported.inputs, outputs: imported.outputs },
      ...(update && { update }),
      ...(replacement && { replacement }),
    };
    return { state, config: withoutCredentials(settings) };
  } finally {
    await provider.kill();
    await emulator.close();
  }
}

function firstChange(inputs: Properties, changes: Properties): Properties | undefined {
  // Whether another connection means another object depends on more than state.
  const change = Object.entries(changes).find(
    ([name, value]) => name !== "connection" && JSON.stringify(inputs[name]) !== JSON.stringify(value),
  );
  return change && Object.fromEntries([change]);
}

function withoutCredentials(settings: Readonly<Record<string, unknown>>): Record<string, Properties> {
  const connections = Object.entries(settings) as [string, Properties][];
  return Object.fromEntries(
    connections.map(([name, members]) => [
      name,
      Object.fromEntries(
        Object.entries(members).map(([key, value]) => [key, CREDENTIALS.test(key) ? LEFT_OUT : value]),
      ),
    ]),
  );
}

if (require.main === module) {
  const [release] = process.argv.slice(2);
  if (release === undefined) throw new Error("which release?");
  void record(release);
}
