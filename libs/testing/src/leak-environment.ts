import { setTimeout as sleep } from 'node:timers/promises';
import { TestEnvironment } from 'jest-environment-node';

/** Fails a spec file that leaves a timer, connection, server or process open: Jest itself would only warn. */
export default class LeakEnvironment extends TestEnvironment {
  private readonly before = open().length;

  override async teardown(): Promise<void> {
    for (let waited = 0; open().length > this.before && waited < 1_000; waited += 20) await sleep(20);
    const left = open();
    await super.teardown();
    if (left.length > this.before) throw new Error(`left open: ${left.join(', ')}`);
  }
}

// Not PipeWrap: the standard output of a worker is one.
const open = () => process.getActiveResourcesInfo().filter((name) => /TCP|UDP|Process|Timeout|FSEvent|Worker/.test(name));
