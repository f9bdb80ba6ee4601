/** Mails that notify agents, as sweeps send them. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MailText } from '#functions/platform/mail.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { assignTo, requeue, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { orderNotice } from '#functions/use-cases/mail/order-notice.ts';
import { sendMails } from '#functions/use-cases/mail/send-mails.ts';
import { markRead } from '#functions/use-cases/messages/mark-read.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, aStart, aVisitor, anAgent, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

const MINUTE = 60_000;
const by = { type: 'system', reason: 'test' } as const;
let deps: MemoryDeps;
let ana: AgentItem;
let visitor: number;
let chat: number;
let sent: (MailText & { to: string; at: number })[];
let isDown: boolean;

beforeEach(async () => await begin());

async function begin(email: string | null = 'ana@example.com') {
  deps = memoryDeps();
  [sent, isDown] = [[], false];
  ana = await anAgent(deps, { email });
  visitor = await aVisitor(deps, 'Vera\nwins');
  chat = (await startConversation(deps, aStart(visitor))).row.conversation_id;
  await assignTo(deps, chat, ana, by, { force: false });
}

const sweep = () =>
  sendMails(
    {
      ...deps,
      mailLinks: { publicOrigin: 'https://chat.example.com', randomText: () => 'x' },
      sendMail: async (to, mail) => {
        if (isDown) throw new Error('The mail service is down.');
        sent.push({ ...mail, to, at: deps.now() });
      },
    },
    deps.now() + MINUTE,
  );
async function minutes(count: number) {
  for (let minute = 0; minute < count; minute++) {
    deps.clock.ms += MINUTE;
    await sweep();
  }
}
const order = (kind: 'assigned' | 'message' | 'mention' | 'missed') =>
  orderNotice(deps, ana.id, { kind, conversation_id: chat });
async function write() {
  const message = { visitor, name: 'Vera', content: 'secret words', client_message_id: freshId(), allowance };
  const { row } = await sendVisitorMessage(deps, chat, message);
  await order('message');
  return row.seq;
}

describe('a mail to an agent', () => {
  it('names the chat and leads to it, without what its visitor wrote', async () => {
    await write();
    await minutes(3);
    expect(sent).toMatchObject([{ to: 'ana@example.com', subject: 'A visitor wrote to you' }]);
    expect(sent[0]?.text).toContain('Vera wins wrote in your chat');
    expect(sent[0]?.text).toContain(`https://chat.example.com/dashboard/conversations/${chat}`);
    expect(JSON.stringify(sent)).not.toContain('secret words');
  });

  it('isn’t sent once the chat moved to a department that the agent doesn’t see', async () => {
    await order('mention');
    await anAgent(deps, { department_ids: [7] });
    await requeue(deps, chat, by, { department: 7 });
    deps.areAgentsScoped = async () => true;
    await minutes(3);
    expect(sent).toEqual([]);
  });

  it('tells all that happened, once', async () => {
    await order('assigned');
    await order('mention');
    await order('mention');
    await minutes(30);
    expect(sent).toMatchObject([{ subject: 'You were mentioned in a note' }]);
    expect(sent[0]?.text).toMatch(/mentioned you .*was assigned to you/s);
  });

  it.each(['read', 'resolved', 'given to somebody else'])(
    'is not sent when the chat was %s meanwhile',
    async (what) => {
      const seq = await write();
      await order('assigned');
      deps.clock.ms += 1000;
      if (what === 'read') await markRead(deps, chat, { side: 'agent' }, seq);
      if (what === 'resolved') await resolve(deps, chat, { type: 'agent', agent: ana });
      if (what === 'given to somebody else') await assignTo(deps, chat, await anAgent(deps), by, { force: true });
      await minutes(20);
      expect(sent).toEqual([]);
    },
  );

  it('follows another of the same chat in 15 minutes at the earliest, and only if there is news', async () => {
    await write();
    await minutes(5);
    const seq = await write();
    await minutes(12);
    expect(sent).toHaveLength(1);
    await minutes(3);
    expect(sent).toHaveLength(2);
    await markRead(deps, chat, { side: 'agent' }, seq);
    await minutes(60);
    expect(sent).toHaveLength(2);
  });

  it('is sent soon again after a quiet time', async () => {
    await write();
    await minutes(40);
    await write();
    await minutes(3);
    expect(sent).toHaveLength(2);
  });

  it('is not sent to an agent without an address', async () => {
    await begin(null);
    await write();
    await minutes(5);
    expect(sent).toEqual([]);
    expect(deps.errors).toEqual([]);
  });

  it('comes at most once in 15 minutes, and nothing unread is forgotten, whatever happens', async () => {
    const step = fc.constantFrom('message', 'mention', 'sweep', 'two sweeps', 'breakdown');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.integer({ min: 0, max: 6 })), { maxLength: 25 }), async (steps) => {
        await begin();
        for (const [what, waited] of steps) {
          isDown = what === 'breakdown';
          if (what === 'message') await write();
          else if (what === 'mention') await order('mention');
          else await Promise.all([sweep(), what === 'two sweeps' && sweep()]);
          deps.clock.ms += waited * MINUTE;
        }
        isDown = false;
        const hasNews = steps.some(([what]) => what === 'message' || what === 'mention');
        await minutes(50);
        for (const [index, { at }] of sent.slice(1).entries())
          expect(at - (sent[index]?.at ?? 0)).toBeGreaterThanOrEqual(15 * MINUTE);
        const isForgotten = hasNews && sent.length === 0;
        expect(isForgotten).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
