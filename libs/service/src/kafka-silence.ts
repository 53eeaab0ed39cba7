import type { Socket } from 'node:net';

/** A connection of kafkajs. */
export interface Connection {
  socket?: Socket;
  send(message: object): Promise<unknown>;
}

/**
 * kafkajs asks again on a connection that has not answered in time, eight times 5 s for each question if it is dead, though nobody has
 * closed it. So it is closed by us, and the next try begins with a new one; requests beside it are refused and tried again in the same way.
 */
export const closeWhenSilent = (send: Connection['send']) =>
  async function (this: Connection, message: object): Promise<unknown> {
    try {
      return await send.call(this, message);
    } catch (error) {
      if ((error as Error).name === 'KafkaJSRequestTimeoutError') this.socket?.destroy(new Error('no answer in time'));
      throw error;
    }
  };
