import { describe, expect, it } from 'vitest';
import { kindOf, step as schema } from '#core/automation/steps/kinds.ts';
import { stateAt, stepFrom, take } from '#test/support/workflow-turn.ts';

const http = (more: object = {}) => ({
  kind: 'http',
  url: 'https://api.example.com/orders',
  save: { status: 'order.status' },
  next: 'then',
  on_error: 'sorry',
  ...more,
});

describe('a step that calls a server', () => {
  it('has a state for either end, both counted', () => {
    expect(take(http(), stateAt({ tries: 2, asked_seq: 3 }))).toEqual({
      effect: { type: 'http', step: 'here', url: 'https://api.example.com/orders', save: { status: 'order.status' } },
      after: stateAt({ step: 'then', turn: 8 }),
      failed: stateAt({ step: 'sorry', turn: 8 }),
    });
  });

  it('names both ways, what it saves and whom it calls', () => {
    const step = stepFrom(http());
    const kind = kindOf(step);
    expect(kind.exits(step)).toEqual([
      { path: ['next'], to: 'then' },
      { path: ['on_error'], to: 'sorry' },
    ]);
    expect(kind.saves(step)).toEqual(['status']);
    expect(kind.calls(step)).toBe('https://api.example.com/orders');
  });

  it.each([
    'http://api.example.com/',
    'https://vera:secret@api.example.com/',
    'ftp://api.example.com/',
    '//api.example.com/',
    'api.example.com',
    'javascript:alert(1)',
    '',
  ])('does not call %j', (url) => expect(schema.safeParse(http({ url })).success).toBe(false));

  it.each(['', 'order status', 'order[0]', 'a'.repeat(201), '$.order'])('does not read the path %j', (path) => {
    expect(() => stepFrom(http({ save: { status: path } }))).toThrow('Must be a path such as order.status');
  });

  it.each(['items.0.id', 'a-b_c.D', 'a'.repeat(200)])('reads the path %j', (path) => {
    expect(stepFrom(http({ save: { status: path } }))).toMatchObject({ save: { status: path } });
  });
});
