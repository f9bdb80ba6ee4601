/** The agents' API from memory: enough of its behaviour to drive every page of the dashboard. */
import type { Agent } from '#core/model/team/agent.ts';
import type { CannedResponse } from '#core/model/actions/canned-response.ts';
import type { Ticket } from '#core/model/conversations/ticket.ts';
import type { SavedView } from '#core/model/conversations/view.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { accessOf } from './fake-access.ts';
import { modulesOf } from './fake-modules.ts';
import { rulesOf } from './fake-rules.ts';
import { webhooksOf } from './fake-webhooks.ts';
import { botsOf } from './fake-bots.ts';
import { conversationsOf } from './fake-conversations.ts';
import { customersOf } from './fake-customers.ts';
import { type Answered, type Asked, ok, problem } from './fake-answers.ts';
import { crud, pageOf } from './fake-lists.ts';
import type { FakeState } from './fake-state.ts';
import { macrosOf } from './fake-macros.ts';
import { noticesOf } from './fake-notices.ts';
import { reportsOf } from './fake-reports.ts';
import { agentOf, widgetOf } from './sample.ts';
import { sourcesOf } from './fake-sources.ts';

const at = () => new Date().toISOString();

/** Somebody of the team who isn't an agent. */
const newcomer = {
  agent_id: null,
  role: null,
  state: 'active',
  invited_at: null,
  invitation_ends_at: null,
  is_incomplete: false,
  last_active_at: null,
};

/** The operations, by name. */
export function fakeApi(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const conversations = conversationsOf(state);
  return {
    ...customersOf(state),
    ...conversations,
    ...macrosOf(state, conversations['sendMessage']),
    ...ticketsOf(state),
    ...reportsOf(state),
    ...teamOf(state),
    ...widgetsOf(state),
    ...botsOf(state),
    ...noticesOf(state),
    ...accessOf(),
    ...modulesOf(),
    ...rulesOf(),
    ...sourcesOf(state),
    ...webhooksOf(),
    ...viewsOf(state),
  };
}

function viewsOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const all = crud('View', 'Views', state.views, (id, body) => ({
    ...(body as unknown as SavedView),
    id,
    version: 1,
    created_at: at(),
  }));
  return {
    ...all,
    listViews: () => ok({ data: state.views }),
    countViews: () => ok({ data: state.views.map(({ id }) => ({ id, count: 3, is_more: false })) }),
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
        one.subject.toLowerCase().includes(query.get('q') ?? '') &&
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
      notify_emails: (body['notify_emails'] ?? []) as string[],
      created_at: at(),
    })),
    ...crud('CannedResponse', 'CannedResponses', state.cannedResponses, (id, body) => ({
      ...(body as unknown as CannedResponse),
      id,
      created_at: at(),
    })),
    getTeamSettings: () => ok(state.teamSettings),
    updateTeamSettings: ({ body }) => ok(Object.assign(state.teamSettings, body, { version: 2 })),
    getConversationFields: () => ok(state.fields),
    updateConversationFields: ({ body }) =>
      ok(Object.assign(state.fields, body, { version: state.fields.version + 1 })),
    rotateContextSecret: () => ok({ context_secret: 'S'.repeat(43) }),
    getMe: () => ok({ agent: state.agents.find(({ id }) => id === state.me) ?? null, socket_url: state.socketUrl }),
    getOwnAgent: () => own((me) => ok({ ...me, socket_url: state.socketUrl })),
    setOwnStatus: ({ body }) => own((me) => ok(Object.assign(me, body))),
    endOwnPresence: () => ok(undefined),
    listTeamMembers: () =>
      ok([
        ...state.agents.map(({ id, user_id, name, email, last_active_at }) => ({
          ...newcomer,
          user_id,
          name,
          email,
          agent_id: id,
          role: 'agent',
          last_active_at,
        })),
        { ...newcomer, user_id: 'user-9', name: 'Iris Okafor', email: 'iris@example.com', state: 'invited' },
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
