import { describe, expect, it } from 'vitest';
import { type StepKind, kindOf, step, stepSchemas } from '#core/automation/steps/kinds.ts';
import { stepFrom, take } from '#test/support/workflow-turn.ts';

/** The least that a step of each kind has. */
const least: Record<StepKind, object> = {
  message: { text: 'Hi', next: 'then' },
  ask: { text: 'Name?', expects: 'text', save_as: 'name', next: 'then' },
  choice: { text: 'Which?', options: [{ label: 'One', next: 'then' }] },
  condition: { test: { about: 'agents_online' }, yes: 'then', no: 'then' },
  set: { next: 'then' },
  ticket: { subject: 'A ticket', description: '', next: 'then' },
  handoff: { to: { type: 'department', department_id: null }, text: 'One moment' },
  http: { url: 'https://api.example.com/', next: 'then', on_error: 'then' },
  end: {},
};
const kinds = Object.keys(stepSchemas) as StepKind[];

describe.each(kinds)('a step of the kind %s', (kind) => {
  const fields = { kind, ...least[kind] };

  it('is read with its defaults, which are read as they are', () => {
    const read = stepFrom(fields);
    expect(read).toMatchObject(fields);
    expect(stepFrom(read)).toEqual(read);
  });

  it('has no other field', () => {
    expect(step.safeParse({ ...fields, other: 1 }).success).toBe(false);
  });

  it('either ends the workflow or leads to another step, at fields that it has', () => {
    const read = stepFrom(fields);
    const row = kindOf(read);
    const exits = row.exits(read);
    expect(exits.length === 0).toBe(row.isLast);
    for (const { path, to } of exits) expect(path.reduce<unknown>((value, name) => Object(value)[name], read)).toBe(to);
    for (const { path, text } of row.texts(read))
      expect(path.reduce<unknown>((value, name) => Object(value)[name], read)).toBe(text);
  });

  it('counts its turn where it has an effect, and only there', () => {
    const taken = take(fields);
    const after = taken !== null && 'effect' in taken ? taken.after : taken;
    expect(after?.turn).toBe(kind === 'condition' ? 7 : 8);
  });
});

it('a step of no kind names the kinds that there are', () => {
  expect(step.safeParse({ kind: 'teleport' }).success).toBe(false);
  expect(step.safeParse({ kind: 'constructor' }).success).toBe(false);
});
