/** Virtual time: runs `scale` times as fast as real time and can be moved forward by hand. */
export class VirtualClock {
  private baseVirtual: number;
  private baseReal: number;
  private factor: number;

  constructor(scale: number, startAt = 0) {
    this.baseReal = Date.now();
    this.baseVirtual = Math.max(startAt, this.baseReal);
    this.factor = scale;
  }

  get scale(): number {
    return this.factor;
  }

  now(): number {
    return this.baseVirtual + (Date.now() - this.baseReal) * this.factor;
  }

  setScale(scale: number): void {
    if (!Number.isFinite(scale) || scale < 0) throw new RangeError("timeScale must be a number from 0");
    this.rebase(this.now());
    this.factor = scale;
  }

  advance(milliseconds: number): void {
    if (!Number.isFinite(milliseconds) || milliseconds < 0) throw new RangeError("time only moves forward");
    this.rebase(this.now() + milliseconds);
  }

  private rebase(virtual: number): void {
    this.baseVirtual = virtual;
    this.baseReal = Date.now();
  }
}
