/** What reaches the sockets of agents who see their departments only, and what is taken from their screens. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';
import type { TeamRole } from '#core/model/team/team-role.ts';
import { react } from '#functions/handlers/react.ts';
import { socket } from '#functions/handlers/socket.ts';
import { channelPush } from '#functions/platform/push.ts';
import { toContext } from '#functions/socket/principal.ts';
import { type AgentItem, agentStore, getAgent } from '#functions/store/assignment/agent-store.ts';
import { SCOPE_NOTICED_AFTER_MS, scopeSwitch } from '#functions/store/access/known-settings.ts';
import { TEAM, teamSettingsStore } from '#functions/store/settings/team-settings-store.ts';
import { colleagueSees } from '#functions/use-cases/access/scope.ts';
import { notifyChange } from '#functions/use-cases/availability/presence.ts';
import { assignTo, requeue } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps, unread } from '#test/support/memory-deps.ts';

const SALES = 7;
const SUPPORT = 8;
let deps: MemoryDeps;
let isScoped: boolean;
let posted: Record<string, ServerFrame[]>;
let next: ReturnType<typeof unread>;
let handle: ReturnType<typeof socket>;
let visitor: number;
let conversation: number;
let agents: Record<'sam' | 'sue' | 'tom' | 'lee', AgentItem>;

beforeEach(async () => {
  deps = memoryDeps();
  [isScoped, posted] = [true, {}];
  const post = async (id: string, text: string) => {
    (posted[id] ??= []).push(JSON.parse(text));
    return 'sent' as const;
  };
  deps.push = channelPush({ ...deps, post, disconnect: async () => {} });
  deps.areAgentsScoped = async () => isScoped;
  handle = socket({
    ...deps,
    rhythm: { heartbeatSeconds: 25, leaseSeconds: 75 },
    agentSocketEndpoint: 'https://socket.example.com/agents',
  });
  const inSales = { department_ids: [SALES] };
  agents = {
    sam: await anAgent(deps, { name: 'Sam', ...inSales }),
    sue: await anAgent(deps, { name: 'Sue', ...inSales }),
    tom: await anAgent(deps, { name: 'Tom', department_ids: [SUPPORT] }),
    lee: await anAgent(deps, { name: 'Lee', department_ids: [SUPPORT] }),
  };
  visitor = await aVisitor(deps);
  const started = await startConversation(deps, aStart(visitor, { widget: { id: 1, department_id: SALES } }));
  conversation = started.row.conversation_id;
  next = unread(deps.table);
});

type Name = keyof typeof agents;
const send = (name: string, frame: ClientFrame) =>
  handle({ requestContext: { stage: 'live', routeKey: '$default', connectionId: name }, body: JSON.stringify(frame) });
const watch = { type: 'watch' } as const;

/** Opens an agent's socket, and perhaps the chat. */
async function open(name: Name, role: TeamRole = 'agent', isWatching = true): Promise<void> {
  const { id, user_id } = agents[name];
  const who = { principal: 'agent', user_id, name, agent_id: id, role, token_expires_at_seconds: 4e9 } as const;
  await handle({
    requestContext: { stage: 'live', routeKey: '$connect', connectionId: name, authorizer: toContext(who) },
  });
  await send(name, { type: 'hello' });
  if (isWatching) await send(name, { ...watch, conversation_id: conversation });
}
const system = { type: 'system', reason: 'test' } as const;
const write = (content: string) =>
  sendVisitorMessage(deps, conversation, { visitor, name: null, content, client_message_id: freshId(), allowance });
const afterwards = () => react(deps)(next());
const typesTo = (name: Name): string[] => (posted[name] ?? []).map(({ type }) => type);
/** Whatever of the chat a socket got, as text. */
const about = (name: Name): string => JSON.stringify(posted[name] ?? []);

describe('an agent of another department', () => {
  it.each(['watch', 'typing', 'read'] as const)(
    'is refused the frame %s like for a chat that does not exist',
    async (type) => {
      await open('tom', 'agent', false);
      const frames = {
        watch: { ...watch, conversation_id: conversation },
        typing: { type: 'typing', conversation_id: conversation, is_typing: true },
        read: { type: 'read', conversation_id: conversation, seq: 1 },
      } as const;
      posted = {};
      await send('tom', frames[type]);
      await send('tom', { ...frames[type], conversation_id: 404 });
      const [refused, missing] = posted['tom'] ?? [];
      expect(refused).toMatchObject({ type: 'error', code: 'not_found' });
      expect(refused).toEqual(missing);
    },
  );

  it('gets nothing of what a resumed socket missed', async () => {
    await open('tom', 'agent', false);
    posted = {};
    await send('tom', { type: 'hello', resume: [{ conversation_id: conversation, after_seq: 0 }] });
    expect(typesTo('tom')).toEqual(['welcome']);
    await open('sam', 'agent', false);
    await send('sam', { type: 'hello', resume: [{ conversation_id: conversation, after_seq: 0 }] });
    expect(typesTo('sam')).toContain('message.created');
  });

  it('watches it like anybody as a supervisor, and while agents see all', async () => {
    await open('lee', 'supervisor');
    isScoped = false;
    await open('tom');
    posted = {};
    await write('Anybody?');
    for (const name of ['lee', 'tom'] as const) expect(about(name)).toContain('Anybody?');
  });
});

describe('a chat that leaves a department', () => {
  it('disappears from the screens of those who saw it, and nothing more of it reaches them', async () => {
    await open('sam');
    await open('sue');
    await open('lee', 'supervisor');
    await requeue(deps, conversation, system, { department: SUPPORT });
    posted = {};
    await afterwards();
    for (const name of ['sam', 'sue'] as const)
      expect(posted[name]).toEqual([{ type: 'conversation.hidden', conversation_id: conversation }]);
    expect(typesTo('lee')).toContain('conversation.updated');
    posted = {};
    await write('A word for support');
    await send('lee', { type: 'typing', conversation_id: conversation, is_typing: true });
    expect(posted['sam']).toBeUndefined();
    expect(posted['sue']).toBeUndefined();
    expect(about('lee')).toContain('A word for support');
  });

  it('stays with the agent who is given it, and leaves the one who had it', async () => {
    await open('sam');
    await open('tom', 'agent', false);
    await assignTo(deps, conversation, agents.tom, system, { force: false });
    await requeue(deps, conversation, system, { department: SUPPORT });
    await assignTo(deps, conversation, agents.tom, system, { force: false });
    posted = {};
    await afterwards();
    expect(new Set(typesTo('sam'))).toEqual(new Set(['conversation.hidden']));
    expect(about('tom')).toContain('conversation.assigned');
  });

  it('stays with everybody while agents see all', async () => {
    isScoped = false;
    await open('sam');
    await requeue(deps, conversation, system, { department: SUPPORT });
    posted = {};
    await afterwards();
    expect(typesTo('sam')).not.toContain('conversation.hidden');
    expect(typesTo('sam')).toContain('conversation.updated');
  });
});

describe('an agent who watches a chat', () => {
  it('stops with their next heartbeat once they left its department', async () => {
    await open('sam');
    const before = await getAgent(deps.table, agents.sam.id, { consistent: true });
    if (!before) throw new Error('Sam is an agent.');
    const after = await agentStore.change(deps.table, before, { ...before, department_ids: [SUPPORT] }, deps.now());
    if (after === 'refused') throw new Error('Nobody else changes Sam.');
    await notifyChange(deps, before, after);
    posted = {};
    await send('sam', { type: 'ping' });
    expect(typesTo('sam')).toEqual(['conversation.hidden', 'pong']);
    await write('Hello?');
    expect(about('sam')).not.toContain('Hello?');
  });

  it('stops with their next heartbeat once the settings say so', async () => {
    isScoped = false;
    await open('tom');
    isScoped = true;
    posted = {};
    await send('tom', { type: 'ping' });
    expect(typesTo('tom')).toEqual(['conversation.hidden', 'pong']);
  });
});

it('a colleague is notified by what they see: as the role they last opened the dashboard with', async () => {
  const sees = async (name: Name) => {
    const agent = await getAgent(deps.table, agents[name].id, { consistent: true });
    return agent && colleagueSees(deps, agent, conversation);
  };
  await open('lee', 'supervisor', false);
  expect([await sees('sam'), await sees('tom'), await sees('lee')]).toEqual([true, false, true]);
  await open('lee', 'agent', false);
  expect(await sees('lee')).toBe(false);
});

it('the setting is read once in ten seconds, and costs nothing else', async () => {
  const areScoped = scopeSwitch(deps);
  expect(await areScoped()).toBe(false);
  const found = await teamSettingsStore.get(deps.table, TEAM);
  if (!found) throw new Error('The settings have defaults.');
  await teamSettingsStore.change(
    deps.table,
    found.record,
    { ...found.record, agents_see: 'own_departments' },
    deps.now(),
  );
  expect(await areScoped()).toBe(false);
  deps.clock.ms += SCOPE_NOTICED_AFTER_MS;
  expect(await areScoped()).toBe(true);
});
