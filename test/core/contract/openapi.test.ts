import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { endpoints } from '#core/contract/http.ts';
import { examples } from '#core/contract/openapi-examples.ts';
import type { ApiDescription } from '#core/contract/openapi.ts';
import { describeApi } from '#core/contract/openapi.ts';
import { problems } from '#core/model/errors.ts';

/** As it is served: what is undefined is not there. */
const served = JSON.stringify(describeApi(endpoints));
const document: ApiDescription = JSON.parse(served);
const rows: [string, Endpoint][] = Object.entries(endpoints);
const operations = Object.entries((JSON.parse(served) as ApiDescription).paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) =>
    Object.assign(operation, { path, method: method.toUpperCase() }),
  ),
);
const operationOf = (id: string) => {
  const found = operations.find(({ operationId }) => operationId === id);
  if (!found) throw new Error(`The description has no operation ${id}.`);
  return found;
};

describe('the API description', () => {
  test('is a valid OpenAPI 3.1 document', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  test('refers only to what it has, and has only what is referred to', () => {
    const referred = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target);
    const has = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(new Set(referred)).toEqual(new Set(has));
  });

  test('has every row of the contract, and nothing else', () => {
    const described = operations.map(({ operationId, method, path }) => [operationId, method, path].join(' '));
    expect(described.sort()).toEqual(rows.map(([id, { method, path }]) => [id, method, path].join(' ')).sort());
  });

  test.each(rows)('%s says who may call, what is sent and what can go wrong', (id, row) => {
    const { security, parameters = [], requestBody, responses, path } = operationOf(id);
    const groups = {
      public: [],
      visitor: [{ visitor: [] }],
      agent: [{ agent: ['agent'] }],
      admin: [{ agent: ['admin'] }],
    };
    expect(security).toEqual(groups[row.role]);
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every(({ required }) => required)).toBe(true);
    expect(requestBody !== undefined).toBe(row.body !== undefined);
    expect(responses[row.answer.status]).toBeDefined();
    for (const code of row.errors ?? []) expect(responses[problems[code].status]?.description).toContain(`\`${code}\``);
  });

  test('describes numbers in a query with their limits, and what is optional', () => {
    expect(operationOf('listConversations').parameters).toContainEqual({
      name: 'limit',
      in: 'query',
      required: false,
      description: 'How many at most',
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 25 },
    });
    const byId = operationOf('getConversation').parameters?.[0];
    expect(byId).toEqual({
      name: 'id',
      in: 'path',
      required: true,
      schema: { type: 'integer', format: 'int64', minimum: 1 },
    });
  });

  test('answers a repeated creation with 200 where the client gives the id, and only there', () => {
    const repeatable = operations.filter(({ responses }) => responses['200'] && responses['201']);
    expect(repeatable.map(({ operationId }) => operationId).sort()).toEqual([
      'leaveOfflineMessage',
      'sendMessage',
      'sendOwnMessage',
      'startConversation',
    ]);
  });

  test.each(Object.entries(examples))('its example body of %s is one the endpoint takes', (id, body) => {
    const row = rows.find(([operation]) => operation === id)?.[1];
    expect(row?.body?.safeParse(body)).toMatchObject({ success: true });
  });
});
