import { Connection } from './connection.js';

/** More would show how a service queues, not how it serves. */
const MOST = 512;

/** As many connections as are needed at once, up to a limit; above it whoever comes waits, and that wait is part of the latency. */
export class Connections {
  private readonly free: Connection[] = [];
  private readonly waiting: ((connection: Connection) => void)[] = [];
  private opened = 0;

  constructor(private readonly port: number) {}

  async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = this.unused() ?? (await this.another());
    const result = await work(connection);
    const next = this.waiting.shift();
    if (next) next(connection);
    else this.free.push(connection);
    return result;
  }

  close(): void {
    for (const connection of this.free) connection.close();
  }

  private unused(): Connection | undefined {
    for (let one = this.free.pop(); one; one = this.free.pop()) {
      if (one.isOpen) return one;
      this.opened -= 1;
    }
    return undefined;
  }

  private another(): Promise<Connection> {
    if (this.opened === MOST) return new Promise((resolve) => this.waiting.push(resolve));
    this.opened += 1;
    return Connection.open(this.port);
  }
}
