import type { QueryRunner } from 'typeorm';

/**
 * A schema step for a table whose rows change: half of each page is left free. Rows that lie together change together, and a version that
 * finds no room on the page of the one before it costs index rows, and space until the next vacuum; that comes at a fiftieth of dead
 * rows, not at a fifth. Projection 1.25, accept 1.2 times as fast.
 */
export const makeRoomForUpdates = (runner: QueryRunner, table: string): Promise<unknown> =>
  runner.query(`alter table ${table} set
    (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, toast.autovacuum_vacuum_scale_factor = 0.02)`);

/** Back to three quarters, and to the server's own ideas of when to clean. */
export const takeRoomForUpdates = (runner: QueryRunner, table: string): Promise<unknown> =>
  runner.query(`alter table ${table} set (fillfactor = 75),
    reset (autovacuum_vacuum_scale_factor, toast.autovacuum_vacuum_scale_factor)`);
