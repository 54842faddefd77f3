import { createControl, type Control } from "./control/control";
import { createControlServer } from "./control/controlServer";
import { Faults } from "./core/faults/faults";
import { fromNames, platformNames, type PlatformName } from "./core/platformNames";
import { createListener, listen } from "./core/requests/listener";
import { Pipeline } from "./core/requests/pipeline";
import { RateLimiter } from "./core/requests/rateLimit";
import { RequestLog } from "./core/requests/requestLog";
import { Store } from "./core/store";
import { VirtualClock } from "./core/time/clock";
import { LateActions } from "./core/time/lateActions";
import type { EmulatorOptions } from "./options";
import { createPlatforms, type PlatformAccess } from "./platforms";

/** The place of the control interface in the run of ports. */
const CONTROL_PORT = 9;

export interface Emulator {
  /** How to reach each platform. */
  platforms: PlatformAccess;
  /** The control interface: in the process by its methods, from others by `new EmulatorControl(endpoint)`. */
  control: Control & { endpoint: string };
  close(): Promise<void>;
}

/** The platforms' APIs on the loopback interface. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const line = options.log ?? ((): void => undefined);
  const store = new Store(options.data, line);
  const kept = store.load("clock") as { virtual: number } | undefined;
  const clock = new VirtualClock(options.timeScale ?? 1, kept?.virtual);
  const [faults, limiter, log] = [new Faults(), new RateLimiter(), new RequestLog(line)];
  const late = new LateActions(clock);
  const limits = { on: options.rateLimits ?? true };
  const pipeline = new Pipeline(limiter, faults, late, log, () => limits.on);
  const saveClock = (): void => store.save("clock", () => ({ virtual: clock.now() }));
  const save = (name: PlatformName): void => {
    saveClock();
    store.save(name, () => platforms[name].snapshot());
  };

  const platforms = createPlatforms(
    (name) => ({
      clock,
      pipeline,
      saved: store.load(name),
      changed: () => save(name),
      failed: (error) =>
        line(`${name} emulator failure: ${error instanceof Error ? error.stack : String(error)}`),
    }),
    options,
  );
  const control = createControl({ clock, faults, late, limiter, log, platforms, limits, changed: saveClock });

  const port = (place: number): number =>
    options.port === undefined || options.port === 0 ? 0 : options.port + place;
  const listeners = fromNames((name) => {
    const listener = createListener();
    platforms[name].register(listener);
    return listener;
  });
  const controlServer = createControlServer(control);
  const close = async (): Promise<void> => {
    faults.cancel();
    late.cancel();
    await Promise.all([...Object.values(listeners), controlServer].map((server) => server.close()));
    if (options.data !== undefined) platformNames.forEach(save);
    store.flush();
  };

  try {
    const accesses = platformNames.map(async (name, place) => {
      return [name, platforms[name].access(await listen(listeners[name], port(place)))] as const;
    });
    return {
      platforms: Object.fromEntries(await Promise.all(accesses)) as PlatformAccess,
      control: { ...control, endpoint: await listen(controlServer, port(CONTROL_PORT)) },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
