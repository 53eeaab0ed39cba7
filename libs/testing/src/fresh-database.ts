import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

export interface FreshDatabase {
  url: string;
  /** Ends whatever is still connected; needed only by a spec that makes many or large databases. */
  drop(): Promise<void>;
}

/** A new, empty database on the server of the run, owned by its superuser. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name}`);
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`drop database ${name} with (force)`) };
}

async function administer(sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function adminUrl(): string {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is not set: only a file named *.int.spec.ts has servers.');
  return url;
}
