import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets one statement undo itself when it did not find what it expected: the way to a transaction of one round trip. */
export class RefuseWhen1764500000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_when(unexpected boolean) returns void language plpgsql as $$
      begin
        if unexpected then raise exception 'the batch is not as expected' using errcode = 'MP002'; end if;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function refuse_when');
  }
}
