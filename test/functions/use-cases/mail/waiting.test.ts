/** The mail that chats wait and nobody is online, as sweeps order and send it. */
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '#functions/handlers/sweep.ts';
import type { MailText } from '#functions/platform/mail.ts';
import { exactMark, putMailState } from '#functions/store/mail/address-store.ts';
import { teamSettingsStore } from '#functions/store/settings/team-settings-store.ts';
import { departmentStore } from '#functions/store/settings/department-store.ts';
import { queueMail, queueUnlessOrdered } from '#functions/store/mail/mail-job-store.ts';
import { sendMails } from '#functions/use-cases/mail/send-mails.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import { assignTo, requeue } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { aStart, aVisitor, anAgent } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

const MINUTE = 60_000;
const by = { type: 'system', reason: 'test' } as const;
let deps: MemoryDeps;
let sent: (MailText & { to: string; at: number })[];
let isDown: boolean;
let notified: unknown[];
/** One minute's sweep. */
let run: () => Promise<void>;

beforeEach(async () => await begin());

async function begin(notify_emails = ['lead@example.com']) {
  deps = memoryDeps();
  sent = [];
  isDown = false;
  notified = [];
  run = sweep({
    ...deps,
    reach: { agent: async (...notice) => void notified.push(notice) },
    mailLinks: { publicOrigin: 'https://chat.example.com', randomText: () => 'x' },
    sendMail: async (to, mail) => {
      if (isDown) throw new Error('The mail service is down.');
      sent.push({ ...mail, to, at: deps.now() });
    },
  });
  const { record } = (await teamSettingsStore.get(deps.table, 1)) ?? {};
  if (record) await teamSettingsStore.change(deps.table, record, { ...record, notify_emails }, deps.now());
}

async function chat(name = 'Vera', department: number | null = null): Promise<number> {
  const start = aStart(await aVisitor(deps, name), { widget: { id: 1, department_id: department } });
  return (await startConversation(deps, start)).row.conversation_id;
}
/** Sweeps each minute for so many minutes. */
async function minutes(count: number) {
  for (let minute = 0; minute < count; minute++) {
    await run();
    deps.clock.ms += MINUTE;
  }
}

describe('the mail that chats wait', () => {
  it.each([
    ['goes to somebody who unsubscribed as a visitor', 'unsubscribed', 1],
    ['goes to nobody whose mailbox bounced', 'bounced', 0],
  ] as const)('%s', async (_, state, count) => {
    await putMailState(deps.table, exactMark('lead@example.com'), { state, atMs: deps.now() });
    await chat();
    await minutes(1);
    expect(sent).toHaveLength(count);
  });

  it('names a chat that waits while nobody is online, with a link to it', async () => {
    const conversation = await chat();
    await minutes(1);
    expect(sent).toMatchObject([{ to: 'lead@example.com', subject: 'A chat is waiting: nobody is online' }]);
    expect(sent[0]?.text).toContain('waiting for less than a minute  Vera:\n    Hello?');
    expect(sent[0]?.text).toContain(`https://chat.example.com/dashboard/conversations/${conversation}`);
  });

  it('goes to each recipient by itself', async () => {
    await begin(['one@example.com', 'two@example.com']);
    await chat();
    await minutes(1);
    expect(sent.map(({ to }) => to)).toEqual(['one@example.com', 'two@example.com']);
  });

  it('comes with a notice on the devices of agents among the recipients, as often as there is a mail', async () => {
    await begin(['Lead+chat@example.com', 'boss@example.com']);
    const lead = await anAgent(deps, { email: 'lead@example.com', connected: false });
    await anAgent(deps, { email: 'other@example.com', connected: false });
    const conversation = await chat();
    await minutes(20);
    expect(notified).toEqual([[lead.id, { kind: 'waiting', conversation_id: conversation }]]);
  });

  it('is sent once for a chat that goes on waiting', async () => {
    await chat();
    await minutes(120);
    expect(sent).toHaveLength(1);
  });

  it('names a chat that comes within 15 minutes after those are over', async () => {
    await chat();
    await minutes(2);
    await chat('Wim');
    await minutes(12);
    expect(sent).toHaveLength(1);
    await minutes(4);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({ subject: '2 chats are waiting: nobody is online' });
    expect(sent[1]?.text).toMatch(/Wim:.*Vera:/s);
  });

  it('is sent at once again after a quiet time', async () => {
    await chat();
    await minutes(40);
    await chat('Wim');
    await minutes(1);
    expect(sent).toHaveLength(2);
  });

  it('is not sent while somebody of the department is online', async () => {
    const ana = await anAgent(deps, { connected: false, max_concurrent_chats: 1 });
    await heartbeat(deps, ana.id, 3600);
    await chat();
    await run();
    await chat('Wim');
    await minutes(3);
    expect(sent).toEqual([]);
  });

  it('is sent when the last agent leaves while chats wait', async () => {
    const ana = await anAgent(deps, { connected: false, max_concurrent_chats: 1 });
    await heartbeat(deps, ana.id, 120);
    await chat();
    await run();
    await chat('Wim');
    await minutes(1);
    expect(sent).toEqual([]);
    await minutes(3);
    expect(sent).toHaveLength(1);
  });

  it('names a chat again that comes back to the queue', async () => {
    const ana = await anAgent(deps, { connected: false });
    const conversation = await chat();
    await minutes(20);
    await assignTo(deps, conversation, ana, by, { force: false });
    await requeue(deps, conversation, by);
    await minutes(1);
    expect(sent).toHaveLength(2);
  });

  it('leaves out a chat that was answered meanwhile, and is not sent when nothing is left', async () => {
    const ana = await anAgent(deps, { chosen_status: 'away', connected: true });
    await heartbeat(deps, ana.id, 3600);
    await chat();
    await minutes(1);
    const second = await chat('Wim');
    await minutes(2);
    await assignTo(deps, second, ana, by, { force: false });
    await minutes(20);
    expect(sent).toHaveLength(1);
  });

  it('goes to whom the department names, and only about its own chats', async () => {
    await departmentStore.put(
      deps.table,
      { id: 7, name: 'Sales', notify_emails: ['sales@example.com'], ...defaultAssignment, created_at: '', version: 1 },
      0,
    );
    await departmentStore.put(
      deps.table,
      { id: 8, name: 'Legal', notify_emails: [], ...defaultAssignment, created_at: '', version: 1 },
      0,
    );
    await chat('Wim', 7);
    await chat('Xi', 8);
    await minutes(1);
    expect(sent).toMatchObject([{ to: 'sales@example.com', subject: 'A chat is waiting in Sales: nobody is online' }]);
  });

  it('is sent once by two sweeps at the same time', async () => {
    await chat();
    await Promise.all([run(), run()]);
    await Promise.all([run(), run()]);
    expect(sent).toHaveLength(1);
  });

  it('is sent later when the mail service is down', async () => {
    await chat();
    isDown = true;
    await minutes(1);
    isDown = false;
    await minutes(20);
    expect(sent).toHaveLength(1);
  });

  it('names a chat behind more than any look at the queue reads', async () => {
    for (let waiting = 0; waiting < 120; waiting++) await chat();
    await minutes(1);
    await chat('Late');
    await minutes(16);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.text).toMatch(/^121 chats are waiting[^]*Late:/);
    await minutes(20);
    expect(sent).toHaveLength(2);
  });

  it('is not behind thousands of mails to visitors', async () => {
    for (let order = 1; order <= 50; order++)
      await deps.table.transact([queueMail(order, { about: 'transcript', conversation_id: order }, deps.now())]);
    await chat();
    await queueUnlessOrdered(deps.table, 'WAITING#default', { about: 'waiting', department_id: null }, deps.now());
    let lookedAtMs = deps.now();
    const now = () => (lookedAtMs += 1000);
    const sendMail = async (to: string, mail: MailText) => void sent.push({ ...mail, to, at: now() });
    await sendMails({ ...deps, now, sendMail }, deps.now() + 30_000);
    expect(sent).toHaveLength(1);
  });

  it('comes at most once in 15 minutes, whatever happens', async () => {
    const step = fc.constantFrom('chat', 'sweep', 'two sweeps', 'breakdown', 'crash');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.integer({ min: 0, max: 6 })), { maxLength: 25 }), async (steps) => {
        await begin();
        for (const [what, waited] of steps) {
          isDown = what === 'breakdown';
          if (what === 'chat') await chat();
          if (what === 'two sweeps') await Promise.all([run(), run()]);
          if (what === 'crash') await crashing();
          if (what !== 'chat') await run();
          deps.clock.ms += waited * MINUTE;
        }
        for (const [index, { at }] of sent.slice(1).entries())
          expect(at - (sent[index]?.at ?? 0)).toBeGreaterThanOrEqual(15 * MINUTE);
      }),
      { numRuns: 60 },
    );
  });
});

/** A sweep that is ended right after the mail went out: nothing of what follows is stored. */
async function crashing() {
  const { update } = deps.table;
  const before = sent.length;
  deps.table.update = async (input) => {
    if (sent.length > before) throw new Error('The process ended.');
    return update.call(deps.table, input);
  };
  await run();
  deps.table.update = update;
}
