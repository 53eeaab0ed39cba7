import fastify from 'fastify';
import pg from 'pg';
import { type Reschedule, rescheduled } from './rescheduled.js';
import { naiveSettings } from './settings.js';
import { statement, tables } from './statement.js';

const pool = new pg.Pool({ connectionString: naiveSettings.DATABASE_URL, max: 10 });
await pool.query(tables);
const app = fastify();

app.get('/readyz', async () => ({ ready: true }));

app.post<{ Params: { id: string }; Body: Reschedule }>(
  '/v1/milestones/:id/reschedule',
  async ({ params: { id }, headers, body }, reply) => {
    const version = Number(headers['if-match']!.replaceAll('"', '')) + 1;
    const event = rescheduled(id, version, body);
    const values = [id, version, JSON.stringify(event.data.state), naiveSettings.TOPIC, JSON.stringify(event)];
    await pool.query({ name: 'record', text: statement, values });
    return reply.status(201).send({ kind: 'milestone', id, version, eventId: event.id });
  },
);

await app.listen({ port: naiveSettings.PORT, host: '127.0.0.1' });
