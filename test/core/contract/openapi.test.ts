import { Validator } from '@seriousme/openapi-schema-validator';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod/mini';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { isForTeam } from '#core/contract/kit/endpoint.ts';
import { endpoints } from '#core/contract/http.ts';
import { answerNames } from '#core/contract/openapi-names.ts';
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
    const { schemas, headers } = document.components;
    const has = Object.entries({ schemas, headers }).flatMap(([kind, named]) =>
      Object.keys(named).map((name) => `#/components/${kind}/${name}`),
    );
    expect(new Set(referred)).toEqual(new Set(has));
  });

  test('gives each name to one schema', () => {
    const forms = new Map<string, string>();
    for (const [id, { answer }] of rows) {
      const name = answer.schema && answerNames.get(answer.schema)?.id;
      if (!answer.schema || name === undefined) continue;
      const form = JSON.stringify(z.toJSONSchema(answer.schema));
      expect([id, name, form]).toEqual([id, name, forms.get(name) ?? form]);
      forms.set(name, form);
    }
    expect(forms.size).toBeGreaterThan(50);
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
      agent: [{ agent: [] }],
      supervisor: [{ supervisor: [] }],
      admin: [{ admin: [] }],
    };
    const takesKeys = isForTeam(row) && !row.isForPeople;
    expect(security).toEqual([...(row.isForKeys ? [] : groups[row.role]), ...(takesKeys ? [{ key: [] }] : [])]);
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
      description: 'The maximum number of entries',
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 25 },
    });
    const byId = operationOf('getConversation').parameters?.[0];
    expect(byId).toEqual({
      name: 'id',
      in: 'path',
      required: true,
      description: 'The ID of the object in the path',
      schema: { type: 'integer', format: 'int64', minimum: 1, maximum: 9_007_199_254_740_991 },
    });
  });

  test('answers a repeated creation with 200 where the client gives the id, and only there', () => {
    const repeatable = operations.filter(({ responses }) => responses['200'] && responses['201']);
    expect(repeatable.map(({ operationId }) => operationId).sort()).toEqual([
      'callVisitor',
      'leaveOfflineMessage',
      'runActions',
      'saveVisitor',
      'sayHello',
      'scheduleMessage',
      'sendMessage',
      'sendOwnMessage',
      'sendVisitorMessage',
      'startConversation',
      'startVisitorConversation',
    ]);
  });

  test('names every body, and every answer that is an object', () => {
    const unnamed = operations.flatMap(({ operationId, requestBody, responses }) => {
      const contents = [requestBody?.content, ...Object.values(responses).map(({ content }) => content)];
      const schemas = contents.flatMap((content) => Object.values(content ?? {}).map(({ schema }) => schema));
      return schemas.some(({ properties }) => properties) ? [operationId] : [];
    });
    expect(unnamed).toEqual([]);
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['WidgetPage', 'VolumeReport', 'CreateWidgetBody', 'BusinessDay', 'AskStep']),
    );
  });

  test('gives every field of an address one type: many generated clients can send no other', () => {
    const fields = operations.flatMap(({ operationId, parameters = [] }) =>
      parameters.map(({ name, schema }) => [`${operationId} ${name}`, schema.type] as const),
    );
    expect(fields.filter(([, type]) => typeof type !== 'string')).toEqual([]);
    const agent = operations
      .find(({ operationId }) => operationId === 'listConversations')
      ?.parameters?.find(({ name }) => name === 'agent_id');
    expect(agent?.schema.pattern).toBe('^(me|none|any|[1-9][0-9]{0,15})$');
  });

  test('says of each union of named schemas what tells them apart', () => {
    const { WorkflowStep } = document.components.schemas;
    expect(WorkflowStep?.discriminator).toMatchObject({
      propertyName: 'kind',
      mapping: { ask: '#/components/schemas/AskStep', end: '#/components/schemas/EndStep' },
    });
    const unions = Object.values(document.components.schemas).filter(({ oneOf }) => oneOf?.every(({ $ref }) => $ref));
    expect(unions.filter(({ discriminator }) => !discriminator)).toEqual([]);
  });

  test.each(operations)('$operationId declares the answers of the gateway, and headers', ({ responses, security }) => {
    const ofGateway = new Set([
      '413',
      '429',
      '500',
      '503',
      ...(security.some((one) => !one['visitor']) ? ['401'] : []),
    ]);
    const errors = Object.entries(responses).filter(([status]) => status >= '400');
    const own = errors.filter(([, { content }]) => content?.['application/problem+json']);
    const both = errors.filter(([, { content }]) => content?.['application/json']);
    // A browser gets a page, or a script, where there is nothing.
    const asPage = errors.filter(([, { content }]) => content?.['text/html'] ?? content?.['text/javascript']);
    expect(asPage.map(([status]) => status)).toEqual(asPage.length > 0 ? ['404'] : []);
    expect([...own, ...asPage].map(([status]) => status).sort()).toEqual(errors.map(([status]) => status));
    expect(both.map(([status]) => status)).toEqual(
      errors.map(([status]) => status).filter((status) => ofGateway.has(status)),
    );
    const later = Object.entries(responses).filter(([, { headers }]) => headers['retry-after']);
    expect(later.map(([status]) => status)).toEqual(['429', '503']);
    expect(Object.values(responses).filter(({ headers }) => !headers['x-request-id'])).toEqual([]);
  });

  test('needs a body only where one without fields is refused', () => {
    const optional = operations.filter(({ requestBody }) => requestBody?.required === false);
    expect(optional.map(({ operationId }) => operationId)).toEqual(
      expect.arrayContaining(['openSession', 'updateWidget']),
    );
    expect(operationOf('sendMessage').requestBody?.required).toBe(true);
    expect(operationOf('assignConversation').requestBody?.required).toBe(true);
  });

  test('has the limits of texts and numbers that are sent, and one way to say null', () => {
    const { SendMessageBody, ReadConversationBody } = document.components.schemas;
    const { pattern = '', maxLength } = SendMessageBody?.properties?.['content'] ?? {};
    const cleanText = new RegExp(pattern, 'u');
    expect(maxLength).toBe(8000);
    expect(['a\tb\r\nc é 😀', 'a\u0000b', 'a\u001bb', 'a\u0085b'].map((value) => cleanText.test(value))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(ReadConversationBody?.properties?.['seq']).toMatchObject({ maximum: Number.MAX_SAFE_INTEGER });
    expect(served).not.toMatch(/"type":\[|"allOf"/);
  });

  test('has patterns that every reader can compile, and that take letters of any script in a domain', () => {
    const patterns = [
      ...new Set(
        [...served.matchAll(/"pattern":("(?:[^"\\\\]|\\\\.)*")/g)].map(([, text]) => JSON.parse(text ?? '') as string),
      ),
    ];
    expect(patterns.length).toBeGreaterThan(3);
    expect(patterns.filter((pattern) => /\\p\{/.test(pattern))).toEqual([]);
    const ofEmail = patterns
      .map((pattern) => new RegExp(pattern))
      .find((one) => one.test('a@b.example') && !one.test('a b'));
    const tried = [
      'ada@müller.example',
      'ada@例え.テスト',
      'ada@xn--mller-kva.example',
      'ada@b',
      '.ada@b.example',
      'ada@-b.example',
    ];
    expect(tried.map((address) => ofEmail?.test(address))).toEqual([true, true, true, false, false, false]);
  });

  test('describes every group, operation and parameter', () => {
    const without = [
      ...document.tags.filter(({ name, description }) => description === name),
      ...operations.flatMap(({ operationId, description, parameters = [] }) =>
        [{ description }, ...parameters]
          .filter((one) => (one.description ?? '').length < 5)
          .map((one) => ({ operationId, ...one })),
      ),
    ];
    expect(without).toEqual([]);
  });

  test('has no finding of Redocly', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'live-chat-openapi-')), 'openapi.json');
    onTestFinished(() => rmSync(dirname(file), { recursive: true }));
    writeFileSync(file, served);
    const cli = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
    const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const lint = promisify(execFile)(process.execPath, [cli, 'lint', '--format=json', file], { env: environment });
    const { stdout } = await lint;
    expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0, warnings: 0 } });
  });

  test.each(Object.entries(examples))('its example body of %s is one the endpoint takes', (id, body) => {
    const row = rows.find(([operation]) => operation === id)?.[1];
    expect(row?.body?.safeParse(body)).toMatchObject({ success: true });
  });
});
