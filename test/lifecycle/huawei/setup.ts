import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import type { Fixture } from "../matrix";

/** Virtual seconds pass so fast that environments and executions take milliseconds. */
const TIME_SCALE = 2_000;

export const CANARY = "Canary-9f3a7c";

export function start(): Promise<Emulator> {
  return startEmulator({ timeScale: TIME_SCALE, rateLimits: false });
}

/** The default connection with a password, and another name for the same account with a key pair. */
export function config(emulator: Emulator): Record<string, unknown> {
  const { huawei } = emulator.platforms;
  const { region, endpoint, iamEndpoint, cromwellEndpoint, projectId } = huawei;
  const common = {
    region,
    endpoint,
    iamEndpoint,
    cromwellEndpoint,
    projectId,
    rateLimits: "off",
    requestTimeout: 2,
    skipCredentialsValidation: true,
  };
  const { username, password, domainName, accessKey, secretKey } = huawei;
  return {
    "batchflow:huawei": { ...common, username, password, domainName },
    "batchflow:huawei-too": { ...common, accessKey, secretKey },
  };
}

/** What all fixtures of the platform have in common. */
export const common = {
  platform: "huawei",
  start,
  config,
  reads: /^(get|download|createToken|cromwell(Status|Labels|Metadata|Query))/,
} as const satisfies Partial<Fixture>;

/** A workflow whose one job ends with the exit code that the input `code` names, after the seconds of `seconds`. */
export const SLEEPER = `version: genecontainer_0_1
inputs:
  seconds:
    default: 100000
    type: number
  code:
    default: 0
    type: number
workflow:
  job-a:
    type: GCS.Job
    commands:
      - sleep \${seconds}; exit \${code}
`;

/** Uploads a workflow as another client does. Returns its id. */
export async function uploadWorkflow(emulator: Emulator, content = SLEEPER): Promise<string> {
  const { endpoint, iamEndpoint, username, password, domainName, projectName } = emulator.platforms.huawei;
  const user = { name: username, password, domain: { name: domainName } };
  const login = await fetch(`${iamEndpoint}/v3/auth/tokens`, {
    method: "POST",
    body: JSON.stringify({
      auth: {
        identity: { methods: ["password"], password: { user } },
        scope: { project: { name: projectName } },
      },
    }),
  });
  const form = new FormData();
  form.append("resource", JSON.stringify({ name: "sleeper" }));
  form.append("archive_content", new Blob([content]), "sleeper.yaml");
  const answer = await fetch(`${endpoint}/v1/workflows`, {
    method: "POST",
    headers: { "x-auth-token": login.headers.get("x-subject-token") ?? "" },
    body: form,
  });
  return ((await answer.json()) as { id: string }).id;
}
