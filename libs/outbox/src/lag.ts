/** How far a relay is behind: the newest position seen, and since when positions not yet sent have been known. */
export class Lag {
  private readonly waiting: { position: number; since: number }[] = [];
  private newest = 0;

  /** `position` was the newest of the outbox at `now` (milliseconds). */
  see(position: number, now: number): void {
    if (position <= this.newest) return;
    this.newest = position;
    this.waiting.push({ position, since: now });
  }

  /** Everything up to `position` is sent. */
  pass(position: number): void {
    const sent = this.waiting.findIndex((mark) => mark.position > position);
    this.waiting.splice(0, sent === -1 ? this.waiting.length : sent);
    this.newest = Math.max(this.newest, position);
  }

  /** Rows behind, holes of rolled-back transactions included. */
  backlog(position: number): number {
    return this.newest - position;
  }

  /** Milliseconds since the oldest unsent row was first seen by this relay; 0 when nothing waits. */
  oldestAge(now: number): number {
    return this.waiting[0] ? now - this.waiting[0].since : 0;
  }
}
