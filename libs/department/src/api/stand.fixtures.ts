import { freshDatabase, testBrokers, topicPrefix } from '@milepost/testing';
import type { Department } from '../department.js';
import { DepartmentModule } from '../department.module.js';
import { startDepartment } from '../start-department.js';
import { startIssuer } from './issuer.fixtures.js';

/** A department that publishes nothing, with people who may ask it: their names, and the role of each. */
export async function startStand(department: Department, people: Record<string, string>) {
  const issuer = await startIssuer();
  const { url: database } = await freshDatabase();
  const environment = { DATABASE_URL: database, KAFKA_BROKERS: testBrokers().join(), TOPIC_PREFIX: topicPrefix() };
  Object.assign(process.env, environment, { IDENTITY_ISSUER: issuer.issuer, RELAY: 'false', HEARTBEAT_MS: '0' });
  const { url, app, stop } = await startDepartment(DepartmentModule.forRoot(department), { port: 0 });
  const tokens: Record<string, string> = {};
  for (const [name, role] of Object.entries(people)) tokens[name] = await issuer.token(name, role);

  /** Somebody without a token may ask too. */
  const send = async (path: string, init: RequestInit, who: string) => {
    const authorization = tokens[who] ? { authorization: `Bearer ${tokens[who]}` } : {};
    const response = await fetch(url + path, { ...init, headers: { ...authorization, ...init.headers } });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const body = type.includes('json') && !type.includes('ndjson') ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, type, body };
  };
  const post = (path: string, body: unknown, who = 'editor', headers: Record<string, string> = {}) =>
    send(
      path,
      {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      },
      who,
    );
  const get = (path: string, who = 'editor') => send(path, {}, who);
  return { url, app, tokens, post, get, stop: () => stop().then(issuer.stop) };
}
