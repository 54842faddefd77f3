import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Stands in for `pfs-fuse` and `mountpoint`, which need a kernel module and rights. It mounts nothing, but logs in to the
 * server with the token that it is given and asks for the file system, as the program does.
 */
export interface MountProgram {
  /** To be put before PATH. */
  readonly path: string;
  /** The directories that are mounted. */
  mounts(): string[];
  /** The command lines of all calls, in their order. */
  calls(): string[];
  /** The answer to the last question for the file system. */
  answer(): unknown;
  /** Makes the next mounts end with this message. */
  fail(message: string | undefined): void;
  dispose(): void;
}

const script = (folder: string): Readonly<Record<string, string>> => ({
  mountpoint: `for last; do :; done
[ -e ${folder}/mounts/"$(printf '%s' "$last" | tr / _)" ]
`,
  "pfs-fuse": `printf '%s\\n' "$*" >> ${folder}/calls
if [ "$1" = umount ]; then
  rm ${folder}/mounts/"$(printf '%s' "$2" | tr / _)"
  exit
fi
if [ -e ${folder}/fail ]; then cat ${folder}/fail >&2; exit 3; fi
for arg; do
  case $arg in
    --server=*) server=\${arg#--server=};;
    --fs-id=*) id=\${arg#--fs-id=};;
    --mount-point=*) at=\${arg#--mount-point=};;
  esac
done
rest=\${id#fs-}
curl -sS -o ${folder}/answer -H "x-pf-authorization: $PFToken" \\
  "http://$server/api/paddleflow/v1/fs/\${rest#*-}?username=\${rest%%-*}" || exit 4
marker=${folder}/mounts/"$(printf '%s' "$at" | tr / _)"
printf '%s' "$at" > "$marker"
while [ -e "$marker" ]; do sleep 0.1; done
`,
});

export function createMountProgram(): MountProgram {
  const folder = mkdtempSync(join(tmpdir(), "mount-program-"));
  const path = join(folder, "bin");
  mkdirSync(path);
  mkdirSync(join(folder, "mounts"));
  for (const [name, text] of Object.entries(script(folder))) {
    writeFileSync(join(path, name), `#!/bin/sh\n${text}`);
    chmodSync(join(path, name), 0o755);
  }
  const read = (name: string): string => {
    const file = join(folder, name);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  };
  return {
    path,
    mounts: () => readdirSync(join(folder, "mounts")).map((name) => read(join("mounts", name))),
    calls: () => read("calls").split("\n").filter(Boolean),
    answer: () => JSON.parse(read("answer") || "null") as unknown,
    fail: (message) => {
      if (message === undefined) rmSync(join(folder, "fail"), { force: true });
      else writeFileSync(join(folder, "fail"), message);
    },
    // The mounts go first: a mounted program ends when its mark is gone.
    dispose: () => {
      rmSync(join(folder, "mounts"), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
