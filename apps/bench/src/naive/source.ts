import { DataSource } from 'typeorm';
import { naiveSettings } from './settings.js';
import { Entry, Outbox } from './tables.js';

/** The usual set-up: the tables are made from the classes. */
export const source = {
  provide: DataSource,
  useFactory: () => new DataSource({ type: 'postgres', url: naiveSettings.DATABASE_URL, entities: [Entry, Outbox], synchronize: true }).initialize(), // prettier-ignore
};
