import { isRecord } from "../../../core/schema/values";
import { nonEmpty, type Wire } from "../api/wire";
import { workflowIn } from "../api/workflow";

const OF_PIPELINE = /^(ppl-\w+)-(\d+)$/;
const OF_TEXT = /^[0-9a-f]{32}$/;

/** What a run was started with, as far as the server shows it: a pipeline's version, a text, or a file. */
export function sourceOf(run: Wire): Readonly<Record<string, unknown>> {
  const source = nonEmpty(run.source) ?? "";
  const [, pipelineId, pipelineVersionId] = OF_PIPELINE.exec(source) ?? [];
  if (pipelineId !== undefined) return { pipelineId, pipelineVersionId, ...overridesOf(run) };
  if (OF_TEXT.test(source)) return { yaml: nonEmpty(run.runYaml), ...overridesOf(run) };
  return { ...overridesOf(run), fsName: nonEmpty(run.fsName), yamlPath: source };
}

/** The server returns what holds for the run, whether it was given with the run or stands in the YAML. */
function overridesOf(run: Wire): Readonly<Record<string, unknown>> {
  const { fs_options, docker_env, disabled, failure_options } = workflowIn(run.runYaml) ?? {};
  const main = isRecord(fs_options) && isRecord(fs_options.main_fs) ? fs_options.main_fs.name : undefined;
  const strategy = isRecord(failure_options) ? failure_options.strategy : undefined;
  const own = (value: unknown, written: unknown) => (value === written ? undefined : nonEmpty(value));
  const given = isRecord(run.failureOptions) ? own(run.failureOptions.strategy, strategy ?? "fail_fast") : "";
  return {
    fsName: own(run.fsName, main),
    dockerEnv: own(run.dockerEnv, docker_env),
    disabled: own(run.disabled, disabled)?.split(","),
    failureOptions: nonEmpty(given) && { strategy: given },
  };
}
