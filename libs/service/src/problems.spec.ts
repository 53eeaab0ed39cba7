import { BadRequestException, ForbiddenException, GatewayTimeoutException, NotFoundException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { Problem } from './problem.js';
import { problemOf } from './problems.js';

const coded = (message: string, code: string, statusCode?: number) => Object.assign(new Error(message), { code, statusCode });
const byDatabase = (code: string) => new QueryFailedError('select secret', ['pa55word'], coded('pa55word in detail', code));

describe('problemOf', () => {
  it.each([
    ['a schema failure', new z.ZodError([]), 400, 'invalid'],
    ['an HTTP exception', new ForbiddenException(), 403, 'forbidden'],
    ['another', new NotFoundException(), 404, 'not-found'],
    ['a bad request', new BadRequestException(), 400, 'unreadable'],
    ['a status without a slug', new GatewayTimeoutException(), 503, 'unavailable'],
    ['a large body', coded('x', 'FST_ERR_CTP_BODY_TOO_LARGE', 413), 413, 'too-large'],
    ['an unknown media type', coded('x', 'FST_ERR_CTP_INVALID_MEDIA_TYPE', 415), 415, 'unsupported-media-type'],
    ['bad JSON', Object.assign(new SyntaxError('Unexpected token'), { statusCode: 400 }), 400, 'unreadable'],
    ['a database that is away', byDatabase('57P01'), 503, 'unavailable'],
    ['a character that cannot be stored', byDatabase('22P05'), 400, 'invalid'],
    ['any other database error', byDatabase('42601'), 500, 'internal'],
    ['anything else', new TypeError('x is not a function'), 500, 'internal'],
    ['not even an error', 'oops', 500, 'internal'],
  ])('maps %s', (_, error, status, slug) => {
    expect(problemOf(error)).toMatchObject({ status, slug });
  });

  it('leaks nothing of an unforeseen error', () => {
    const { document } = problemOf(byDatabase('42601'));
    expect(document).toEqual({ type: '/problems/internal', title: 'An error on our side', status: 500 });
  });

  it('says when to ask again', () => {
    expect(problemOf(byDatabase('53300')).headers).toEqual({ 'retry-after': '1' });
  });

  it('keeps a problem as it is', () => {
    const errors = [{ pointer: '/due', code: 'past', detail: 'The date is past.' }];
    const problem = new Problem('refused', 'No.', { errors });
    expect(problemOf(problem)).toBe(problem);
    expect(problem.document).toEqual({ type: '/problems/refused', title: 'Refused', status: 422, detail: 'No.', errors });
  });
});
