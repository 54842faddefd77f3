import { quoted } from "../../provider/hosts/shell";

/** What the scripts need to know of a mount. None of it is a credential. */
export interface MountSettings {
  readonly endpoint: string;
  readonly fileSystemId: string;
  readonly mountPoint: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly program: string;
  readonly server: string;
}

const LOGIN_PATH = "/api/paddleflow/v1/login";
const WAIT_SECONDS = 30;

/**
 * Mounts, with the body of the login call on standard input. The program takes a password as an argument only, where
 * every user of the host could read it; a token it takes from the environment, so the script logs in itself.
 */
export function mountScript(mount: MountSettings): string {
  const { endpoint, fileSystemId, mountPoint, program, server } = mount;
  const at = quoted(mountPoint);
  const args = [
    `--fs-id=${fileSystemId}`,
    `--mount-point=${mountPoint}`,
    `--server=${server}`,
    ...Object.entries(mount.options).map(([name, value]) => `--${name}=${value}`),
  ];
  return `set -u
if mountpoint -q ${at}; then exit 0; fi
for tool in curl mountpoint ${quoted(program)}; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed on $(hostname)" >&2; exit 1; }
done
mkdir -p ${at} || exit 1
answer=$(curl --silent --show-error --max-time 60 --header 'Content-Type: application/json' --data-binary @- ${quoted(endpoint.replace(/\/$/, "") + LOGIN_PATH)}) || exit 1
PFToken=$(printf '%s' "$answer" | sed -n 's/.*"authorization" *: *"\\([^"]*\\)".*/\\1/p')
if [ -z "$PFToken" ]; then echo "the server refused the login: $answer" >&2; exit 1; fi
export PFToken
log=$(mktemp) || exit 1
nohup ${[program, "mount", ...args].map(quoted).join(" ")} >"$log" 2>&1 </dev/null &
pid=$!
waited=0
until mountpoint -q ${at}; do
  if ! kill -0 "$pid" 2>/dev/null || [ "$waited" -ge ${WAIT_SECONDS} ]; then
    mountpoint -q ${at} && break
    echo ${quoted(`${fileSystemId} is not mounted on ${mountPoint}:`)} >&2
    tail -n 20 "$log" >&2
    kill "$pid" 2>/dev/null
    rm -f "$log"
    exit 1
  fi
  waited=$((waited + 1))
  sleep 1
done
rm -f "$log"
`;
}

/** Unmounts where something is mounted, and waits until it is gone. */
export function unmountScript({ mountPoint, program }: MountSettings): string {
  const at = quoted(mountPoint);
  return `set -u
if ! mountpoint -q ${at}; then exit 0; fi
${quoted(program)} umount ${at} || exit 1
waited=0
while mountpoint -q ${at}; do
  if [ "$waited" -ge ${WAIT_SECONDS} ]; then echo ${quoted(`${mountPoint} is still mounted`)} >&2; exit 1; fi
  waited=$((waited + 1))
  sleep 1
done
`;
}

/** The settings, if they can be used. */
export function checked(mount: MountSettings): MountSettings {
  if (!mount.mountPoint.startsWith("/"))
    throw new Error(`mountPoint must be an absolute path, not ${mount.mountPoint}`);
  for (const name of Object.keys(mount.options)) {
    if (!/^[a-z][a-z-]*$/.test(name)) throw new Error(`options: ${name} is no option of pfs-fuse`);
    if (name === "password") throw new Error("options: the password must not be an option; use `password`");
  }
  return mount;
}

/** Where the mount program finds a server, by the URL at which one logs in to it. */
export function serverAt(endpoint: string): string {
  const { hostname, port, protocol } = new URL(endpoint);
  if (protocol === "https:") {
    throw new Error(
      `server must be given: the mount program speaks plain HTTP only, and ${endpoint} is https. ` +
        "Give the HOST:PORT at which the host reaches the server itself",
    );
  }
  return `${hostname}:${port === "" ? "80" : port}`;
}
