import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaSecurity } from './kafka-security.js';
import { allSettings, setting, settings, SettingsError } from './settings.js';

const folder = mkdtempSync(join(tmpdir(), 'milepost-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function linesOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.lines;
    throw error;
  }
}

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

  it('come from files, whose ends of line are no part of them', () => {
    const file = join(folder, 'brokers');
    writeFileSync(file, 'one:1\n');
    const read = settings(shape, { DATABASE_URL: 'postgres://a@b/c', KAFKA_BROKERS_FILE: file });
    expect(read.KAFKA_BROKERS).toEqual(['one:1']);
  });

  it('name a file that cannot be read, is empty, or stands beside the value', () => {
    const empty = join(folder, 'empty');
    writeFileSync(empty, '');
    const environment = { DATABASE_URL_FILE: join(folder, 'none'), KAFKA_BROKERS_FILE: empty, PORT: '1', PORT_FILE: empty };
    const read = () => settings(shape, environment);
    expect(linesOf(read)).toEqual([
      '  DATABASE_URL_FILE cannot be read: ENOENT',
      '  PORT is given twice: by itself and by PORT_FILE',
      '  KAFKA_BROKERS is missing',
    ]);
  });
});

describe('settings of several parts', () => {
  it('name what is wrong in any of them', () => {
    const one = () => settings({ PORT: setting.port() }, {});
    const other = () => settings({ DATABASE_URL: setting.databaseUrl() }, { DATABASE_URL: 'http://a' });
    expect(linesOf(() => allSettings(one, other))).toEqual(['  PORT is missing', expect.stringMatching(/^ {2}DATABASE_URL is wrong: /)]);
  });

  it('give what each of them read', () => {
    expect(allSettings(() => 1, () => 'two')).toEqual([1, 'two']); // prettier-ignore
  });
});

describe('who we are to Kafka', () => {
  it('is nobody, a user, or the holder of a certificate', () => {
    expect(kafkaSecurity({})).toEqual({});
    expect(kafkaSecurity({ KAFKA_CA: 'ca', KAFKA_USERNAME: 'health', KAFKA_PASSWORD: 'secret' })).toEqual({
      ssl: { ca: 'ca' },
      sasl: { mechanism: 'scram-sha-512', username: 'health', password: 'secret' },
    });
    expect(kafkaSecurity({ KAFKA_CA: 'ca', KAFKA_CERTIFICATE: 'cert', KAFKA_KEY: 'key' })).toEqual({
      ssl: { ca: 'ca', cert: 'cert', key: 'key' },
    });
  });

  it('is named by its missing halves', () => {
    expect(linesOf(() => kafkaSecurity({ KAFKA_USERNAME: 'health', KAFKA_KEY: 'key' }))).toEqual([
      '  KAFKA_PASSWORD is missing',
      '  KAFKA_CERTIFICATE is missing',
    ]);
  });
});
