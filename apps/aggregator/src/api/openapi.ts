import { z } from 'zod';
import * as answers from './answers.js';
import * as parameters from './parameters.js';

interface Route {
  summary: string;
  path?: z.ZodObject;
  query?: z.ZodObject;
  answer: z.ZodType;
  type?: string;
}

const at = parameters.AtQuery;
const list = (summary: string, query: z.ZodObject, item: z.ZodType): Route => ({ summary, query, answer: answers.pageOf(item) });

const routes: Record<string, Route> = {
  '/v1/commitments': list('Commitments', parameters.CommitmentsQuery, answers.CommitmentEntry),
  '/v1/commitments/{id}': {
    summary: 'A commitment with its milestones, targets, acts, documents, updates and history',
    path: parameters.IdParameter,
    query: at,
    answer: answers.CommitmentInFull,
  },
  '/v1/milestones': list('Milestones', parameters.MilestonesQuery, answers.MilestoneEntry),
  '/v1/milestones/{id}': {
    summary: 'A milestone',
    path: parameters.IdParameter,
    query: parameters.EntryQuery,
    answer: answers.MilestoneEntry,
  },
  '/v1/targets': list('Targets', parameters.TargetsQuery, answers.TargetEntry),
  '/v1/acts': list('Legal acts', parameters.ActsQuery, answers.ActEntry),
  '/v1/updates': list('Updates', parameters.UpdatesQuery, answers.UpdateEntry),
  '/v1/events': list('Events, each exactly as it was published', parameters.EventsQuery, answers.Event),
  '/v1/events/{id}': {
    summary: 'An event',
    path: parameters.EventParameter,
    answer: answers.Event,
    type: 'application/cloudevents+json',
  },
  '/v1/departments': {
    summary: 'Departments and how fresh their news is',
    query: at,
    answer: z.object({ items: z.array(answers.Department) }),
  },
  '/v1/entries/{kind}/{id}': {
    summary: 'Any entry of the record',
    path: parameters.EntryParameters,
    query: parameters.EntryQuery,
    answer: answers.AnyEntry,
  },
  '/v1/scorecard': { summary: 'Commitments per delivery status, by department and objective', query: at, answer: answers.Scorecard },
};

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the read API, made of the schemas that check and describe its requests and answers. */
export const openApi = (): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Milepost: the public record',
    version: '1.0.0',
    description: 'What was promised, what was delivered, what moved, and who says so. Read only; every address takes both clocks.',
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: '/' }],
  paths: Object.fromEntries(Object.entries(routes).map(([path, route]) => [path, { get: operation(path, route) }])),
  components: { schemas: { Problem: schemaOf(answers.Problem, 'output') } },
});

const operation = (path: string, { summary, path: inPath, query, answer, type = 'application/json' }: Route): Json => ({
  operationId: operationId(path),
  summary,
  parameters: [...parametersIn('path', inPath), ...parametersIn('query', query)],
  responses: {
    200: {
      description: summary,
      headers: { ETag: { schema: { type: 'string' } } },
      content: { [type]: { schema: schemaOf(answer, 'output') } },
    },
    304: { description: 'Not changed since the given ETag' },
    default: { description: 'A problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
  },
});

/** `/v1/commitments/{id}` is commitmentsById. */
const operationId = (path: string) =>
  path.slice('/v1/'.length).replace(/\/\{(\w)(\w*)\}/g, (_, first: string, rest: string) => `By${first.toUpperCase()}${rest}`);

function parametersIn(place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, parameter]) => {
    const { description, ...rest } = schemaOf(parameter as z.ZodType, 'input');
    return { name, in: place, required: place === 'path', ...(description !== undefined && { description }), schema: rest };
  });
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, reused: 'inline', unrepresentable: 'any' });
  return rest;
}
