import { beforeEach, describe, expect, it } from 'vitest';
import type { TeamCaller } from '#core/access/team-access.ts';
import { keys } from '#functions/store/keys.ts';
import { changeToolState, getToolState } from '#functions/store/automation/tool-state-store.ts';
import { redactMessage } from '#functions/use-cases/privacy/redact-message.ts';
import { sendAgentMessage } from '#functions/use-cases/messages/send-message.ts';
import { anAgent, freshId } from '#test/support/conversations.ts';
import {
  ask,
  calls,
  conversation,
  deps,
  does,
  lookUp,
  rowsOf,
  says,
  useBotTools,
  withTools,
  write,
} from '#test/support/bot-tools.ts';

useBotTools();

const caller = { isSupervisor: true, isAdmin: true, agent: undefined } as TeamCaller;
const redact = (seq: number) => redactMessage(deps, { conversation, seq }, caller);
const given = async () => (await rowsOf()).flatMap(({ metadata }) => (metadata?.tool ? [metadata.tool.given] : []));
const looksUp = (order_number: string) => calls(['order_status', { order_number, detail: 'status' }]);

beforeEach(async () => {
  await withTools(lookUp);
  does(looksUp('A-123'), says('It was shipped.'), looksUp('a-123'), says('Still.'), looksUp('B-7'), says('That, too.'));
  await ask('Where is my order A-123?');
  await write('And now?');
  await write('And B-7?');
});

it('takes all arguments of its own turn, those it named of later ones, and what was returned', async () => {
  const sent = deps.delivered.length;
  await redact(1);
  expect(await given()).toEqual([
    { order_number: '•••', detail: '•••' },
    { order_number: '•••', detail: 'status' },
    { order_number: 'B-7', detail: 'status' },
  ]);
  const stored = JSON.stringify([await rowsOf(), await getToolState(deps.table, conversation)]);
  expect(stored).not.toMatch(/A-123|shipped"/i);
  // Open screens get these rows again.
  expect(JSON.stringify(deps.delivered.slice(sent))).toContain('•••');
});

it('leaves earlier turns, and has the same call of a repeated turn fail instead of being made again', async () => {
  const { calls: before } = await getToolState(deps.table, conversation);
  expect(before).toMatchObject([{ result: { status: 'shipped' } }]);
  const { seq } = (await rowsOf()).find(({ content }) => content === 'And B-7?') ?? { seq: 0 };
  await redact(seq);
  expect((await given())[0]).toEqual({ order_number: 'A-123', detail: 'status' });
  expect((await given())[2]).toEqual({ order_number: '•••', detail: '•••' });
  expect((await getToolState(deps.table, conversation)).calls).toMatchObject([{ result: null }]);
});

it('writes nothing of tools where none was called', async () => {
  await withTools();
  does(says('We are open.'));
  await ask('Are you open?');
  await redact(1);
  expect(await deps.table.get({ Key: keys.botTools(conversation), ConsistentRead: true })).toBeUndefined();
});

it('finds no place for the state of a chat that was erased while it was decided', async () => {
  await withTools();
  await ask('Are you open?');
  const changed = changeToolState(deps.table, conversation, async () => {
    await deps.table.delete({ Key: keys.info(conversation) });
    return { change: { call_count: 1 } };
  });
  await expect(changed).rejects.toMatchObject({ code: 'try_again' });
  expect(await deps.table.get({ Key: keys.botTools(conversation), ConsistentRead: true })).toBeUndefined();
});

it('takes them from a call that was made while its message was redacted', async () => {
  does((answer) => void redact(1).then(() => looksUp('A-123')(answer)), says('It was shipped.'));
  await ask('Where is my order A-123?');
  expect(await given()).toEqual([{ order_number: '•••', detail: '•••' }]);
  const stored = JSON.stringify([await getToolState(deps.table, conversation)]);
  expect(stored).not.toMatch(/A-123|shipped/i);
});

describe('notes after the message', () => {
  const noted = async () =>
    (await rowsOf()).filter(({ visibility, sender_type }) => visibility === 'internal' && sender_type !== 'system');

  it('lose what a model wrote when it handed over, on open screens, too', async () => {
    await withTools();
    does((answer) =>
      answer.say({ action: 'escalate', confidence: 1, reply: '', summary: 'Asks for order C-9, pin 4711.' }),
    );
    await ask('My pin is 4711. Where is C-9?');
    expect((await noted()).map(({ content }) => content).join()).toMatch(/C-9.*4711/s);
    const sent = deps.delivered.length;
    await redact(1);
    expect(JSON.stringify(await rowsOf())).not.toMatch(/4711|C-9/);
    const [note] = await noted();
    expect(note).toMatchObject({ content: expect.stringContaining('•••'), metadata: { handoff: { text: '•••' } } });
    const frames = JSON.stringify(deps.delivered.slice(sent));
    expect(frames).toContain(`"seq":${note?.seq}`);
    expect(frames).not.toMatch(/4711|C-9/);
  });

  it('lose what a colleague quoted, and stay where they quote something else', async () => {
    await withTools();
    does(says('We are open.'));
    await ask('My pin is 4711, are you open?');
    const agent = await anAgent(deps, {});
    const note = (content: string) =>
      sendAgentMessage(deps, conversation, {
        agent,
        content,
        client_message_id: freshId(),
        visibility: 'internal',
        metadata: null,
      });
    await note('They wrote “My pin is 4711, are you open?” Careful.');
    await note('Regular customer.');
    await redact(1);
    expect((await noted()).map(({ content }) => content).slice(-2)).toEqual([
      'They wrote “•••” Careful.',
      'Regular customer.',
    ]);
  });

  it('lose it in as many notes as there are', async () => {
    await withTools();
    does(says('We are open.'));
    await ask('My pin is 4711, are you open?');
    const agent = await anAgent(deps, {});
    for (let sent = 0; sent < 60; sent++)
      await sendAgentMessage(deps, conversation, {
        agent,
        content: `${sent}: My pin is 4711, are you open?`,
        client_message_id: freshId(),
        visibility: 'internal',
        metadata: null,
      });
    await redact(1);
    expect(JSON.stringify(await rowsOf())).not.toContain('4711');
  });
});
