/** What the editor says is wrong is what the server would say, at the same place. */
import { describe, expect, it } from 'vitest';
import { workflowSettings } from '#core/automation/definition.ts';
import type { Definition } from '#core/automation/definition.ts';
import { faultsAt, faultsOf, refusalsOf } from '#dashboard/workflows/draft/check.ts';
import { templates, type TemplateName } from '#dashboard/workflows/templates.ts';

const names = Object.keys(templates) as TemplateName[];

describe.each(names)('the template %s', (name) => {
  it('is one the server takes, as it stands', () => {
    const { data } = workflowSettings.safeParse({ name, definition: templates[name] });
    expect(data?.definition).toEqual(templates[name]);
    expect(faultsOf(templates[name])).toEqual({});
  });
});

const broken: Definition = {
  start: 'hello',
  steps: {
    hello: { kind: 'message', text: '', next: '' },
    alone: { kind: 'message', text: 'I am {{nobody}}', next: 'alone' },
  },
};

describe('a workflow with mistakes', () => {
  it('tells each at its step and field, the form and the graph alike', () => {
    const faults = faultsOf(broken);
    expect(faultsAt(faults, 'hello')).toEqual({
      text: 'Enter a text.',
      next: 'Must be a step. There is no step "".',
      '': expect.stringMatching(/^Must lead to an end/),
    });
    expect(faultsAt(faults, 'alone')).toMatchObject({
      text: 'Must only use what a step saves. No step saves "nobody".',
    });
  });

  it('of the start tells them at the start', () => {
    expect(faultsOf({ ...templates.blank, start: 'x' })['start']).toMatch(/There is no step "x"/);
  });

  it('does not take one step’s mistakes for those of another whose name begins alike', () => {
    expect(faultsAt({ 'steps.ask_2.text': 'wrong' }, 'ask')).toEqual({});
  });
});

describe('what only the server could tell', () => {
  const asked = templates.order;
  const errors = { 'definition.steps.people.to': 'There is no department 9' };

  it('is told at its step', () => {
    expect(refusalsOf(errors, asked, asked)).toEqual({ 'steps.people.to': 'There is no department 9' });
  });

  it('is gone as soon as the step is changed, and stays while others are', () => {
    const changed = (id: 'people' | 'hello') => ({ ...asked, steps: { ...asked.steps, [id]: { ...asked.steps[id] } } });
    expect(refusalsOf(errors, asked, changed('people'))).toEqual({});
    expect(refusalsOf(errors, asked, changed('hello'))).toEqual({ 'steps.people.to': 'There is no department 9' });
  });

  it('is not what the editor tells itself, which changes with every letter', () => {
    expect(refusalsOf({ 'definition.steps.hello.next': 'as the server says' }, broken, broken)).toEqual({});
  });
});
