import { Connection } from './connection.js';

/** As many connections as are needed at once. */
export class Connections {
  private readonly free: Connection[] = [];

  constructor(private readonly port: number) {}

  async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = this.free.pop() ?? (await Connection.open(this.port));
    const result = await work(connection);
    this.free.push(connection);
    return result;
  }

  close(): void {
    for (const connection of this.free) connection.close();
  }
}
