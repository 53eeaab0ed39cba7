import { readFileSync } from 'node:fs';

/**
 * Loaded into a service before its program: at SIGUSR2 its wall clock jumps by the milliseconds that the file named by CLOCK_FILE
 * holds. Only the wall clock: a process's own time goes on, as it does when an operator, or a time server, sets a clock.
 */
const RealDate = Date;
let ahead = 0;

class MovableDate extends RealDate {
  constructor(...given: []) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }
  static override now(): number {
    return RealDate.now() + ahead;
  }
}

const file = process.env['CLOCK_FILE'];
if (file) {
  globalThis.Date = MovableDate as DateConstructor;
  process.on('SIGUSR2', () => (ahead = Number(readFileSync(file, 'utf8'))));
}
