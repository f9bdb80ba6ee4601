/** Conversations of the API from memory: read, written, moved, and the people in them. */
import { editedAttributes, editedLabels } from '#core/conversation/concurrent-edits.ts';
import { priorities } from '#core/model/closed-sets.ts';
import type { Conversation, FullConversation } from '#core/model/conversations/conversation.ts';
import type { MessageFile } from '#core/model/files/file.ts';
import type { Message } from '#core/model/messages/message.ts';
import type { ScheduledMessage } from '#core/model/messages/scheduled.ts';
import { type Answered, type Asked, FILES_ORIGIN, ok, problem } from './fake-answers.ts';
import { pageOf } from './fake-lists.ts';
import type { FakeState } from './fake-state.ts';
import { messageOf } from './sample.ts';

/** A conversation in a list has no attributes. */
const listed = (one: FullConversation): Conversation => ({ ...one, attributes: undefined });

/** Most urgent first, then who waits longest. */
const inQueueOrder = (a: Conversation, b: Conversation): number =>
  priorities.indexOf(b.priority) - priorities.indexOf(a.priority) ||
  (a.waiting_since ?? a.created_at).localeCompare(b.waiting_since ?? b.created_at);

/** Who waits longest; those that wait for nothing come last. */
const byWait = (a: Conversation, b: Conversation): number =>
  (a.waiting_since ?? '~').localeCompare(b.waiting_since ?? '~') || b.id - a.id;

const at = () => new Date().toISOString();

const noDelivery = { delivery: null, delivery_reason: null };

const LATER = '2030-01-01T00:00:00.000Z';

/** The operations. */
export function conversationsOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const byId = (id: number, use: (found: FullConversation) => Answered) => {
    const found = state.conversations.find((one) => one.id === id);
    return found ? use(found) : problem(404, 'not_found');
  };
  const uploads = new Map<string, MessageFile>();
  const scheduled = new Map<number, ScheduledMessage[]>();
  const withFiles = (metadata: unknown): Message['metadata'] => {
    const { files, ...others } = (metadata ?? {}) as { files?: { id: string }[]; mentions?: number[] };
    const taken = files?.flatMap(({ id }) => uploads.get(id) ?? []);
    const kept = { ...others, ...(taken ? { files: taken } : {}) };
    return Object.keys(kept).length > 0 ? kept : null;
  };
  const change = (id: number, part: Partial<FullConversation>) =>
    byId(id, (found) => ok(Object.assign(found, part, { version: found.version + 1 })));
  const addRow = (conversation: FullConversation, part: Partial<Message>) => {
    const row = messageOf({
      conversation_id: conversation.id,
      seq: conversation.last_seq + 1,
      created_at: at(),
      ...part,
    });
    state.messages.push(row);
    conversation.last_seq = row.seq;
    conversation.version += 1;
    return row;
  };
  const move = (id: number, status: FullConversation['status'], event: 'resolved' | 'closed' | 'reopened') =>
    byId(id, (found) => {
      if (found.status === status) return problem(409, 'illegal_transition', `It is ${status} already.`);
      addRow(found, {
        sender_type: 'system',
        content: event,
        metadata: { event, ...(state.me === undefined ? {} : { agent_id: state.me }) },
      });
      return change(id, { status, waiting_since: null, is_snoozed: false, snoozed_until: null });
    });
  const putAside = (id: number, is_snoozed: boolean, until: string | null) =>
    byId(id, (found) => {
      const who = state.me === undefined ? {} : { agent_id: state.me };
      addRow(found, {
        sender_type: 'system',
        visibility: 'internal',
        content: is_snoozed ? 'Conversation snoozed' : 'Snooze ended',
        metadata: is_snoozed ? { event: 'snoozed', until, ...who } : { event: 'woken', ...who },
      });
      return change(id, { is_snoozed, snoozed_until: until });
    });
  const isFull = () => {
    const me = state.agents.find(({ id }) => id === state.me);
    return me !== undefined && me.current_chats_count >= me.max_concurrent_chats;
  };
  /** The own drafts. */
  const drafts = new Map<number, object>();
  return {
    listConversations: ({ query }) => {
      const isQueue = query.get('order') === 'queue';
      const isByWait = query.get('order') === 'waiting';
      const wanted = (one: FullConversation) =>
        (!isQueue || (one.status === 'pending' && one.handler === 'agent')) &&
        (!query.has('status') || (one.status === query.get('status') && !one.is_snoozed)) &&
        (!query.has('snoozed') || one.is_snoozed) &&
        (!query.has('visitor_id') || one.visitor_id === Number(query.get('visitor_id'))) &&
        (!query.has('priority') || one.priority === query.get('priority')) &&
        (!query.has('label') || one.labels.includes(query.get('label') ?? '')) &&
        (!query.has('channel') || one.channel === query.get('channel')) &&
        (!query.has('department_id') || one.department_id === Number(query.get('department_id'))) &&
        (query.get('order') !== 'waiting' || ['pending', 'active', 'waiting'].includes(one.status)) &&
        (query.get('agent_id') !== 'me' || one.agent_id === state.me) &&
        (query.get('agent_id') !== 'none' || one.agent_id === null) &&
        (!query.has('q') ||
          `${one.visitor.name} ${one.visitor.email} ${one.last_message}`
            .toLowerCase()
            .includes((query.get('q') ?? '').toLowerCase()));
      const found = state.conversations
        .filter(wanted)
        .sort((a, b) => (isQueue ? inQueueOrder(a, b) : isByWait ? byWait(a, b) : b.id - a.id))
        .map(listed);
      const page = pageOf(found, query);
      const isCounted = isQueue || query.has('snoozed');
      return isCounted ? ok({ ...(page.body as object), total: found.length }) : page;
    },
    getConversation: ({ id }) =>
      byId(id, (found) =>
        ok({ ...found, draft: drafts.get(id) ?? null, scheduled: scheduled.get(id) ?? [], ...state.delivery }),
      ),
    saveDraft: ({ id, body: { reply, note } }) => {
      const saved_at = reply === '' && note === '' ? null : at();
      if (saved_at === null) drafts.delete(id);
      else drafts.set(id, { reply, note, saved_at });
      return ok({ saved_at });
    },
    listMessages: ({ id, query }) =>
      byId(id, (found) => {
        const rows = state.messages.filter((one) => one.conversation_id === id).sort((a, b) => a.seq - b.seq);
        const limit = Number(query.get('limit') ?? 25);
        const after = query.get('after_seq');
        const before = Number(query.get('before_seq') ?? Infinity);
        const data =
          after === null
            ? rows.filter((one) => one.seq < before).slice(-limit)
            : rows.filter((one) => one.seq > Number(after)).slice(0, limit);
        return ok({ data, up_to_seq: found.last_seq });
      }),
    uploadFile: ({ body }) => {
      const id = `7-a1-${String(uploads.size).padStart(20, '0')}`;
      const { name, type, size } = body as MessageFile;
      uploads.set(id, { id, name, type, size });
      return { status: 201, body: { id, url: `${FILES_ORIGIN}/`, fields: { key: id }, expires_at: LATER } };
    },
    copyResponseFile: ({ body }) => {
      const file = state.cannedResponses.flatMap(({ files }) => files).find(({ id }) => id === body['file_id']);
      if (!file) return problem(400, 'file_rejected');
      const id = `7-a1-${String(uploads.size).padStart(20, '0')}`;
      uploads.set(id, { ...file, id });
      return { status: 201, body: { ...file, id } };
    },
    uploadResponseFile: ({ body }) => {
      const id = `0-r1-${String(uploads.size).padStart(20, '0')}`;
      const { name, type, size } = body as MessageFile;
      uploads.set(id, { id, name, type, size });
      return { status: 201, body: { id, url: `${FILES_ORIGIN}/`, fields: { key: id }, expires_at: LATER } };
    },
    getFile: () => ok({ url: `${FILES_ORIGIN}/a-file`, expires_at: LATER }),
    sendMessage: ({ id, body }) =>
      byId(id, (found) => {
        const known = state.messages.find((one) => one.client_message_id === body['client_message_id']);
        const { delivery, delivery_reason } = state.delivery;
        const sentAs = body['visibility'] === 'internal' ? noDelivery : { delivery, delivery_reason };
        if (known) return ok({ ...known, ...sentAs });
        if (body['visibility'] !== 'internal' && (found.status === 'resolved' || found.status === 'closed'))
          return problem(409, 'illegal_transition', 'Conversation ended.');
        if (found.agent_id === null && body['visibility'] !== 'internal' && state.me !== undefined) {
          addRow(found, {
            sender_type: 'system',
            content: 'Assigned',
            metadata: { event: 'assigned', agent_id: state.me },
          });
          Object.assign(found, { agent_id: state.me, status: 'active' });
        }
        const me = state.agents.find((one) => one.id === state.me);
        const row = addRow(found, {
          ...body,
          metadata: withFiles(body['metadata']),
          sender_type: 'agent',
          sender_id: me?.id ?? null,
          sender_name: me?.name ?? null,
        });
        if (row.visibility === 'public')
          Object.assign(found, {
            status: 'waiting',
            waiting_since: null,
            last_message: row.content,
            last_message_at: row.created_at,
          });
        return { status: 201, body: { ...row, ...sentAs } };
      }),
    scheduleMessage: ({ id, body }) =>
      byId(id, () => {
        const own = {
          conversation_id: id,
          agent_id: state.me ?? 0,
          agent_name: 'Ana',
          held: null,
          after_seq: null,
          version: 1,
        };
        const message = { ...body, ...own } as ScheduledMessage;
        scheduled.set(id, [...(scheduled.get(id) ?? []), message]);
        return { status: 201, body: message };
      }),
    assignConversation: ({ id, body }) =>
      byId(id, (found) => {
        const target = body['agent_id'] as number | null | undefined;
        addRow(found, {
          sender_type: 'system',
          content: 'Assigned',
          metadata: target == null ? { event: 'requeued' } : { event: 'assigned', agent_id: target },
        });
        return change(
          id,
          target == null
            ? {
                agent_id: null,
                status: 'pending',
                department_id: (body['department_id'] as number | undefined) ?? null,
              }
            : { agent_id: target, status: 'active' },
        );
      }),
    resolveConversation: ({ id }) => move(id, 'resolved', 'resolved'),
    closeConversation: ({ id }) => move(id, 'closed', 'closed'),
    reopenConversation: ({ id }) =>
      byId(id, () =>
        change(id, isFull() ? { status: 'pending', agent_id: null } : { status: 'active', agent_id: state.me ?? null }),
      ),
    snoozeConversation: ({ id, body }) => putAside(id, true, body['until'] as string | null),
    unsnoozeConversation: ({ id }) => putAside(id, false, null),
    setPriority: ({ id, body }) => change(id, { priority: body['priority'] as FullConversation['priority'] }),
    setLabels: ({ id, body }) =>
      byId(id, ({ labels }) =>
        change(id, {
          labels: editedLabels(labels, {
            wanted: body['labels'] as string[],
            base: body['base'] as string[] | undefined,
          }),
        }),
      ),
    setAttributes: ({ id, body }) =>
      byId(id, ({ attributes }) =>
        change(id, {
          attributes: editedAttributes(attributes, {
            wanted: body['attributes'] as FullConversation['attributes'],
            base: body['base'] as FullConversation['attributes'] | undefined,
          }),
        }),
      ),
    readConversation: ({ id }) => change(id, { unread_by_agent: 0 }),
    getVisitor: ({ id }) => {
      const found = state.visitors.find((one) => one.id === id) ?? state.visitors[0];
      return found ? ok({ ...found, id, same_person: [] }) : problem(404, 'not_found');
    },
    openContextLink: () => ok({ url: 'https://admin.shop.example/chat?token=signed' }),
    getCard: () =>
      ok({
        rows: [
          { label: 'Plan', value: 'Business', link: null },
          { label: 'Orders', value: '3', link: 'https://crm.example.com/orders' },
        ],
        failure: null,
      }),
    exportVisitor: ({ id }) =>
      ok({
        visitor: state.visitors[0],
        conversations: state.conversations.filter((one) => one.visitor_id === id),
        messages: [],
        tickets: [],
        next_cursor: null,
      }),
    eraseVisitor: ({ id }) => {
      state.conversations = state.conversations.filter((one) => one.visitor_id !== id);
      return { status: 204 };
    },
    getDashboard: () => {
      const count = (status: string) => state.conversations.filter((one) => one.status === status).length;
      return ok({
        active_chats: count('active'),
        pending_chats: count('pending'),
        waiting_chats: count('waiting'),
        today: { started: 47, resolved: 38 },
        average_response_time_seconds: 42.4,
        average_resolution_time_seconds: 1284,
        satisfaction: 4.62,
        online_agents: state.agents.filter((one) => one.status !== 'offline'),
        recent_conversations: state.conversations
          .toSorted((a, b) => b.id - a.id)
          .slice(0, 6)
          .map(listed),
        active_widgets: state.widgets.filter((one) => one.is_active),
      });
    },
  };
}
