import type { VirtualClock } from "../time/clock";

/** A step that lies ahead, and the virtual time at which it is carried out. */
export interface Scheduled<Step> {
  at: number;
  seq: number;
  step: Step;
}

/** What the state of every platform has: the steps that lie ahead of its objects, in their order. */
interface Schedule {
  scheduled: Scheduled<unknown>[];
}

type StepOf<State extends Schedule> = State["scheduled"][number]["step"];

/** All objects of a platform, and the steps that lie ahead of them in virtual time. */
export abstract class PlatformWorld<State extends Schedule, Settings extends object> {
  state: State;
  /** Carries one step out; set by the platform. */
  perform: (step: StepOf<State>) => void = () => undefined;
  private stepTime: number | undefined;

  constructor(
    readonly clock: VirtualClock,
    readonly settings: Settings,
    saved: State | undefined,
  ) {
    this.state = saved ?? this.firstState();
  }

  /** The state of a platform without objects of the user. */
  protected abstract firstState(): State;
  /** A number that no step has had. */
  protected abstract nextStep(): number;

  /** Forgets all objects. */
  reset(): void {
    this.state = this.firstState();
  }

  /** Virtual time in milliseconds; while a step is carried out, the time for which it was scheduled. */
  now(): number {
    return this.stepTime ?? this.clock.now();
  }

  schedule(seconds: number, step: StepOf<State>): void {
    this.scheduleAt(this.now() + seconds * 1000, step);
  }

  scheduleAt(at: number, step: StepOf<State>): void {
    const { scheduled } = this.state;
    let place = scheduled.length;
    while (place > 0 && (scheduled[place - 1]?.at ?? 0) > at) place--;
    scheduled.splice(place, 0, { at, seq: this.nextStep(), step });
  }

  /** Carries out, in their order, all steps whose time has come. */
  settle(): void {
    const now = this.clock.now();
    for (;;) {
      // A step may replace the list.
      const { scheduled } = this.state;
      const next = scheduled[0];
      if (!next || next.at > now) break;
      scheduled.shift();
      this.stepTime = next.at;
      try {
        this.perform(next.step);
      } finally {
        this.stepTime = undefined;
      }
    }
  }
}
