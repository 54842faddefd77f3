import { isDeepStrictEqual } from "node:util";

import { UNKNOWN } from "../../lifecycle/process";
import { decide, propertiesOf } from "./up";
import { type Declared, resolve } from "./program";
import type { Run, Step } from "./run";
import { type Held, typeOf } from "./stack";

/** `pulumi refresh`: reads every object into the state. Answers the names of those that were changed or are gone. */
export async function refresh(run: Run): Promise<string[]> {
  run.stack.begin();
  const changed: string[] = [];
  for (const held of [...run.stack.resources]) {
    if (held.pendingReplacement === true || run.stopped) continue;
    const provider = run.provider(typeOf(held));
    const answer = await run.call(held.urn, "read", async () => ({
      found: await provider.read(held),
    }));
    if (answer === undefined) continue;
    const { found } = answer;
    if (found === undefined) {
      changed.push(held.urn);
      run.stack.drop(held);
      continue;
    }
    const { id, inputs, outputs } = held;
    if (!isDeepStrictEqual(found, { id, inputs, outputs })) changed.push(held.urn);
    delete held.initErrors;
    Object.assign(held, found);
    run.stack.save();
  }
  return changed;
}

/** `pulumi preview`: what up would do, without doing it. */
export async function preview(run: Run, program: readonly Declared[]): Promise<Step[]> {
  const { stack } = run;
  const steps: Step[] = [];
  /** Resources whose outputs, and those whose ids, are not known before the up. */
  const unknown = new Map<string, "outputs" | "all">();
  for (const declared of program) {
    if (run.stopped) break;
    const urn = stack.urnOf(declared.type, declared.name);
    const held = stack.find(urn);
    const { inputs: own } = resolve(declared, (name, property) => {
      const other = program.find((each) => each.name === name);
      const state = other && stack.find(stack.urnOf(other.type, other.name));
      const lacking = unknown.get(name);
      if (other === undefined || (lacking === undefined && state !== undefined)) return state;
      if (lacking === "outputs" && property === "id") return state;
      return { urn: stack.urnOf(other.type, other.name), id: UNKNOWN, outputs: { [property]: UNKNOWN } };
    });
    const provider = run.provider(declared.type);
    const news = propertiesOf(stack, declared, own);
    const check = await run.call(urn, "check", () => provider.check(held?.inputs ?? {}, news));
    for (const { reason } of check?.failures ?? [])
      run.failures.push({ urn, operation: "check", message: reason });
    if (check === undefined || check.failures.length > 0) break;
    if (held === undefined) {
      steps.push({ urn, operation: "create" });
      unknown.set(declared.name, "all");
      await run.call(urn, "create", () => provider.previewCreate(check.inputs));
      continue;
    }
    const operation = await planned(run, held, check.inputs);
    steps.push({ urn, operation });
    if (operation === "replace") {
      unknown.set(declared.name, "all");
      await run.call(urn, "create", () => provider.previewCreate(check.inputs));
    } else if (operation === "update") {
      unknown.set(declared.name, "outputs");
      await run.call(urn, "update", () => provider.previewUpdate(held, check.inputs));
    }
  }
  const declared = new Set(program.map(({ type, name }) => stack.urnOf(type, name)));
  for (const held of stack.resources) {
    if (held.delete === true || !declared.has(held.urn)) steps.push({ urn: held.urn, operation: "delete" });
  }
  return steps;
}

async function planned(run: Run, held: Held, inputs: Held["inputs"]): Promise<Step["operation"]> {
  const provider = run.provider(typeOf(held));
  const diff = await run.call(held.urn, "diff", () => provider.diff(held, inputs));
  return diff === undefined ? "same" : decide(held, inputs, diff);
}
