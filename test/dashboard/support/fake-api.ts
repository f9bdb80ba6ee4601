/** The agents' API from memory: enough of its behaviour to drive every page of the dashboard. */
import type { Agent } from '../../../core/model/agent.ts';
import type { CannedResponse } from '../../../core/model/canned-response.ts';
import type { Conversation } from '../../../core/model/conversation.ts';
import type { Article } from '../../../core/model/article.ts';
import type { Bot, UnansweredQuestion } from '../../../core/model/bot.ts';
import type { Department } from '../../../core/model/department.ts';
import type { Message } from '../../../core/model/message.ts';
import type { Ticket } from '../../../core/model/ticket.ts';
import type { Visitor } from '../../../core/model/visitor.ts';
import type { Widget } from '../../../core/model/widget.ts';
import type { Workflow } from '../../../core/model/workflow.ts';
import { botsOf } from './fake-bots.ts';
import { reportsOf } from './fake-reports.ts';
import { problem } from './fake-site.ts';
import { agentOf, messageOf, widgetOf } from './sample.ts';

/** All the site knows. */
export type FakeState = {
  socketUrl: string;
  me: number | undefined;
  agents: Agent[];
  conversations: Conversation[];
  messages: Message[];
  visitors: Visitor[];
  widgets: Widget[];
  tickets: Ticket[];
  bots: Bot[];
  articles: Article[];
  unanswered: UnansweredQuestion[];
  workflows: Workflow[];
  departments: Department[];
  cannedResponses: CannedResponse[];
};

/** An answer. */
export type Answered = { status: number; body?: unknown };
/** What is asked. */
export type Asked = { id: number; query: URLSearchParams; body: Record<string, unknown> };

const ok = (body: unknown): Answered => ({ status: 200, body });
const at = () => new Date().toISOString();

/** The operations, by name. */
export function fakeApi(state: FakeState): Record<string, (asked: Asked) => Answered> {
  return {
    ...conversationsOf(state),
    ...ticketsOf(state),
    ...reportsOf(state),
    ...teamOf(state),
    ...widgetsOf(state),
    ...botsOf(state),
  };
}

/** A page of a list. */
export function pageOf<Item>(items: Item[], query: URLSearchParams): Answered {
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 25);
  return ok({
    data: items.slice(from, from + limit),
    next_cursor: from + limit < items.length ? String(from + limit) : null,
  });
}

function conversationsOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const byId = (id: number, use: (found: Conversation) => Answered) => {
    const found = state.conversations.find((one) => one.id === id);
    return found ? use(found) : problem(404, 'not_found');
  };
  const change = (id: number, part: Partial<Conversation>) => byId(id, (found) => ok(Object.assign(found, part)));
  const addRow = (conversation: Conversation, part: Partial<Message>) => {
    const row = messageOf({
      conversation_id: conversation.id,
      seq: conversation.last_seq + 1,
      created_at: at(),
      ...part,
    });
    state.messages.push(row);
    conversation.last_seq = row.seq;
    return row;
  };
  const move = (id: number, status: Conversation['status'], event: 'resolved' | 'closed' | 'reopened') =>
    byId(id, (found) => {
      if (found.status === status) return problem(409, 'illegal_transition', `It is ${status} already.`);
      addRow(found, {
        sender_type: 'system',
        content: event,
        metadata: { event, ...(state.me === undefined ? {} : { agent_id: state.me }) },
      });
      return change(id, { status, waiting_since: null });
    });
  return {
    listConversations: ({ query }) => {
      const wanted = (one: Conversation) =>
        (!query.has('status') || one.status === query.get('status')) &&
        (!query.has('visitor_id') || one.visitor_id === Number(query.get('visitor_id'))) &&
        (!query.has('priority') || one.priority === query.get('priority')) &&
        (!query.has('label') || one.labels.includes(query.get('label') ?? '')) &&
        (query.get('agent_id') !== 'me' || one.agent_id === state.me) &&
        (query.get('agent_id') !== 'none' || one.agent_id === null) &&
        (!query.has('q') ||
          `${one.visitor.name} ${one.visitor.email} ${one.last_message}`
            .toLowerCase()
            .includes((query.get('q') ?? '').toLowerCase()));
      return pageOf(
        state.conversations.filter(wanted).sort((a, b) => b.id - a.id),
        query,
      );
    },
    getConversation: ({ id }) => byId(id, ok),
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
    sendMessage: ({ id, body }) =>
      byId(id, (found) => {
        const known = state.messages.find((one) => one.client_message_id === body['client_message_id']);
        if (known) return ok(known);
        if (body['visibility'] !== 'internal' && (found.status === 'resolved' || found.status === 'closed'))
          return problem(409, 'illegal_transition', 'The conversation has ended.');
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
        return { status: 201, body: row };
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
    reopenConversation: ({ id }) => byId(id, () => change(id, { status: 'active', agent_id: state.me ?? null })),
    setPriority: ({ id, body }) => change(id, { priority: body['priority'] as Conversation['priority'] }),
    setLabels: ({ id, body }) => change(id, { labels: body['labels'] as string[] }),
    readConversation: ({ id }) => change(id, { unread_by_agent: 0 }),
    getVisitor: ({ id }) => {
      const found = state.visitors.find((one) => one.id === id) ?? state.visitors[0];
      return found ? ok({ ...found, id }) : problem(404, 'not_found');
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
        recent_conversations: state.conversations.toSorted((a, b) => b.id - a.id).slice(0, 6),
        active_widgets: state.widgets.filter((one) => one.is_active),
      });
    },
  };
}

function ticketsOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const make = (id: number, body: Record<string, unknown>): Ticket => {
    const of = state.conversations.find((one) => one.id === body['conversation_id']);
    const requester = of ? { ...of.visitor, visitor_id: of.visitor_id } : body['requester'];
    const number = state.tickets.length + 1;
    return { status: 'open', conversation_id: null, ...body, requester, id, number, created_at: at() } as Ticket;
  };
  return {
    ...crud('Ticket', 'Tickets', state.tickets, make),
    listTickets: ({ query }) => {
      const assignee = query.get('assignee_id');
      const wanted = (one: Ticket) =>
        (!query.has('status') || one.status === query.get('status')) &&
        (!query.has('conversation_id') || one.conversation_id === Number(query.get('conversation_id'))) &&
        (assignee === null ||
          String((assignee === 'me' ? state.me : assignee) ?? '') === String(one.assignee_id ?? 'none'));
      return pageOf(
        state.tickets.filter(wanted).sort((a, b) => b.id - a.id),
        query,
      );
    },
  };
}

/** List, get, create, update and delete of things in a list. */
export function crud<Item extends { id: number }>(
  name: string,
  plural: string,
  items: Item[],
  make: (id: number, body: Record<string, unknown>) => Item,
) {
  const byId = (id: number, use: (found: Item) => Answered) => {
    const found = items.find((one) => one.id === id);
    return found ? use(found) : problem(404, 'not_found');
  };
  return {
    [`list${plural}`]: ({ query }: Asked) => pageOf(items, query),
    [`get${name}`]: ({ id }: Asked) => byId(id, ok),
    [`create${name}`]: ({ body }: Asked): Answered => {
      const made = make(1000 + items.length, body);
      items.push(made);
      return { status: 201, body: made };
    },
    [`update${name}`]: ({ id, body }: Asked) => byId(id, (found) => ok(Object.assign(found, body))),
    [`delete${name}`]: ({ id }: Asked) =>
      byId(id, (found): Answered => {
        items.splice(items.indexOf(found), 1);
        return { status: 204 };
      }),
  };
}

function teamOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const own = (use: (agent: Agent) => Answered) => {
    const me = state.agents.find((one) => one.id === state.me);
    return me ? use(me) : problem(404, 'not_found');
  };
  return {
    ...crud('Agent', 'Agents', state.agents, (id, body) => {
      if (body['user_id'] === 'user-1') state.me = id;
      return agentOf({ ...body, id, name: 'New agent' });
    }),
    ...crud('Department', 'Departments', state.departments, (id, body) => ({
      id,
      name: String(body['name']),
      created_at: at(),
    })),
    ...crud('CannedResponse', 'CannedResponses', state.cannedResponses, (id, body) => ({
      ...(body as unknown as CannedResponse),
      id,
      created_at: at(),
    })),
    getOwnAgent: () => own((me) => ok({ ...me, socket_url: state.socketUrl })),
    setOwnStatus: ({ body }) => own((me) => ok(Object.assign(me, body))),
    listTeamMembers: () =>
      ok([
        ...state.agents.map(({ id, user_id, name, email }) => ({ user_id, name, email, agent_id: id })),
        { user_id: 'user-9', name: 'Iris Okafor', email: 'iris@example.com', agent_id: null },
      ]),
  };
}

function widgetsOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const change = (id: number, next: (widget: Widget) => Partial<Widget>) => {
    const found = state.widgets.find((one) => one.id === id);
    return found ? ok(Object.assign(found, next(found))) : problem(404, 'not_found');
  };
  return {
    ...crud('Widget', 'Widgets', state.widgets, (id, body) => widgetOf({ ...body, name: String(body['name']), id })),
    toggleWidget: ({ id }) => change(id, (widget) => ({ is_active: !widget.is_active })),
    regenerateToken: ({ id }) => change(id, () => ({ token: 'b'.repeat(32) })),
    rotateIdentitySecret: () => ok({ identity_secret: 'S3cret'.repeat(8) }),
    getEmbedCode: ({ id }) => {
      const token = state.widgets.find((one) => one.id === id)?.token ?? '';
      return ok({
        html: `<script src="https://chat.example.com/api/widget/${token}/script.js" async></script>`,
        script_url: '',
      });
    },
  };
}
