/** What a row of a conversation tells operators. */
import type { OperatorMetric } from './operator-metrics.ts';
import type { Row } from '#core/conversation/rows.ts';
import type { MetricEvent } from './metric-events.ts';

/** The values that follow from a row's facts. `earlier` are the conversation's rows before it, where it settles. */
export function operatorValues(
  facts: readonly MetricEvent[],
  earlier: readonly Pick<Row, 'milestone' | 'visibility' | 'sender_type'>[],
): Partial<Record<OperatorMetric, number>> {
  const has = (kind: MetricEvent['kind']): boolean => facts.some((fact) => fact.kind === kind);
  const waited = facts.find(({ kind }) => kind === 'first_response')?.waits[0]?.ms;
  const settled = earlier.findLastIndex(({ milestone }) => milestone === 'resolved' || milestone === 'closed');
  const messages = earlier
    .slice(settled + 1)
    .filter(({ visibility, sender_type }) => visibility === 'public' && sender_type !== 'system').length;
  return {
    ...(waited !== undefined && { 'first-response': waited / 1000 }),
    ...(has('bot_resolved') ? { 'bot-resolved': 1 } : has('handed_off') && { 'bot-resolved': 0 }),
    ...(messages > 0 && { messages }),
  };
}
