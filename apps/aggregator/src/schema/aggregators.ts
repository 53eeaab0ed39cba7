import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The aggregators that project, and the number of their consumer group. Each holds an advisory lock with its own number, which the
 * database takes from it the moment it dies; a row without a lock is a dead one, and whoever finds it raises the epoch.
 */
export class Aggregators1764500000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table aggregator (instance int primary key, since timestamptz not null default now())`);
    await runner.query(`create table aggregator_epoch (epoch int not null)`);
    await runner.query(`insert into aggregator_epoch values (1)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table aggregator, aggregator_epoch');
  }
}
