import type { QueryRunner } from 'typeorm';

const change = (runner: QueryRunner, table: string, columns: readonly string[], target: number): Promise<unknown> =>
  runner.query(`alter table ${table} ${columns.map((column) => `alter column ${column} set statistics ${target}`).join(', ')}`);

/**
 * A schema step for columns whose whole value nobody selects by: `analyze` does not sample them. For columns of JSON that was most of its
 * work, once a minute under load on one of the processors that the services need: 600 -> 150 ms for a table of 85,000 entries.
 */
export const leaveUnsampled = (runner: QueryRunner, table: string, ...columns: string[]): Promise<unknown> =>
  change(runner, table, columns, 0);

/** Back to the server's own ideas. */
export const sampleAgain = (runner: QueryRunner, table: string, ...columns: string[]): Promise<unknown> =>
  change(runner, table, columns, -1);
