import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { findOnPath, run } from "../toolchain/process";
import { repositoryRoot } from "../toolchain/repository";
import { Unavailable } from "../toolchain/unavailable";
import { expectDone } from "./setup";

/** A git repository with the templates, as a host such as GitHub serves it. */
export interface GitServer {
  /** Stands for `https://github.com`. */
  readonly address: string;
  /** The file with the certificate. */
  readonly certificate: string;
  close(): Promise<void>;
}

/** The repository's path below the host. */
const REPOSITORY = "pulumi-batchflow/pulumi-batchflow.git";
const SERVICE = "git-upload-pack";

/** Serves the templates from the branch `main` of a repository in `folder`. Rejects with `Unavailable` without the tools. */
export async function startGitServer(folder: string): Promise<GitServer> {
  for (const tool of ["git", "openssl"]) {
    if (findOnPath(tool) === undefined) throw new Unavailable(`there is no ${tool} on PATH`);
  }
  const repository = await makeRepository(folder);
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const keys = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key];
  const args = ["req", "-x509", "-days", "2", ...keys, "-out", certificate, ...subject];
  expectDone(await run("openssl", args));
  const tls = { key: readFileSync(key), cert: readFileSync(certificate) };
  const server = createServer(tls, (request, answer) => serve(repository, request, answer));
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {
    address: `https://localhost:${(server.address() as AddressInfo).port}`,
    certificate,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function makeRepository(folder: string): Promise<string> {
  const repository = join(folder, "repository");
  mkdirSync(repository);
  cpSync(join(repositoryRoot, "templates"), join(repository, "templates"), { recursive: true });
  const author = ["-c", "user.name=test", "-c", "user.email=test@example.invalid"];
  for (const args of [
    ["init", "--quiet", "--initial-branch", "main"],
    ["add", "."],
    [...author, "commit", "--quiet", "--message", "Templates"],
  ]) {
    expectDone(await run("git", args, { cwd: repository }));
  }
  return repository;
}

/** Git's protocol over HTTP: the names of the branches, then a pack of what is asked for. */
function serve(repository: string, request: IncomingMessage, answer: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? "/", "https://localhost");
  const refs = pathname === `/${REPOSITORY}/info/refs` && searchParams.get("service") === SERVICE;
  if (!refs && pathname !== `/${REPOSITORY}/${SERVICE}`) {
    answer.writeHead(404).end();
    return;
  }
  const kind = refs ? "advertisement" : "result";
  answer.writeHead(200, { "content-type": `application/x-${SERVICE}-${kind}` });
  if (refs) answer.write(`001e# service=${SERVICE}\n0000`);
  const options = ["--stateless-rpc", ...(refs ? ["--http-backend-info-refs"] : [])];
  const git = spawn("git", ["upload-pack", ...options, repository], { stdio: ["pipe", "pipe", "ignore"] });
  git.stdin.on("error", () => undefined);
  request.pipe(git.stdin);
  git.stdout.pipe(answer);
}
