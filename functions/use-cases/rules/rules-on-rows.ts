/** Rules on what the stream tells: asked first is whether any waits for it, so that nothing is read where none does. */
import { startedBy } from '#core/automation/rules/clocks.ts';
import { type TriggerType, clocks } from '#core/automation/rules/kinds.ts';
import { isByRule, possibleTriggers } from '#core/automation/rules/triggers.ts';
import type { Id } from '#core/model/id.ts';
import type { Item } from '#functions/store/table.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import type { ToldEvent } from '#functions/use-cases/events/event-rows.ts';
import type { TransitionDeps } from '#functions/use-cases/lifecycle/transition-conversation.ts';

/** Runs the rules that wait for a row of a conversation, and starts the clocks of those that wait for time. */
export async function rulesOnRow(deps: TransitionDeps, row: StoredRow): Promise<void> {
  const ids = await waitingFor(deps, typesOf(row));
  if (ids.length > 0) await (await import('./start-rules.ts')).startOnRow(deps, row, ids);
}

/** Runs the rules that wait for a change of labels or priority, which has no row. */
export async function rulesOnEvent(deps: TransitionDeps, item: Item): Promise<void> {
  const told = item['told'] as ToldEvent & { seq: number };
  const { rules } = told;
  if (!rules) return;
  const ids = await waitingFor(deps, rules.types);
  if (ids.length === 0) return;
  const event = { id: Number(item['sk']), conversation: told.of, seq: told.seq, ...rules };
  await (await import('./start-rules.ts')).startOnEvent(deps, event, ids);
}

const waitingFor = async ({ events }: TransitionDeps, types: readonly TriggerType[]): Promise<readonly Id[]> =>
  types.length === 0 ? [] : ((await events?.rulesFor(types)) ?? []);

/** What a row may start. Any step of a conversation's life may start a clock: what had it before isn't known yet. */
function typesOf(row: StoredRow): TriggerType[] {
  if (isByRule(row)) return [];
  const isStep = row.sender_type === 'system' || row.milestone === 'started' || row.milestone === 'reopened';
  const isQueueing = isStep || row.milestone === 'requeued';
  return [...possibleTriggers(row), ...(isQueueing ? clocks : startedBy(row))];
}
