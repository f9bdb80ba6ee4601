import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { settingsEndpoints } from '#core/contract/kit/settings.ts';

const settings = z.strictObject({ name: z.string(), size: z.int() });
const lamp = z.strictObject({ id: z.int(), ...settings.shape });
const rows = settingsEndpoints('lamps', 'Lamps', 'lamp', lamp, settings);

describe('something that is set up', () => {
  it.each([
    ['list', 'GET', '/api/v1/live-chat/lamps', 'agent', 200],
    ['create', 'POST', '/api/v1/live-chat/lamps', 'admin', 201],
    ['get', 'GET', '/api/v1/live-chat/lamps/{id}', 'agent', 200],
    ['update', 'PUT', '/api/v1/live-chat/lamps/{id}', 'admin', 200],
    ['remove', 'DELETE', '/api/v1/live-chat/lamps/{id}', 'admin', 204],
  ] as const)('%s is %s %s, for who is %s, and answers %d', (name, method, path, role, status) => {
    const { answer, ...row } = rows[name];
    expect({ ...row, status: answer.status }).toMatchObject({ method, path, role, status, tag: 'Lamps' });
  });

  it('is made of all its settings, and changed in any of them; nothing else is taken', () => {
    const takes = (schema: z.ZodMiniType, value: object) => schema.safeParse(value).success;
    const [create, update] = [rows.create.body, rows.update.body];
    expect(takes(create, { name: 'Desk', size: 2 })).toBe(true);
    expect(takes(create, { name: 'Desk' })).toBe(false);
    for (const some of [{ name: 'Desk' }, { size: 2 }, {}]) expect(takes(update, some)).toBe(true);
    for (const schema of [create, update]) {
      expect(takes(schema, { name: 'Desk', size: 'big' })).toBe(false);
      expect(takes(schema, { name: 'Desk', size: 2, id: 7 })).toBe(false);
    }
  });

  it('says by itself what can go wrong with it', () => {
    const missing = Object.entries(rows).filter(([, row]) => 'params' in row);
    expect(missing.map(([name]) => name)).toEqual(['get', 'update', 'remove']);
    for (const [, row] of missing) expect('errors' in row && row.errors).toContain('not_found');
    expect(rows.remove.errors).toContain('conflict');
  });
});
