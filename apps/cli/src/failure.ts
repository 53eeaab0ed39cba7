/** What a command says when it cannot do its work; the message names what to do next. Exit code 1, no stack trace. */
export class Failure extends Error {
  override readonly name = 'Failure';
}
