/** Answers to a visitor who comes, sleeps and goes: each is read or mailed, whatever dies in between. */
import { describe, expect, test } from 'vitest';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { found } from '#core/model/errors.ts';
import { channelPush } from '#functions/platform/push.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { getConversationRecord, listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { orderUnread } from '#functions/store/mail/mail-job-store.ts';
import { getConnection, putConnection, subscribe } from '#functions/store/sockets/connection-store.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';
import type { Deps } from '#functions/deps.ts';
import { sendMails } from '#functions/use-cases/mail/send-mails.ts';
import { markRead } from '#functions/use-cases/messages/mark-read.ts';
import { sendAgentMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { visitorAudience } from '#functions/use-cases/notify/audience.ts';
import { disconnect } from '#functions/use-cases/sockets/connect.ts';
import { anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
import { seededRandom } from '#local/faults/seeded-random.ts';
import { Scheduler, type Task } from './scheduler.ts';
import { watchedTable } from './watched-table.ts';

const MINUTE = 60_000;
const ANSWERS = 5;

async function cast() {
  const deps = memoryDeps();
  const visitor = await aVisitor(deps);
  const email = 'vera@example.com';
  await deps.table.update({
    Key: keys.visitor(visitor),
    UpdateExpression: 'SET email = :email, verified = :yes, verified_fields = :fields, ip_address = :ip',
    ExpressionAttributeValues: { ':email': email, ':yes': true, ':fields': ['email'], ':ip': '203.0.113.7' },
  });
  const widget = { ...widgetDefaults, id: 1, name: 'Shop', token: 'token', identity_secret: null, version: 1 };
  const at = new Date(deps.now()).toISOString();
  await deps.table.put({ Item: { ...keys.widget(1), ...widget, created_at: at, updated_at: at } });
  const { row } = await startConversation(deps, aStart(visitor));
  return { deps, visitor, conversation: row.conversation_id, agent: await anAgent(deps) };
}
type Cast = Awaited<ReturnType<typeof cast>>;

/** What happens in a schedule. */
class World {
  readonly mails: string[] = [];
  /** Sockets whose other end is gone; the gateway doesn't know it of those that sleep. */
  readonly gone = new Set<string>();
  readonly #cast: Cast;
  readonly #failing: () => boolean;

  constructor(given: Cast, failing: () => boolean) {
    this.#cast = given;
    this.#failing = failing;
  }

  /** The dependencies of a function on a table. */
  depsOn(table: Table): Deps {
    const { deps } = this.#cast;
    const post = async (id: string) => (this.gone.has(id) ? ('gone' as const) : ('sent' as const));
    const push = channelPush({ ...deps, table, post, disconnect: async () => {} });
    return {
      ...deps,
      table,
      push,
      reach: { visitor: (id) => orderUnread(table, id, { nowMs: deps.now(), waitMinutes: 10 }) },
    };
  }

  sweep(table: Table): Promise<void> {
    const deps = this.depsOn(table);
    const mailLinks = { publicOrigin: 'https://chat.example.com', randomText };
    const sendMail = async (_: string, { text }: { text: string }) => {
      if (this.#failing()) throw new Error('The mail service is down.');
      this.mails.push(text);
    };
    return sendMails({ ...deps, mailLinks, sendMail, visitorMailLimit: 500 }, deps.now() + MINUTE);
  }

  answer(deps: Deps, index: number) {
    const words = { content: `Answer ${index}.`, visibility: 'public', metadata: null } as const;
    const { conversation, agent } = this.#cast;
    return sendAgentMessage(deps, conversation, { agent, client_message_id: `answer-${index}`, ...words });
  }

  async arrive(deps: Deps, id: string): Promise<void> {
    const { visitor: visitor_id } = this.#cast;
    const who = { principal: 'visitor', visitor_id, widget_id: 1, widget_token: 'token', verified: true } as const;
    await putConnection(deps.table, id, who, deps.now());
    const connection = found(await getConnection(deps.table, id));
    await subscribe(deps.table, connection, [visitorAudience({ visitor_id, widget_id: 1 })]);
  }

  async read(deps: Deps): Promise<void> {
    const { conversation, visitor } = this.#cast;
    const { seq } = found(await newestRow(deps.table, conversation));
    await markRead(deps, conversation, { side: 'visitor', visitor }, seq);
  }
}

/**
 * Plays answers, visits and sweeps side by side; functions die now and then, but not the one that a gateway starts once.
 * @returns the answers whose sender was told that they are stored
 */
async function play(seed: number, world: World, { deps }: Cast, crash: number): Promise<Set<number>> {
  const scheduler = new Scheduler(seededRandom(seed));
  const witness = { wrote: () => {}, readQueue: () => {} };
  const bug = <Writes>(writes: Writes) => writes;
  const ended = new Set<Task>();
  const told = new Set<number>();
  const spawn = (name: string, run: (table: Table) => Promise<unknown>, chance = crash): void =>
    scheduler.spawn(name, async (task) => {
      await run(watchedTable(deps.table, task, { scheduler, witness, hazards: { crash: chance, bug } }));
      ended.add(task);
    });
  const answer = (index: number): void =>
    spawn('answer', async (table) => {
      await world.answer(world.depsOn(table), index);
      told.add(index);
    });
  let [visits, sweeps, answers] = [scheduler.between(0, 2), 14, ANSWERS];
  const open: string[] = [];
  const visit = (id: string): void => {
    const reads = scheduler.chance(0.5);
    spawn(
      'visit',
      async (table) => {
        await world.arrive(world.depsOn(table), id);
        if (reads) await world.read(world.depsOn(table));
        open.push(id);
      },
      0,
    );
  };
  // Until then a laptop that sleeps looks like somebody who sees what comes.
  const leave = (id: string): void => {
    if (scheduler.chance(0.6)) world.gone.add(id);
    spawn('leave', (table) => disconnect(world.depsOn(table), id), 0);
  };
  await scheduler.run(() => [
    { weight: open.length > 0 ? 0.1 : 0, happen: () => leave(String(open.pop())) },
    { weight: answers > 0 ? 0.15 : 0, happen: () => answer(--answers) },
    { weight: visits > 0 ? 0.3 : 0, happen: () => visit(`socket-${visits--}`) },
    {
      weight: sweeps > 0 ? 0.3 : 0,
      happen: () => {
        sweeps--;
        // A sweep is over, or dead, within a minute; others may begin meanwhile.
        const isRunning = scheduler.tasks.some((task) => task.name === 'sweep' && !task.isDead && !ended.has(task));
        if (!isRunning) deps.clock.ms += scheduler.between(1, 12) * MINUTE;
        spawn('sweep', (table) => world.sweep(table));
      },
    },
  ]);
  return told;
}

/** The answers that were neither read nor mailed. */
async function lost({ deps, conversation }: Cast, { mails }: World): Promise<string[]> {
  const rows = await listRows(deps.table, conversation, { after: 0, limit: 100 });
  const read = (await getConversationRecord(deps.table, conversation))?.read.visitor?.seq ?? 0;
  return rows
    .filter(({ sender_type, seq }) => sender_type === 'agent' && seq > read)
    .map(({ content }) => content)
    .filter((content) => !mails.some((text) => text.includes(content)));
}

describe('answers to somebody who comes and goes', () => {
  test.each(Array.from({ length: 120 }, (_, seed) => seed))('seed %d', async (seed) => {
    const random = seededRandom(seed + 1000);
    const hazards = random() < 0.6 ? { crash: 0.04, failing: 0.2 } : { crash: 0, failing: 0 };
    const played = await cast();
    let isOver = false;
    const world = new World(played, () => !isOver && random() < hazards.failing);
    const told = await play(seed, world, played, hazards.crash);
    isOver = true;
    const { deps } = played;
    // A dashboard that got no answer sends again.
    for (let index = 0; index < ANSWERS; index++)
      if (!told.has(index)) await world.answer(world.depsOn(deps.table), index);
    for (let round = 0; round < 12; round++) {
      deps.clock.ms += 15 * MINUTE;
      await world.sweep(deps.table);
    }
    expect(await lost(played, world)).toEqual([]);
    const repeated = world.mails.join('\n').match(/Answer \d\./g) ?? [];
    // Only who dies between sending and noting that sends again.
    expect(hazards.crash === 0 ? repeated.length - new Set(repeated).size : 0).toBe(0);
    expect(deps.table.items.filter(({ pk }) => pk === 'OUTBOX')).toEqual([]);
  });
});
