import { expect, it } from 'vitest';
import type { Milestone } from '#core/conversation/rows.ts';
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import { operatorValues } from '#core/metrics/operator-values.ts';

const fact = (kind: MetricEvent['kind'], ms?: number): MetricEvent => ({
  kind,
  widget_id: 1,
  conversation_id: 2,
  seq: 3,
  at_ms: 4,
  agent_id: null,
  waits: ms === undefined ? [] : [{ agent_id: 5, ms, business_ms: 0 }],
  rating: null,
});

const row = (
  sender_type: 'visitor' | 'agent' | 'bot' | 'system',
  {
    milestone = null,
    visibility = 'public',
  }: { milestone?: Milestone | null; visibility?: 'public' | 'internal' } = {},
) => ({ sender_type, milestone, visibility });

it('a first response is measured by the clock, in seconds', () => {
  expect(operatorValues([fact('first_response', 42_500)], [])).toEqual({ 'first-response': 42.5 });
});

it('a chat that a bot resolved counts 1, and one that it handed off counts 0', () => {
  expect(operatorValues([fact('resolved'), fact('bot_resolved')], [])).toEqual({ 'bot-resolved': 1 });
  expect(operatorValues([fact('handed_off'), fact('unanswered')], [])).toEqual({ 'bot-resolved': 0 });
});

it('messages are those everybody sees, since the chat settled last', () => {
  const rows = [
    row('visitor'),
    row('agent', { milestone: 'resolved' }),
    row('visitor', { milestone: 'reopened' }),
    row('system', { milestone: 'assigned' }),
    row('agent', { visibility: 'internal' }),
    row('agent'),
  ];
  expect(operatorValues([fact('resolved')], rows)).toEqual({ messages: 2 });
});

it('other steps measure nothing', () => {
  expect(operatorValues([fact('started')], [])).toEqual({});
  expect(operatorValues([], [])).toEqual({});
});
