import { join } from "node:path";

import { expect, it } from "vitest";

import { GithubRepository } from "../../toolchain/ci/githubRepository";
import { runJob } from "../../toolchain/ci/githubJob";
import { repositoryRoot } from "../../toolchain/repository";
import { start } from "../tencent/setup";
import { checkOut, createPipelineStack, forget, machine, SECRETS, settings } from "./setup";

it("GitHub's workflows preview a pull request and apply its plan after the merge, with credentials from secrets alone", async () => {
  const emulator = await start();
  const stack = await createPipelineStack(emulator, { stack: "prod", credentials: false });
  const repository = new GithubRepository();
  const bin = checkOut(stack, {});
  const { secrets, variables: vars } = settings(stack, emulator);
  const workflow = (name: string, run: number, sha: string, event: object) => {
    forget(stack);
    return runJob(join(repositoryRoot, `examples/gitops/github/pulumi-${name}.yml`), {
      folder: stack.projectFolder,
      machine: machine(stack, bin),
      contexts: {
        github: { repository: "render/farm", sha, actor: "ann", token: "token", event },
        vars,
        secrets,
        inputs: {},
      },
      actions: repository.actions(stack.projectFolder, { run, sha, issue: 5 }),
    });
  };
  try {
    const head = { sha: "aaaa", repo: { full_name: "render/farm" } };
    const preview = await workflow("preview", 1, "bbbb", { pull_request: { number: 5, head } });
    expect(preview.outcome, preview.log).toBe("success");
    expect(repository.comments.get(5)?.[0]?.body).toContain("Preview of prod");
    expect(repository.artifacts.map(({ name }) => name)).toEqual(["plan-prod-aaaa"]);

    repository.pulls.set("cccc", [{ merged_at: "2030-01-01T00:00:00Z", head: { sha: "aaaa" } }]);
    const up = await workflow("up", 2, "cccc", {});
    expect(up.outcome, up.log).toBe("success");
    expect(up.log).not.toContain("a new preview follows");
    expect(emulator.control.state("tencent")).toMatchObject({ computeEnvs: [{}], taskTemplates: [{}] });
    const said = JSON.stringify([preview, up, repository.comments.get(5)]) + stack.stateText();
    for (const secret of Object.values(secrets)) expect(said).not.toContain(secret);
    expect(said).not.toMatch(SECRETS);
  } finally {
    repository.dispose();
    stack.remove();
    await emulator.close();
  }
});
