/** The database objects to messages, by `positionName`: they are to be parked, and the batch tried again without them. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly reasons: ReadonlyMap<string, string>) {
    super([...reasons.values()].join(' '));
  }
}

/** Another process has entered an entry in the same moment; the same batch, tried again, will see it. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}
