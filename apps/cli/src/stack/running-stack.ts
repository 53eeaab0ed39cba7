type Stop = () => Promise<void>;

/** Everything that was started, to be stopped in the opposite order; what starts at the same time stops at the same time. */
export class RunningStack {
  private readonly layers: Stop[][] = [];
  private stopped: Promise<void> | undefined;

  get stopping(): boolean {
    return this.stopped !== undefined;
  }

  /** Opens the next layer: it stops before all that were opened earlier. */
  layer(): { add(stop: Stop): void } {
    const stops: Stop[] = [];
    this.layers.push(stops);
    return { add: (stop) => void (this.stopping ? stop() : stops.push(stop)) };
  }

  /** Stops all of it once, however often it is called. */
  stop = (): Promise<void> => (this.stopped ??= this.stopLayers());

  private async stopLayers(): Promise<void> {
    for (const stops of this.layers.reverse()) await Promise.all(stops.map((stop) => stop()));
  }
}
