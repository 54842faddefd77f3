import type { VirtualClock } from "../time/clock";

/** A step that lies ahead, and the virtual time at which it is carried out. */
export interface Scheduled<Step> {
  at: number;
  seq: number;
  step: Step;
}

/** The steps that lie ahead of a platform's objects in virtual time. They are part of its state. */
export abstract class Agenda<Step> {
  /** Carries one step out; set by the platform. */
  perform: (step: Step) => void = () => undefined;
  private stepTime: number | undefined;

  protected constructor(readonly clock: VirtualClock) {}

  /** The steps in the platform's state, in their order. */
  protected abstract get scheduled(): Scheduled<Step>[];
  /** A number that no step has had. */
  protected abstract nextStep(): number;

  /** Virtual time in milliseconds; while a step is carried out, the time for which it was scheduled. */
  now(): number {
    return this.stepTime ?? this.clock.now();
  }

  schedule(seconds: number, step: Step): void {
    this.scheduleAt(this.now() + seconds * 1000, step);
  }

  scheduleAt(at: number, step: Step): void {
    const { scheduled } = this;
    let place = scheduled.length;
    while (place > 0 && (scheduled[place - 1]?.at ?? 0) > at) place--;
    scheduled.splice(place, 0, { at, seq: this.nextStep(), step });
  }

  /** Carries out, in their order, all steps whose time has come. */
  settle(): void {
    const now = this.clock.now();
    for (;;) {
      const next = this.scheduled[0];
      if (!next || next.at > now) break;
      this.scheduled.shift();
      this.stepTime = next.at;
      try {
        this.perform(next.step);
      } finally {
        this.stepTime = undefined;
      }
    }
  }
}
