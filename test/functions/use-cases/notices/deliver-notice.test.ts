import { beforeEach, describe, expect, it } from 'vitest';
import type { AgentNotice } from '#functions/deps.ts';
import { deliver } from '#functions/handlers/deliver.ts';
import { derivePushKey, pushKeysOf } from '#functions/identity/push-keys.ts';
import type { PushMessage, Pushed } from '#functions/platform/web-push/send-push.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import { changeChoices } from '#functions/store/assignment/notice-store.ts';
import { pushSubscriptions, putPushSubscription } from '#functions/store/assignment/push-store.ts';
import { heartbeat, stayOnline } from '#functions/use-cases/availability/presence.ts';
import { assignTo, close, requeue } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';
import { narrowTable } from '#test/support/narrow-table.ts';

const serverKey = derivePushKey('secret').publicKey;
const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
const system = { type: 'system', reason: 'test' } as const;

let deps: MemoryDeps;
let ana: AgentItem;
let visitor: number;
let conversation: number;
let sent: (PushMessage & { endpoint: string })[];
/** What push services answer, by endpoint. */
let outcomes: Record<string, Pushed>;

beforeEach(async () => {
  deps = memoryDeps();
  sent = [];
  outcomes = {};
  hasMail = false;
  ana = await anAgent(deps, { connected: false });
  await heartbeat(deps, ana.id, 75);
  visitor = await aVisitor(deps);
  conversation = (await startConversation(deps, aStart(visitor))).row.conversation_id;
  await assignTo(deps, conversation, ana, system, { force: true });
});

const device = (name: string, server_key = serverKey) =>
  putPushSubscription(
    deps.table,
    ana.id,
    { endpoint: `https://push.example.com/${name}`, keys, server_key, device: name },
    deps.clock.ms++,
  );
let number = 0;
let hasMail = false;
const nowhere = async () => {
  throw new Error('Nothing is delivered here.');
};
const deliverTo = (kind: AgentNotice['kind'], notice_id = `notice-${number++}`) =>
  deliver({
    ...deps,
    table: narrowTable(deps.table),
    hasMail,
    sendEvent: nowhere,
    pushKeys: pushKeysOf(async (stage) => (stage === 'AWSCURRENT' ? 'secret' : undefined)),
    sendPush: async ({ endpoint }, message) => {
      sent.push({ ...message, endpoint });
      return outcomes[endpoint.split('/').at(-1) ?? ''] ?? 'sent';
    },
  })({ kind: 'agent-notice', notice_id, agent_id: ana.id, notice: { kind, conversation_id: conversation } });
const texts = () => sent.map(({ text }) => JSON.parse(text) as Record<string, unknown>);
const write = (content: string) =>
  sendVisitorMessage(deps, conversation, { visitor, name: null, content, client_message_id: freshId(), allowance });
const deviceNames = async () => (await pushSubscriptions(deps.table, ana.id)).map((one) => one.device);

describe('a notification for an agent who has no dashboard open', () => {
  it('goes to each device, names the visitor and shows nothing of what was written', async () => {
    await Promise.all([device('phone'), device('laptop')]);
    await write('My card number is 4111');
    await deliverTo('message');
    expect(sent.map(({ endpoint }) => endpoint.split('/').at(-1)).sort()).toEqual(['laptop', 'phone']);
    expect(sent[0]).toMatchObject({ topic: `c${conversation}`, urgency: 'high' });
    expect(texts()[0]).toMatchObject({ kind: 'message', conversation_id: conversation });
    expect(JSON.stringify(texts())).not.toContain('4111');
  });

  it('shows what was written once the agent wants that', async () => {
    await device('phone');
    await changeChoices(deps.table, ana.id, { shows_text: true });
    await write('Where is my parcel?');
    await deliverTo('message');
    expect(texts()).toMatchObject([{ text: 'Where is my parcel?' }]);
  });

  it('isn’t sent once the chat moved to a department that the agent doesn’t see', async () => {
    await device('phone');
    hasMail = true;
    await anAgent(deps, { department_ids: [7] });
    await requeue(deps, conversation, system, { department: 7 });
    deps.areAgentsScoped = async () => true;
    await deliverTo('mention');
    expect(sent).toEqual([]);
    deps.areAgentsScoped = async () => false;
    await deliverTo('mention');
    expect(sent).toHaveLength(1);
  });

  it('is sent without the text to a service that takes only less', async () => {
    await device('phone');
    await changeChoices(deps.table, ana.id, { shows_text: true });
    outcomes = { phone: 'too_large' };
    await write('Where is my parcel?');
    await deliverTo('message');
    expect(texts().map((one) => 'text' in one)).toEqual([true, false]);
    expect(await deviceNames()).toEqual(['phone']);
  });

  it('comes once a minute for each conversation, and again when a chat was missed', async () => {
    await device('phone');
    await write('One');
    await deliverTo('assigned');
    await deliverTo('message');
    expect(texts().map(({ kind }) => kind)).toEqual(['assigned']);
    deps.clock.ms += 60_001;
    await deliverTo('message');
    await requeue(deps, conversation, system);
    await deliverTo('missed');
    await deliverTo('missed');
    expect(texts().map(({ kind }) => kind)).toEqual(['assigned', 'message', 'missed']);
  });

  it('is tried again when a push service was busy, as the same notification', async () => {
    await device('phone');
    await write('One');
    outcomes = { phone: 'later' };
    await expect(deliverTo('message', 'the-same')).rejects.toThrow('busy');
    outcomes = {};
    await deliverTo('message', 'the-same');
    expect(texts().map(({ id }) => id)).toEqual(['the-same', 'the-same']);
  });

  it('is not sent of a chat that a colleague has by now, that ended, or whose messages were read', async () => {
    await device('phone');
    const bob = await anAgent(deps);
    await assignTo(deps, conversation, bob, system, { force: true });
    await deliverTo('message');
    await deliverTo('assigned');
    await close(deps, conversation, system);
    deps.clock.ms += 60_001;
    await deliverTo('missed');
    expect(sent).toEqual([]);
  });

  it('is not sent where the agent switched it off', async () => {
    await device('phone');
    await changeChoices(deps.table, ana.id, { message: { push: false } });
    await write('One');
    await deliverTo('message');
    expect(sent).toEqual([]);
    await deliverTo('assigned');
    expect(texts()).toMatchObject([{ kind: 'assigned' }]);
  });
});

describe('a device', () => {
  it.each(['gone', 'sent', 'refused'] as const)(
    'is forgotten only when its push service says it is gone: %s',
    async (outcome) => {
      await Promise.all([device('phone'), device('laptop')]);
      outcomes = { phone: outcome };
      await deliverTo('assigned');
      expect((await deviceNames()).sort()).toEqual(outcome === 'gone' ? ['laptop'] : ['laptop', 'phone']);
    },
  );

  it('that subscribed with a key from before two rotations is forgotten', async () => {
    await device('phone', derivePushKey('long ago').publicKey);
    await deliverTo('assigned');
    expect([sent, await deviceNames()]).toEqual([[], []]);
  });

  it('is the eleventh: the oldest is dropped', async () => {
    for (let index = 0; index < 11; index++) await device(`device-${index}`);
    const names = await deviceNames();
    expect([names.length, names[0], names.at(-1)]).toEqual([10, 'device-1', 'device-10']);
  });
});

describe('an agent who stays online while the dashboard is closed', () => {
  it('does so until no device is left', async () => {
    await device('phone');
    await stayOnline(deps, ana.id);
    await deliverTo('assigned');
    expect((await getAgent(deps.table, ana.id))?.stays_online).toBe(true);
    outcomes = { phone: 'gone' };
    deps.clock.ms += 60_001;
    await deliverTo('assigned');
    expect((await getAgent(deps.table, ana.id))?.stays_online).toBe(false);
  });
});

describe('a chat that waits while nobody is online', () => {
  it('is shown while it waits, and mailed by nobody: the department has its own mail', async () => {
    hasMail = true;
    await changeChoices(deps.table, ana.id, { new_chat: { mail: true } });
    await device('phone');
    await requeue(deps, conversation, system);
    await deliverTo('waiting');
    await assignTo(deps, conversation, ana, system, { force: true });
    deps.clock.ms += 60_001;
    await deliverTo('waiting');
    expect(texts()).toMatchObject([{ kind: 'waiting', conversation_id: conversation }]);
    expect(sent).toHaveLength(1);
    expect(deps.table.items.filter(({ pk }) => pk === 'OUTBOX')).toEqual([]);
  });
});

describe('an email', () => {
  const orders = () => deps.table.items.filter(({ pk }) => pk === 'OUTBOX').map(({ sk }) => sk);

  it.each([
    ['to who chose it, also without a device', true, { mention: { mail: true } }, 1],
    ['to nobody who chose none', true, { mention: { mail: false } }, 0],
    ['to nobody where the deployment sends none', false, { mention: { mail: true } }, 0],
  ] as const)('goes %s', async (_, sends, choices, count) => {
    hasMail = sends;
    await changeChoices(deps.table, ana.id, choices);
    await deliverTo('mention');
    await deliverTo('mention');
    expect(orders()).toHaveLength(count);
  });
});

it('the public key is told to who asks, and an event of another kind is refused', async () => {
  const handle = deliver({
    ...deps,
    hasMail: false,
    sendEvent: nowhere,
    pushKeys: pushKeysOf(async () => 'secret'),
    sendPush: async () => 'sent',
  });
  expect(await handle({ kind: 'push-key' })).toEqual({ key: serverKey });
  await expect(handle({ kind: 'something' })).rejects.toThrow('Invalid input');
});
