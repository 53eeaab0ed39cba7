import { leaveUnsampled, sampleAgain } from '@milepost/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Readers select by what is in a state, of which `analyze` knows nothing in any case. */
export class UnsampledStates1764500000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await leaveUnsampled(runner, 'entry', 'doc');
  }

  async down(runner: QueryRunner): Promise<void> {
    await sampleAgain(runner, 'entry', 'doc');
  }
}
