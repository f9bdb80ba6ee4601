/**
 * Rows that tell the stream's reader what happened to what has no rows of its own. They are written only if somebody wants
 * the event, in the transaction of the change, and name what changed: the reader reads the rest, so they say nothing of anybody.
 */
import { isDeepStrictEqual } from 'node:util';
import type { TriggerType } from '#core/automation/rules/kinds.ts';
import { startedBy } from '#core/automation/rules/clocks.ts';
import { possibleTriggers } from '#core/automation/rules/triggers.ts';
import { personalFields } from '#core/model/closed-sets.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import { type SubscribedType, subjectOf } from '#core/webhooks/event-types.ts';
import type { EventData } from '#core/webhooks/events.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, shownStatus } from '#functions/store/assignment/agent-store.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import type { TicketItem } from '#functions/store/conversations/ticket-store.ts';
import { keys } from '#functions/store/keys.ts';
import type { MetadataChange } from '#functions/store/lifecycle/transition-store.ts';
import type { TransactItem } from '#functions/store/table.ts';
import { type VisitorFields, attributesPut } from '#functions/store/visitors/visitor-store.ts';

/** The dependencies of telling what happened. */
export type EventDeps = Pick<Deps, 'events' | 'now' | 'random'>;

/** What a row tells. */
export type ToldEvent = {
  type: SubscribedType;
  /** The thing that it happened to. */
  of: Id;
  /** Its place among the events of the same thing; where that counts nothing, the row's own ID, which grows with time. */
  seq?: number;
  changed?: string[];
  /** What rules may start on, where one waits for it, and the labels that were added. */
  rules?: { types: readonly LabelOrPriority[]; labels: readonly string[] };
  /** What can't be read any more later. */
  agent?: EventData<'agent.status_changed'>;
};

type LabelOrPriority = Extract<TriggerType, 'labelled' | 'priority_changed'>;

const LIFE_SECONDS = 24 * 60 * 60;

/** The write that tells an event; none where nobody wants it. */
async function eventRow({ events, now, random }: EventDeps, told: ToldEvent): Promise<TransactItem[]> {
  if (!told.rules && !(await events?.wants(told.type))) return [];
  const id = makeId(now(), random());
  const expires_at_seconds = Math.ceil(now() / 1000) + LIFE_SECONDS;
  const Item = { ...keys.event(subjectOf(told.type), told.of, id), told: { seq: id, ...told }, expires_at_seconds };
  return [{ Put: { Item } }];
}

/** A row of a conversation, marked for the stream's reader if only somebody outside, or a rule, wants to know of it. */
export async function published(deps: Pick<Deps, 'events'>, row: StoredRow): Promise<StoredRow> {
  if (!deps.events || row.milestone !== null || row.sender_type === 'system') return row;
  const type = row.visibility === 'public' ? 'message.created' : 'note.created';
  const isWanted =
    (await deps.events.wants(type)) || (await deps.events.wantsRules([...possibleTriggers(row), ...startedBy(row)]));
  return isWanted ? { ...row, milestone: 'published' } : row;
}

/** What the team and its rules change of a conversation without a row. */
const described = ['labels', 'attributes', 'priority', 'department_id'] as const;

/** What a change of a conversation's metadata tells. A rule's own changes start none. */
export async function metadataEvents(
  deps: EventDeps,
  change: MetadataChange,
  seq: number,
  { isByRule = false } = {},
): Promise<TransactItem[]> {
  const { before, after } = change;
  const changed = described.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  if (changed.length === 0) return [];
  const rules = isByRule ? undefined : await forRules(deps, change);
  return eventRow(deps, { type: 'conversation.updated', of: after.id, seq, changed, ...(rules ? { rules } : {}) });
}

/** What rules may start on, where one waits for it. */
async function forRules({ events }: EventDeps, { before, after }: MetadataChange): Promise<ToldEvent['rules']> {
  const labels = after.labels.filter((label) => !before.labels.includes(label));
  const types: LabelOrPriority[] = [
    ...(labels.length > 0 ? (['labelled'] as const) : []),
    ...(before.priority === after.priority ? [] : (['priority_changed'] as const)),
  ];
  return (await events?.wantsRules(types)) ? { types, labels } : undefined;
}

/** What a new visitor tells. */
export const visitorCreated = async (deps: EventDeps, of: Id, isVerified: boolean): Promise<TransactItem[]> => [
  ...(await eventRow(deps, { type: 'visitor.created', of })),
  ...(isVerified ? await eventRow(deps, { type: 'visitor.identified', of, changed: [] }) : []),
];

/** What changed fields of a visitor tell: who they are, not which page they look at. */
export async function visitorEvents(
  deps: EventDeps,
  of: Id,
  fields: VisitorFields,
  { isClaim = false, hasAttributes = false }: { isClaim?: boolean; hasAttributes?: boolean } = {},
): Promise<TransactItem[]> {
  const changed = [
    ...personalFields.filter((field) => field in fields),
    ...(hasAttributes ? ['custom_attributes'] : []),
  ];
  if (isClaim) return eventRow(deps, { type: 'visitor.identified', of, changed: ['verified', ...changed] });
  return changed.length === 0 ? [] : eventRow(deps, { type: 'visitor.updated', of, changed });
}

/**
 * The events of a visitor, with what their site attaches to them, if that changes: the stream's reader reads both, so neither
 * may be stored without the other. Nothing without events: then a write of its own costs half as much.
 */
export const withAttributes = (
  told: TransactItem[],
  of: Id,
  attributes: Attributes | undefined,
): readonly TransactItem[] =>
  told.length > 0 && attributes ? [...told, { Put: attributesPut(of, attributes) }] : told;

/** What a change of an agent tells: the status they chose, and whether they are connected. How many chats they have isn't part of it. */
export async function agentEvents(deps: EventDeps, before: AgentItem, after: AgentItem): Promise<TransactItem[]> {
  if (before.chosen_status === after.chosen_status && before.connected === after.connected) return [];
  return eventRow(deps, {
    type: 'agent.status_changed',
    of: after.id,
    seq: before.version + 1,
    agent: {
      agent: {
        id: after.id,
        user_id: after.user_id,
        name: after.name,
        status: shownStatus(after),
        status_reason: after.status_reason ?? null,
        is_connected: after.connected,
      },
      previous_status: shownStatus(before),
      was_connected: before.connected,
    },
  });
}

/** What a new or changed ticket tells. */
export async function ticketEvents(
  deps: EventDeps,
  before: TicketItem | undefined,
  after: TicketItem,
): Promise<TransactItem[]> {
  const { id: of, version: seq } = after;
  if (!before) return eventRow(deps, { type: 'ticket.created', of, seq });
  const fields = Object.keys(after) as (keyof TicketItem)[];
  const changed = fields.filter((name) => name !== 'version' && !isDeepStrictEqual(before[name], after[name]));
  return changed.length === 0 ? [] : eventRow(deps, { type: 'ticket.updated', of, seq, changed });
}
