import { leaveUnsampled, sampleAgain } from '@milepost/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Heads are looked up by key only. */
export class UnsampledStates1764500000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await leaveUnsampled(runner, 'entry', 'state', 'public');
  }

  async down(runner: QueryRunner): Promise<void> {
    await sampleAgain(runner, 'entry', 'state', 'public');
  }
}
