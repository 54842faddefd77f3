import { posix } from "node:path";
import { ApiError } from "../errors";
import type { World } from "../world";
import type { StorageLocation } from "./storageUrl";

/** Types that the server does not try before it stores them. */
const UNTRIED = ["local", "mock", "cfs", "afs"];

/** The storage behind file systems: what it holds, and whom it lets in. */
export class Storage {
  constructor(private readonly world: World) {}

  /** Refuses a storage that does not answer, or not with these credentials. */
  requireConnection({ type, serverAddress, password, bucket }: StorageLocation): void {
    if (UNTRIED.includes(type)) return;
    const { unreachable } = this.world.settings;
    const { passwords, buckets } = this.world.state;
    const address = serverAddress.replace(/^\w+:\/\//, "");
    const refuse = (cause: string): never => {
      throw new ApiError("ConnectivityFailed", cause);
    };
    if (address.split(",").every((host) => unreachable.includes(host))) {
      refuse(`dial tcp ${address}: connect: connection refused`);
    }
    const expected = passwords[address];
    if (expected !== undefined && expected !== password) {
      refuse(
        "ssh: handshake failed: ssh: unable to authenticate, attempted methods [none password], no supported methods remain",
      );
    }
    if (bucket !== "" && buckets[address]?.includes(bucket) === false) {
      refuse("NoSuchBucket: The specified bucket does not exist\n\tstatus code: 404");
    }
  }

  read(fsId: string, path: string): string | undefined {
    return this.world.state.files[fsId]?.[clean(path)];
  }

  write(fsId: string, path: string, content: string): void {
    const folder = path.endsWith("/");
    (this.world.state.files[fsId] ??= {})[clean(path) + (folder ? "/" : "")] = content;
  }

  isFolder(fsId: string, path: string): boolean {
    const folder = clean(path);
    return folder === "/" || this.paths(fsId).some((entry) => entry.startsWith(`${folder}/`));
  }

  /** Whether there is a folder with something in it. */
  isFilled(fsId: string, path: string): boolean {
    const folder = `${clean(path)}/`;
    return this.paths(fsId).some((entry) => entry.startsWith(folder) && entry !== folder);
  }

  private paths(fsId: string): string[] {
    return Object.keys(this.world.state.files[fsId] ?? {});
  }
}

/** The folder of a path as Go's filepath.Dir has it: what is before the last slash, so "/a/" is in "/a". */
export function folderOf(path: string): string {
  const at = path.lastIndexOf("/");
  return at < 0 ? "." : posix.normalize(path.slice(0, at + 1));
}

function clean(path: string): string {
  const normal = posix.join("/", path);
  return normal === "/" ? normal : normal.replace(/\/$/, "");
}
