/** No way to a server was found; the message is one sentence that says what to install or set. */
export class ServerMissing extends Error {
  override readonly name = 'ServerMissing';
}
