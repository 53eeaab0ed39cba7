import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';

/** Rows, and characters of them, that are kept at most. */
const MOST = { max: 2_000, maxSize: 8_000_000 };

/**
 * What has been committed so far, as text; undefined where that cannot be told, on a standby. A snapshot names the transactions that are
 * over, so two that are equal see the same data, whoever wrote it; the start of the server is there for a failover, after which numbers come again.
 */
export async function committedSoFar(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ seen: string }>({ name: 'committed-so-far', text: SEEN });
  return rows[0]?.seen;
}

const SEEN = `select concat(pg_current_snapshot(), ' ', pg_postmaster_start_time()) as seen where not pg_is_in_recovery()`;

/**
 * Keeps what was read for as long as nothing at all is committed, and never gives it without having asked whether that is so: a reader sees
 * what any process committed before it asked. Asking costs as much as reading one row, however many are wanted.
 */
export class Unchanged<Row> {
  private readonly kept: LRUCache<string, { row: Row; seen: string | undefined }>;
  private seen: string | undefined;
  /** The last two looks were equal: else to ask first would only delay the reading. */
  private still = false;

  /** @param look gives what `committedSoFar` does */
  constructor(
    private readonly look: () => Promise<string | undefined>,
    sizeOf: (row: Row) => number,
  ) {
    this.kept = new LRUCache({ ...MOST, sizeCalculation: ({ row }) => sizeOf(row) });
  }

  /**
   * Those of the names that are kept, to be given when `holds`, asked in the same turn, says so. `again`: some name was read not long
   * ago, so asking may bring something, if not now then next time.
   */
  recall(names: readonly string[]): { known: Map<string, Row>; again: boolean } {
    const known = new Map<string, Row>();
    let again = false;
    for (const name of names) {
      const one = this.kept.get(name);
      again ||= one !== undefined;
      if (one && this.still && one.seen === this.seen) known.set(name, one.row);
    }
    return { known, again };
  }

  /** Whether what is kept now is what a look at the database would give. Rejects when the look fails. */
  async holds(): Promise<boolean> {
    const before = this.seen;
    let now: string | undefined;
    try {
      now = await this.look();
    } finally {
      this.still = now !== undefined && now === this.seen;
      this.seen = now;
    }
    return now !== undefined && now === before;
  }

  /** To be called before rows are read; what it returns keeps them. They are of this moment's state or of a later one, so of this as long as it holds. */
  keeper(): (name: string, row: Row) => void {
    const { seen } = this;
    return (name, row) => void this.kept.set(name, { row, seen });
  }
}
