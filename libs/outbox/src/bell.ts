/** Wakes one sleeper. A ring that nobody heard is kept for the next one to listen; many are one. */
export class Bell {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Whether it has rung since it was last heard. */
  heard(): boolean {
    const rung = this.rung;
    this.rung = false;
    return rung;
  }

  /** Resolves at the next ring, or after `ms`; tells whether it rang. */
  async wait(ms: number): Promise<boolean> {
    if (this.heard()) return true;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.wake = resolve;
    await promise;
    clearTimeout(timer);
    this.wake = undefined;
    return this.heard();
  }
}
