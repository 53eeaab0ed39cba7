import { Inject, Injectable } from '@nestjs/common';
import type { Moment } from '../api/clocks.js';
import { RecordReader } from '../api/record-reader.js';
import { loadAround, loadHeard, loadWhole, recordStamp } from './load-record.js';
import type { Heard } from './reading.js';
import { type Loaded, type Snapshot, snapshotAt } from './snapshot.js';

export interface RecordOnDay {
  record: Snapshot;
  departments: Heard[];
}

/** Gives pages the part of the record they show. The whole record is kept until the next message reaches it. */
@Injectable()
export class RecordSource {
  private whole: { stamp: string; loaded: Promise<Loaded>; today?: Snapshot } | undefined;

  constructor(@Inject(RecordReader) private readonly reader: RecordReader) {}

  /** Undefined when there is no such commitment. */
  async around(commitment: string, moment: Moment): Promise<RecordOnDay | undefined> {
    const [loaded, departments] = await Promise.all([loadAround(this.reader.lookups, commitment), loadHeard(this.reader.pool, moment)]);
    return loaded && { record: snapshotAt(loaded, moment), departments };
  }

  async all(moment: Moment): Promise<RecordOnDay> {
    const kept = await this.keep(await recordStamp(this.reader.pool));
    const record = moment.past ? snapshotAt(await kept.loaded, moment) : (kept.today ??= snapshotAt(await kept.loaded, moment));
    return { record, departments: await loadHeard(this.reader.pool, moment) };
  }

  private async keep(stamp: string) {
    if (this.whole?.stamp !== stamp) this.whole = { stamp, loaded: loadWhole(this.reader.pool) };
    const kept = this.whole;
    try {
      await kept.loaded;
    } catch (error) {
      if (this.whole === kept) this.whole = undefined;
      throw error;
    }
    return kept;
  }
}
