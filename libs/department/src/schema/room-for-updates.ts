import { makeRoomForUpdates, takeRoomForUpdates } from '@milepost/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The heads: what is imported or posted together lies together and changes together. */
export class RoomForUpdates1764500000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeRoomForUpdates(runner, 'entry');
  }

  async down(runner: QueryRunner): Promise<void> {
    await takeRoomForUpdates(runner, 'entry');
  }
}
