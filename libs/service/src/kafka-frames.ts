/** What a connection of kafkajs has read of an answer that is not yet complete. */
export interface Frames {
  chunks: Buffer[];
  bytesBuffered: number;
  bytesNeeded: number;
  isConnected(): boolean;
  connect(): Promise<unknown>;
}

const SIZE = 4;

/**
 * kafkajs connects again with what it had read of a half answer, and takes the first bytes of the new connection for its rest: no answer
 * finds its request any more, for as long as the connection lives. This begins a new connection with nothing read.
 */
export const beginWithNothing = (connect: Frames['connect']) =>
  function (this: Frames): Promise<unknown> {
    if (!this.isConnected()) Object.assign(this, { chunks: [], bytesBuffered: 0, bytesNeeded: SIZE });
    return connect.call(this);
  };
