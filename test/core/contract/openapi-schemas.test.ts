import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { answerSchema, bodySchema, components, fieldsOf, nameIn, refTo } from '#core/contract/openapi-schemas.ts';
import { endpoints } from '#core/contract/http.ts';

describe('a schema of the contract', () => {
  it('is named where the contract names it, and stands in place where not', () => {
    expect(answerSchema(endpoints.getWidget.answer.schema)).toEqual(refTo('Widget'));
    expect(nameIn('#/components/schemas/Widget')).toBe('Widget');
    expect(answerSchema(z.strictObject({ count: z.int() }))).toEqual({
      type: 'object',
      properties: { count: { type: 'integer', format: 'int64' } },
      required: ['count'],
    });
  });

  it('has every limit where it is sent, and may grow where it is answered', () => {
    const schema = z.strictObject({ count: z.int().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER)) });
    expect(bodySchema(schema)).toMatchObject({
      additionalProperties: false,
      properties: { count: { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, format: 'int64' } },
    });
    expect(answerSchema(schema)).not.toHaveProperty('additionalProperties');
    expect(answerSchema(schema).properties?.['count']).toEqual({ type: 'integer', minimum: 0, format: 'int64' });
  });

  it('says which field tells the kinds of a union apart', () => {
    const { discriminator } = components()['WorkflowStep'] ?? {};
    expect(discriminator?.propertyName).toBe('kind');
    expect(discriminator?.mapping['ask']).toBe('#/components/schemas/AskStep');
  });
});

describe('a parameter', () => {
  it('has one type, also where a word or an ID may stand', () => {
    const [field] = fieldsOf(z.object({ agent_id: z.optional(z.union([z.enum(['me', 'none']), z.int()])) }));
    expect(field).toEqual({
      name: 'agent_id',
      required: false,
      schema: { type: 'string', pattern: '^(me|none|[1-9][0-9]{0,15})$' },
    });
  });

  it('needs not be sent where it has a default', () => {
    const [field] = fieldsOf(z.object({ limit: z._default(z.int(), 25) }));
    expect([field?.required, field?.schema.default]).toEqual([false, 25]);
  });
});
