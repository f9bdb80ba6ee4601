/** What happened, by the records of the stream: a conversation's rows, and the rows that tell of everything else. */
import type { ConversationState } from '#core/conversation/state.ts';
import { assignedAgent, isNewlyAssigned } from '#core/conversation/state.ts';
import { toMessage, unread } from '#core/conversation/views.ts';
import type { Milestone } from '#core/conversation/rows.ts';
import type { SubscribedType } from '#core/webhooks/event-types.ts';
import type { EventData } from '#core/webhooks/events.ts';
import type { Deps } from '#functions/deps.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { type StoredRow, getRow } from '#functions/store/conversations/conversation-store.ts';
import { getTicket, toTicket } from '#functions/store/conversations/ticket-store.ts';
import { statusGroup } from '#functions/store/listings.ts';
import type { Item } from '#functions/store/table.ts';
import { getVisitor, getVisitorAttributes, toVisitor } from '#functions/store/visitors/visitor-store.ts';
import {
  type ExplainWaiting,
  loadConversation,
  showConversation,
} from '#functions/use-cases/conversations/conversation-state.ts';
import type { ToldEvent } from '#functions/use-cases/events/event-rows.ts';
import type { Happening } from './make-event.ts';

/** What finding out takes: what is wanted is made of what is read, and nothing is read for what nobody wants. */
export type HappeningDeps = Pick<Deps, 'table'> & {
  wants: (type: SubscribedType) => Promise<boolean>;
  explain: ExplainWaiting;
};

type Found = Happening<SubscribedType>;

/** Steps that may change who has a conversation, or its status. */
const lifecycle = new Set<Milestone | null>([
  'assigned',
  'requeued',
  'woken',
  'handed_off',
  'resolved',
  'closed',
  'reopened',
]);

/** What a row of a conversation tells, in order. */
export async function happeningsOf(deps: HappeningDeps, row: StoredRow): Promise<Found[]> {
  const told = toldBy(row);
  const wanted = await Promise.all(told.map(async (type) => ((await deps.wants(type)) ? type : undefined)));
  const types = wanted.filter((type) => type !== undefined);
  const aboutState = types.filter((type) => type.startsWith('conversation.'));
  const messages = types.filter((type) => type === 'message.created' || type === 'note.created');
  return [
    ...(aboutState.length > 0 ? await aboutConversation(deps, row, aboutState) : []),
    ...messages.map((type) => happening(row, type, aboutMessage(row))),
  ];
}

/** The kinds of events that a row may tell. */
function toldBy(row: StoredRow): SubscribedType[] {
  const { milestone, sender_type, visibility } = row;
  return [
    ...(milestone === 'started' ? (['conversation.created'] as const) : []),
    ...(milestone === 'rated' ? (['conversation.rated'] as const) : []),
    ...(lifecycle.has(milestone) ? (['conversation.assigned', 'conversation.status_changed'] as const) : []),
    ...(milestone === 'snoozed' || milestone === 'woken' ? (['conversation.updated'] as const) : []),
    ...(sender_type === 'system' ? [] : [visibility === 'public' ? ('message.created' as const) : 'note.created']),
  ] as SubscribedType[];
}

const happening = <Type extends SubscribedType>(row: StoredRow, type: Type, data: EventData<Type>): Found => ({
  type,
  at: row.id,
  subject: row.conversation_id,
  seq: row.seq,
  data,
  visitor_id: row.state.visitor_id,
});

function aboutMessage(row: StoredRow): EventData<'message.created'> {
  const { widget_id, visitor_id, agent_id, status, handler } = row.state;
  const conversation = { id: row.conversation_id, widget_id, visitor_id, agent_id, status, handler };
  return { message: toMessage(row, row.state, unread), conversation };
}

/** The conversation as it was after this row, whatever happened since; nothing where it was erased. */
async function aboutConversation(
  deps: HappeningDeps,
  row: StoredRow,
  types: readonly SubscribedType[],
): Promise<Found[]> {
  const { table, explain } = deps;
  const [loaded, before] = await Promise.all([
    loadConversation(table, row.conversation_id, { consistent: true }),
    lifecycle.has(row.milestone) ? getRow(table, row.conversation_id, row.seq - 1) : undefined,
  ]);
  if (!loaded) return [];
  const conversation = await showConversation(table, { ...loaded, row }, explain);
  const found = await Promise.all(
    types.map(async (type): Promise<Found | undefined> => {
      switch (type) {
        case 'conversation.created':
          return happening(row, type, { conversation });
        case 'conversation.rated':
          return happening(row, type, { conversation, rating: conversation.rating ?? 0, feedback: row.feedback });
        case 'conversation.assigned':
          return isNewlyAssigned(before?.state, row.state)
            ? happening(row, type, { conversation, ...(await assignment(table, before?.state, row.state)) })
            : undefined;
        case 'conversation.status_changed':
          return hasNewStatus(before?.state, row.state)
            ? happening(row, type, {
                conversation,
                previous_status: before?.state.status ?? row.state.status,
                status: row.state.status,
                reason: row.metadata?.reason ?? null,
              })
            : undefined;
        case 'conversation.updated':
          return happening(row, type, { conversation, changed: ['is_snoozed', 'snoozed_until'] });
        default:
          return undefined;
      }
    }),
  );
  return found.filter((one) => one !== undefined);
}

/** Whether it is in another list. Who wrote last, active or waiting, changes with messages. */
const hasNewStatus = (before: ConversationState | undefined, after: ConversationState): boolean =>
  before !== undefined && statusGroup(before.status) !== statusGroup(after.status);

async function assignment(table: Deps['table'], before: ConversationState | undefined, after: ConversationState) {
  const id = assignedAgent(after) ?? 0;
  const agent = await getAgent(table, id);
  return { agent: { id, name: agent?.name ?? null }, previous_agent_id: before?.agent_id ?? null };
}

/** What a row that tells an event says, with what it is about as it is now; nothing where that is gone. */
export async function toldHappening(deps: HappeningDeps, item: Item): Promise<Found[]> {
  const told = item['told'] as ToldEvent & { seq: number };
  const { type, of, seq, changed = [] } = told;
  if (!(await deps.wants(type))) return [];
  const data = await dataOf(deps, told, changed);
  if (!data) return [];
  const visitor_id = visitorIn(type, of, data);
  return [{ type, at: Number(item['sk']), subject: of, seq, data, ...(visitor_id ? { visitor_id } : {}) } as Found];
}

const visitorIn = (type: SubscribedType, of: number, data: object): number | null | undefined => {
  if (type.startsWith('visitor.')) return of;
  if ('conversation' in data) return (data as EventData<'conversation.updated'>).conversation.visitor_id;
  return 'ticket' in data ? (data as EventData<'ticket.created'>).ticket.requester?.visitor_id : undefined;
};

async function dataOf(
  { table, explain }: HappeningDeps,
  { type, of, agent }: ToldEvent,
  changed: string[],
): Promise<object | undefined> {
  switch (type) {
    case 'conversation.updated': {
      const loaded = await loadConversation(table, of, { consistent: true });
      return loaded && { conversation: await showConversation(table, loaded, explain), changed };
    }
    case 'visitor.created':
    case 'visitor.updated':
    case 'visitor.identified': {
      const [item, attributes] = await Promise.all([
        getVisitor(table, of, { consistent: true }),
        getVisitorAttributes(table, of, { consistent: true }),
      ]);
      if (!item) return undefined;
      const { session_id: _session, ...visitor } = toVisitor(item, attributes);
      return type === 'visitor.created' ? { visitor } : { visitor, changed };
    }
    case 'agent.status_changed':
      return agent;
    case 'ticket.created':
    case 'ticket.updated': {
      const item = await getTicket(table, of);
      return item && (type === 'ticket.created' ? { ticket: toTicket(item) } : { ticket: toTicket(item), changed });
    }
    default:
      return undefined;
  }
}
