import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { limits, stepLimits } from '#dashboard/data/limits.ts';

describe('limits of form fields', () => {
  it('are read from the fields of each kind of workflow step', () => {
    expect(stepLimits.ask).toMatchObject({
      text: { maxLength: 2000 },
      save_as: { maxLength: 40 },
      'options.*': { maxLength: 100 },
      options: { count: 20 },
    });
    expect(stepLimits.condition).toMatchObject({
      'test.contains': { maxLength: 500 },
      'test.value': { maxLength: 500 },
      'test.key': { maxLength: 40 },
    });
    expect(stepLimits.set).toMatchObject({ 'attributes.#': { maxLength: 40 }, labels: { count: 10 } });
    expect(limits.workflow).toMatchObject({ stepId: { maxLength: 40 } });
  });

  it('are read from addresses and descriptions of systems outside', () => {
    expect(limits.webhook).toMatchObject({ url: { maxLength: 2000 }, description: { maxLength: 300 } });
    expect(limits.team).toMatchObject({
      'context_link.label': { maxLength: 40 },
      'context_link.url': { maxLength: 1000 },
      'crm_card.title': { maxLength: 40 },
      'crm_card.url': { maxLength: 1000 },
    });
  });

  it('are nowhere written as numbers in a form', () => {
    const literal = /\b(?:maxLength|max)=\{-?[\d._e]+\}|\.length >= \d\d/;
    const forms = globSync('dashboard/**/*.tsx').map((file) => ({ file, text: readFileSync(file, 'utf8') }));
    expect(forms.filter(({ text }) => literal.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
