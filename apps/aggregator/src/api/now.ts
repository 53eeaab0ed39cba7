/** The clock of the read side: a value that is injected, so that a page of any day can be looked at and tested. */
export abstract class Now {
  abstract now(): Date;
}

export class SystemNow extends Now {
  now(): Date {
    return new Date();
  }
}
