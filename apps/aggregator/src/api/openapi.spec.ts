import { Validator } from '@seriousme/openapi-schema-validator';
import { openApi } from './openapi.js';

describe('The OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(openApi());
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('names every parameter that an address takes', () => {
    const paths = openApi()['paths'] as Record<string, { get: { operationId: string; parameters: { name: string }[] } }>;
    const names = (path: string) => paths[path]?.get.parameters.map(({ name }) => name);
    expect(names('/v1/entries/{kind}/{id}')).toEqual(['kind', 'id', 'asOf', 'knownAt', 'minVersion', 'wait']);
    expect(names('/v1/commitments')).toEqual(expect.arrayContaining(['department', 'status', 'overdue', 'dueFrom', 'q', 'after', 'asOf']));
    expect(paths['/v1/commitments/{id}']?.get.operationId).toBe('commitmentsById');
  });
});
