import { parseExport, type PendingOperation, type StackExport } from "../../stack/stackExport";
import { type OwnOperation, pendingOperations } from "../../stack/stackState";
import { parseUrn } from "../../stack/urn";
import { EXIT, type ExitCode } from "../exitCodes";
import type { Judge } from "./judging";
import { choicesOf } from "./choices";
import { type Choices, type Configuration, planRecovery, type RecoveryPlan } from "./recoveryPlan";
import { reportJson, reportMarkdown, reportText, type Result } from "./recoveryReport";
import { keep, StackFile } from "../stackFile";
import { type Format, terminal as realTerminal, type Terminal } from "../terminal";

export interface RecoverOptions {
  readonly stack?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly format?: Format;
  readonly take?: readonly string[];
  readonly forget?: readonly string[];
}

export interface RecoverHost {
  readonly terminal: Terminal;
  /** Called only where an operation on one of our types is pending. */
  readonly judge: (stack: string | undefined) => Promise<Judge>;
  /** The configuration of the stack's dynamic provider; called only where an object enters the state. */
  readonly configuration: (stack: string | undefined) => ReturnType<Configuration>;
  readonly now: () => Date;
}

const host: RecoverHost = {
  terminal: realTerminal,
  judge: async (stack) => (await import("./judge.js")).judgeOf(stack),
  configuration: async (stack) => (await import("./judge.js")).providerConfiguration(stack),
  now: () => new Date(),
};

/** Settles what a killed run left pending. */
export async function runRecover(
  options: RecoverOptions,
  { terminal, judge, configuration, now }: RecoverHost = host,
): Promise<ExitCode> {
  const file = new StackFile(options.stack);
  const text = await file.text();
  const { ours, others } = pendingIn(parseExport(text));
  const choices = choicesOf(options, ours, others);
  const toForget = others.filter(({ resource }) => choices.forget.has(resource.urn));
  const { format = "text" } = options;
  type Reported = Pick<RecoveryPlan, "decisions" | "others" | "blocking">;
  const lines = (plan: Reported) => reportText(plan, now().getTime());
  const show = (plan: Reported) => {
    if (format === "text") for (const line of lines(plan)) terminal.out(line);
  };
  const say = (plan: Reported, result: Result, rest = "") => {
    if (format === "json") terminal.json(reportJson(plan, result));
    else if (format === "markdown") terminal.page(reportMarkdown(plan, rest, now().getTime()));
    else if (rest !== "") terminal.note(rest);
  };
  if (ours.length === 0 && toForget.length === 0) {
    const plan = { decisions: [], others, blocking: [] };
    show(plan);
    say(plan, { changed: false });
    return EXIT.done;
  }

  const state = await file.read();
  const plan = await planRecovery(
    state.deployment ?? {},
    ours.some((operation) => isAsked(operation, choices)) ? await judge(options.stack) : NOBODY,
    choices,
    () => configuration(options.stack),
  );
  show(plan);
  if (plan.blocking.length > 0 || plan.decisions.some(({ isDecided }) => !isDecided)) {
    say(plan, { changed: false }, UNDECIDED);
    return EXIT.undecided;
  }
  if (options.dryRun === true) {
    say(plan, { changed: false }, "Nothing was changed: this was a dry run.");
    return EXIT.done;
  }
  if (options.yes !== true) {
    if (format !== "text") for (const line of lines(plan)) terminal.note(line);
    const answer = await terminal.confirm("Change the state so?");
    if (answer !== true) {
      say(plan, { changed: false }, answer === undefined ? NO_TERMINAL : "Nothing was changed.");
      return EXIT.unconfirmed;
    }
  }
  // Judging and asking take their time; an update may have begun or ended meanwhile.
  if ((await file.text()) !== text) {
    throw new Error(
      "the stack's state has changed meanwhile; nothing was written. Run `batchflow recover` again",
    );
  }
  const backup = keep(text, labelOf(plan), now());
  await file.write({ ...state, deployment: plan.deployment });
  const count = plan.decisions.length;
  const settled = `Settled ${count} operation${count === 1 ? "" : "s"}. The state of before: ${backup}`;
  say(plan, { changed: true, backup }, settled);
  return EXIT.done;
}

const UNDECIDED =
  "Nothing was changed: `pulumi stack import` empties the list of pending operations, so all must be decided.";
const NO_TERMINAL = "Nothing was changed: there is no terminal to ask on. Pass --yes to change the state.";

function pendingIn({ deployment }: StackExport): ReturnType<typeof pendingOperations> {
  return deployment ? pendingOperations(deployment) : { ours: [], others: [] };
}

/** Whether the platforms are asked about an operation: not about a creation that is only to be taken off the list. */
function isAsked({ kind, urn }: OwnOperation, { forget }: Choices): boolean {
  return kind === "deleting" || (kind === "creating" && !forget.has(urn));
}

/** Where no platform is asked, no configuration is read either. */
const notAsked = () => Promise.reject(new Error("no platform can be asked"));
const NOBODY: Judge = { creating: notAsked, take: notAsked, exists: notAsked };

function labelOf({ decisions, others }: RecoveryPlan): string {
  const operations: readonly PendingOperation[] = [
    ...decisions.map(({ operation }) => operation.entry),
    ...others,
  ];
  const urn = parseUrn(operations[0]?.resource.urn ?? "");
  return urn === undefined ? "stack" : `${urn.project}.${urn.stack}`;
}
