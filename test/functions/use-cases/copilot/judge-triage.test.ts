/** Labels and a priority that a model suggests: only what there is, only where it is sure, and never what is set already. */
import { describe, expect, it } from 'vitest';
import { judgeTriage } from '#functions/use-cases/copilot/judge-triage.ts';

const listed = ['Billing', 'vip', 'Delivery', 'Returns', 'Late'].map((name) => ({
  name,
  description: '',
  color: 'purple' as const,
}));
const sorting = { listed, labels: ['vip'], priority: 'normal' as const };
const judge = (written: unknown) =>
  judgeTriage(typeof written === 'string' ? written : JSON.stringify(written), sorting);
const sure = (name: string, confidence: unknown = 0.9) => ({ name, confidence });

describe('a suggestion', () => {
  it('has labels of the list that the conversation hasn’t got, and another priority', () => {
    const written = { labels: [sure('billing'), sure('VIP'), sure('Refund')], priority: sure('high', 0.8) };
    expect(judge(written)).toEqual({ triage: { labels: ['Billing'], priority: 'high' } });
  });

  it('has none that the model isn’t sure of, says no confidence of, or says too much of', () => {
    const labels = [
      sure('Billing', 0.59),
      { name: 'Delivery' },
      sure('Returns', 12),
      sure('Late', '0.9'),
      'Late',
      null,
    ];
    expect(judge({ labels, priority: sure('urgent', 0.2) })).toEqual({ triage: { labels: [], priority: null } });
  });

  it('has no priority that there isn’t or that is set already, and three labels at most', () => {
    const labels = listed.map(({ name }) => sure(name));
    expect(judge({ labels, priority: sure('normal') })).toEqual({
      triage: { labels: ['Billing', 'Delivery', 'Returns'], priority: null },
    });
    expect(judge({ labels: [], priority: sure('catastrophic') })).toEqual({ triage: { labels: [], priority: null } });
  });

  it('is found in a code fence and after thoughts', () => {
    const form = JSON.stringify({ labels: [sure('Late')], priority: null });
    for (const written of ['```json\n' + form + '\n```', `<think>{"labels":1}</think>Here: ${form}`])
      expect(judge(written)).toEqual({ triage: { labels: ['Late'], priority: null } });
  });
});

it.each([
  ['nothing', ' ', 'failed'],
  ['prose', 'It is about billing.', 'unusable'],
  ['HTML', '<html><body>Billing</body></html>', 'unusable'],
  ['half a form', '{"labels":[{"name":"Bill', 'unusable'],
  ['a form without labels', '{"reply":"Hello"}', 'unusable'],
])('says what is wrong with %s', (_, written, problem) => {
  expect(judge(written)).toEqual({ problem });
});
