import { setting, settings, SettingsError } from './settings.js';

const shape = {
  DATABASE_URL: setting.databaseUrl(),
  KAFKA_BROKERS: setting.list(),
  PORT: setting.port().default(3000),
  HEARTBEATS: setting.flag().default(true),
};

describe('settings', () => {
  it('are read with their types and defaults', () => {
    const read = settings(shape, { DATABASE_URL: 'postgres://a@b/c', KAFKA_BROKERS: 'one:1, two:2', HEARTBEATS: 'false', OTHER: 'x' });
    expect(read).toEqual({ DATABASE_URL: 'postgres://a@b/c', KAFKA_BROKERS: ['one:1', 'two:2'], PORT: 3000, HEARTBEATS: false });
  });

  it('name all that are missing or wrong at once, and no value', () => {
    const read = () => settings(shape, { DATABASE_URL: '', KAFKA_BROKERS: ' , ', PORT: 'pa55word' });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(/DATABASE_URL is missing\n {2}KAFKA_BROKERS is wrong: .*\n {2}PORT is wrong: /);
    expect(read).not.toThrow(/pa55word/);
  });
});
