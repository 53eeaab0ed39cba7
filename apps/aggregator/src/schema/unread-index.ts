import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing is looked up in the history by Kafka's key, and its index cost a twentieth of what adding an event does. */
export class UnreadIndex1764500000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index history_key');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('create index history_key on history (key)');
  }
}
