import { ApiError } from "../errors";

const REMOTE = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^\s/]+)(\/\S*)?$/;
const LOCAL = /^(\/[^\0]*|[A-Za-z]:(\\[^\0]*)?)$/;

/** An address in remote storage with one of the schemes. */
export function checkRemotePath(path: string | undefined, schemes: string[], member: string): void {
  if (path === undefined) return;
  const [, scheme] = REMOTE.exec(path) ?? [];
  if (scheme === undefined) {
    throw new ApiError("InvalidParameterValue.RemoteStoragePath", `\`${member}\` is no remote storage path.`);
  }
  if (!schemes.includes(scheme.toLowerCase())) {
    throw new ApiError(
      "InvalidParameterValue.RemoteStorageSchemeType",
      `The scheme of \`${member}\` is not one of ${schemes.join(", ")}.`,
    );
  }
}

/** An absolute path of Linux, or a drive or a path below it of Windows. */
export function checkLocalPath(path: string | undefined, member: string): void {
  if (path !== undefined && !LOCAL.test(path)) {
    throw new ApiError("InvalidParameterValue.LocalPath", `\`${member}\` is no absolute local path.`);
  }
}
