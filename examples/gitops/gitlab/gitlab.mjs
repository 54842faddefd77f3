// What the jobs say to GitLab's API: the note of a merge request, the issue of the drift, and the plan of a merge.
//   node gitlab.mjs note FILE     writes FILE as the merge request's note, always the same one
//   node gitlab.mjs plan FOLDER   gets the plan to apply into FOLDER, and prints the commit that it must be for
//   node gitlab.mjs issue FILE    opens or updates the issue after a job that failed, closes it after one that did not
/* global fetch */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const { CI_API_V4_URL, CI_PROJECT_ID, CI_COMMIT_SHA, CI_PIPELINE_ID, GITLAB_TOKEN, PULUMI_STACK } =
  process.env;
/** GitLab takes a million characters; nobody reads more than this. */
const LONGEST = 100_000;

/** The answer's text; undefined where there is no such thing. */
async function ask(path, { method = "GET", body } = {}) {
  const response = await fetch(`${CI_API_V4_URL}/projects/${CI_PROJECT_ID}/${path}`, {
    method,
    headers: { "private-token": GITLAB_TOKEN ?? "", "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${method} ${path.split("?")[0]}: ${response.status}`);
  return response.text();
}

const list = async (path) => JSON.parse((await ask(path)) ?? "[]");

async function note(file) {
  if (!existsSync(file)) return;
  const notes = `merge_requests/${process.env.CI_MERGE_REQUEST_IID}/notes`;
  const mark = `<!-- preview of ${PULUMI_STACK} -->`;
  const body = `${mark}\n${readFileSync(file, "utf8")}`.slice(0, LONGEST);
  for (let page = 1, found = []; page === 1 || found.length === 100; page++) {
    found = await list(`${notes}?sort=asc&per_page=100&page=${page}`);
    const own = found.find((one) => one.body.startsWith(mark));
    if (own) return ask(`${notes}/${own.id}`, { method: "PUT", body: { body } });
  }
  return ask(notes, { method: "POST", body: { body } });
}

/** The newest job of this name in a pipeline that has kept a plan: its files by name. */
async function planOf(pipeline, name) {
  const jobs = await list(`pipelines/${pipeline}/jobs?include_retried=true&per_page=100`);
  for (const job of jobs.filter((one) => one.name === name).sort((one, other) => other.id - one.id)) {
    const files = {};
    for (const file of ["plan.json", "plan.meta"]) {
      files[file] = await ask(`jobs/${job.id}/artifacts/pipeline-out/${file}`);
    }
    if (files["plan.json"] !== undefined && files["plan.meta"] !== undefined) return files;
  }
  return undefined;
}

async function plan(folder) {
  // The plan of an earlier try of this job, else that of the merged merge request.
  let commit = CI_COMMIT_SHA;
  let files = await planOf(CI_PIPELINE_ID, "up");
  if (files === undefined) {
    const requests = await list(`repository/commits/${CI_COMMIT_SHA}/merge_requests`);
    const merged = requests.find(({ state }) => state === "merged");
    if (merged !== undefined) {
      commit = merged.sha;
      const [newest] = await list(`merge_requests/${merged.iid}/pipelines`);
      files = newest && (await planOf(newest.id, "preview"));
    }
  }
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files ?? {})) writeFileSync(`${folder}/${file}`, text);
  console.log(commit);
}

async function issue(file) {
  if (!existsSync(file)) return;
  const title = `Drift of ${PULUMI_STACK}`;
  const description = readFileSync(file, "utf8").slice(0, LONGEST);
  const found = await list(`issues?state=opened&in=title&search=${encodeURIComponent(title)}`);
  const own = found.find((one) => one.title === title);
  const differs = process.env.CI_JOB_STATUS !== "success";
  if (!differs && own === undefined) return;
  if (own === undefined) await ask("issues", { method: "POST", body: { title, description } });
  else {
    const closing = differs ? {} : { state_event: "close" };
    await ask(`issues/${own.iid}`, { method: "PUT", body: { description, ...closing } });
  }
}

const [command, path] = process.argv.slice(2);
const commands = { note, plan, issue };
if (commands[command] === undefined || path === undefined) {
  console.error("usage: gitlab.mjs note FILE | plan FOLDER | issue FILE");
  process.exitCode = 64;
} else {
  await commands[command](path).catch((error) => {
    console.error(`gitlab.mjs: ${error.message}`);
    process.exitCode = 1;
  });
}
