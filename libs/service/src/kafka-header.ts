/** What kafkajs takes for one of its encoders: the first `offset` bytes of `buf`. Of ours, `memory` is `ROOM` bytes of room, and `buf` behind it. */
export interface Encoded {
  buf: Buffer;
  offset: number;
  memory?: Buffer;
}

export const ROOM = 512;

export interface Outgoing {
  correlationId: number;
  clientId: string;
  request: { apiKey: number; apiVersion: number; encode(): Promise<Encoded> };
}

export type CreateRequest = (outgoing: Outgoing) => Promise<Encoded>;

const HEADER = 4 + 2 + 2 + 4 + 2;

/** Puts the header of a request before it, as `original` does, but where there is room for it without copying what is behind. */
export function headerInPlace(original: CreateRequest, encoder: object): CreateRequest {
  return async (outgoing) => {
    const { correlationId, clientId, request } = outgoing;
    const encoded = await request.encode();
    const { memory, offset } = encoded;
    const header = HEADER + Buffer.byteLength(clientId);
    if (!memory || header > ROOM) return original({ ...outgoing, request: { ...request, encode: async () => encoded } });
    const buf = memory.subarray(ROOM - header);
    let at = buf.writeInt32BE(header - 4 + offset, 0);
    at = buf.writeInt16BE(request.apiKey, at);
    at = buf.writeInt16BE(request.apiVersion, at);
    at = buf.writeInt32BE(correlationId, at);
    at = buf.writeInt16BE(header - HEADER, at);
    buf.write(clientId, at);
    return Object.assign(Object.create(encoder) as Encoded, { buf, offset: header + offset });
  };
}
