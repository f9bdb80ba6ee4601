/** Which facts of targets follow from others: a first response or resolution that had a target met or missed it. */
import type { Priority } from '#core/model/conversations/conversation.ts';
import type { TargetKind } from '#core/model/widgets/target-kinds.ts';
import type { Targets } from '#core/model/widgets/targets.ts';
import { isWithinTarget } from '#core/targets/clocks.ts';
import type { MetricEvent } from './metric-events.ts';

const kinds: Partial<Record<MetricEvent['kind'], TargetKind>> = {
  first_response: 'first_response',
  resolved: 'resolution',
};

/** One for each fact with a wait that has a target. */
export function targetFacts(
  facts: readonly MetricEvent[],
  rules: { targets: Targets; priority: Priority },
): MetricEvent[] {
  return facts.flatMap((fact) => {
    const target = kinds[fact.kind];
    const [wait] = fact.waits;
    const isMet = target && wait && isWithinTarget(target, wait.business_ms, rules);
    if (target === undefined || isMet === undefined) return [];
    return [{ ...fact, kind: `${target}_${isMet ? 'met' : 'missed'}` as const, waits: [] }];
  });
}
