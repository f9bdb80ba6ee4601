import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { filterOf } from '#local/stream/filter.ts';
import { streamFilters } from '#core/contract/kit/stream-filters.ts';
import { createdAtMs } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';
import { keys } from '#functions/store/keys.ts';
import { takeImportLock } from '#functions/store/portable/import-store.ts';
import { readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import { findByIdentity, getVisitor, putVisitor, type VisitorItem } from '#functions/store/visitors/visitor-store.ts';
import type { Item } from '#functions/store/table.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { cannedResponseStore } from '#functions/store/settings/canned-response-store.ts';
import { currentMetrics } from '#functions/use-cases/reports/current-metrics.ts';
import { recount } from '#functions/use-cases/reports/recount.ts';
import { searchConversations } from '#functions/use-cases/search/search-conversations.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import { aStart } from '#test/support/conversations.ts';
import { anAgent } from '#test/support/conversations.ts';
import { aChatwootConversation, exportFolder } from '#test/support/exports.ts';
import { imported, memoryBulk, storedWidget } from '#test/support/imports.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';
import { allConversationIds } from '#test/support/portable.ts';

const AT = Date.UTC(2026, 2, 1, 10) / 1000;
let deps: MemoryDeps;
let target: Awaited<ReturnType<typeof into>>;
const into = async (fields = {}) => ({
  ...deps,
  bulk: memoryBulk(deps.table),
  widget: await storedWidget(deps.table, 1, fields),
});
beforeEach(async () => {
  deps = memoryDeps();
  target = await into();
});

const chats = (count: number, messages = 4) =>
  Array.from({ length: count }, (_, index) => aChatwootConversation(index + 1, AT + index * 3600, messages));
const folderOf = (rows: readonly { meta: { sender: unknown } }[]) =>
  exportFolder({ 'contacts.jsonl': rows.map(({ meta }) => meta.sender), 'conversations.jsonl': rows });
const only = async () => {
  const [id = 0, ...others] = await allConversationIds(deps.table);
  expect(others).toEqual([]);
  return readFullConversation(deps.table, id, { consistent: true });
};
const message = (id: number, fields: object) => ({
  id,
  message_type: 0,
  created_at: AT + id,
  content: `Message ${id}`,
  ...fields,
});
const chat = (messages: readonly object[], fields: object = {}) =>
  ({ ...chats(1)[0], messages, ...fields }) as ReturnType<typeof aChatwootConversation>;

/** The filters of the stream's readers, as the stack has them. */
const isRead = filterOf(
  Object.values(streamFilters)
    .flat()
    .map(({ keyBegins, ...filter }) => ({
      eventName: ['INSERT'],
      dynamodb: {
        Keys: { pk: { S: [{ prefix: keyBegins }] } },
        ...('has' in filter ? { NewImage: { [filter.has]: { S: [{ exists: true }] } } } : {}),
      },
    }))
    .map((pattern) => JSON.stringify(pattern)),
);
const readersGet = (from: number) =>
  deps.table.changes
    .slice(from)
    .map(({ eventName, key, image }) => ({
      eventName,
      dynamodb: {
        Keys: marshall(key),
        ...(image ? { NewImage: marshall(image, { removeUndefinedValues: true }) } : {}),
      },
    }))
    .filter(isRead);

describe('an import', () => {
  it('reads the files of a folder, however folders in it are named', async () => {
    const { report } = await imported(target, exportFolder({ 'old.json/conversations.jsonl': chats(2) }));
    expect(report.conversations.written).toBe(2);
  });

  it('masks card numbers before it stores what was written', async () => {
    const paid = chat([message(9, { content: 'Pay with 4111 1111 1111 1111' })]);
    await imported(target, folderOf([paid]));
    expect((await only()).rows[0]?.content).toBe('Pay with •••• •••• •••• 1111');
  });

  it('starts no reader of the stream, orders no mail and pushes nothing, also for open chats', async () => {
    const agent = await anAgent(deps, { name: 'Ana', email: 'ana@example.com' });
    const before = deps.table.changes.length;
    const rows = [...chats(3), chat([message(9, {})], { id: 77, status: 'open' })];
    await imported(target, folderOf(rows), { agents: [{ ...agent, email: agent.email }] });
    expect(await allConversationIds(deps.table)).toHaveLength(4);
    expect(readersGet(before)).toEqual([]);
    expect(deps.delivered).toEqual([]);
    const written = new Set(deps.table.changes.slice(before).map(({ key }) => key.pk.split('#')[0]));
    expect([...written].sort()).toEqual(['CONV', 'DAYS', 'FACTS', 'IMPORTS', 'METRICS', 'SEARCH', 'VISITOR']);
    // What a reader would get of the same rows, had they been written now.
    const first = deps.table.items.find(({ past_milestone: one }) => one !== undefined);
    const now = {
      eventName: 'INSERT',
      dynamodb: {
        Keys: marshall({ pk: first?.['pk'], sk: first?.['sk'] }),
        NewImage: marshall({ milestone: first?.['past_milestone'] }),
      },
    };
    expect(isRead(now)).toBe(true);
  });

  it('leaves numbers that a recount agrees with, at once', async () => {
    const agent = await anAgent(deps, { name: 'Ana', email: 'ana@example.com' });
    await imported(target, folderOf(chats(12, 6)), { agents: [{ ...agent, email: agent.email }] });
    expect(await recount(deps)).toMatchObject({ conversations: 12, drift: [] });
    const range = {
      kinds: ['started', 'first_response', 'resolved', 'closed'] as const,
      by: 'all' as const,
      fromMs: AT * 1000,
      toMs: AT * 1000 + 7 * 86_400_000,
    };
    const cells = await currentMetrics(deps.table, 1, range, []);
    const sum = (kind: string) =>
      cells.filter((cell) => cell.kind === kind).reduce((all, { tally }) => all + tally.count, 0);
    expect(['started', 'first_response', 'resolved', 'closed'].map(sum)).toEqual([12, 12, 12, 12]);
  });

  it('writes nothing new when it runs again, and again after its progress was lost', async () => {
    const folder = folderOf(chats(5));
    await imported(target, folder);
    const stored = JSON.stringify(deps.table.items.filter(({ pk }) => pk !== 'IMPORTS'));
    const { report } = await imported(target, folder);
    await forget(deps);
    const { report: afresh } = await imported(target, folder);
    expect(JSON.stringify(deps.table.items.filter(({ pk }) => pk !== 'IMPORTS'))).toBe(stored);
    for (const one of [report, afresh]) expect(one.conversations).toEqual({ written: 0, present: 5, left_out: 0 });
  });

  it('goes on where it was stopped, whatever write it was stopped at', async () => {
    const folder = folderOf(chats(7));
    await imported(target, folder);
    const whole = JSON.stringify(deps.table.items.filter(comparable).map(withoutChance));
    for (const stopAt of [3, 9, 14, 20, 24, 26, 29, 31, 36, 44]) {
      deps = memoryDeps();
      target = await into();
      let left = stopAt;
      const failing = failAfter(deps.table, () => left-- <= 0);
      await imported({ ...target, table: failing, bulk: memoryBulk(failing) }, folder).catch(() => undefined);
      deps.clock.ms += 130_000;
      await imported(target, folder, { holder: 'second' });
      expect(JSON.stringify(deps.table.items.filter(comparable).map(withoutChance))).toBe(whole);
      expect((await recount(deps)).drift).toEqual([]);
    }
  });

  it('is refused while another one runs, and says who that is', async () => {
    await takeImportLock(deps.table, { holder: 'other', by: 'ana@laptop', nowMs: deps.now() });
    await expect(imported(target, folderOf(chats(1)))).rejects.toThrow(
      /^An import by ana@laptop has been running since 2026-06-01T12:00:00.000Z/,
    );
    deps.clock.ms += 130_000;
    expect((await imported(target, folderOf(chats(1)))).report.conversations.written).toBe(1);
  });

  it('writes nothing on a dry run, and reports what it would write', async () => {
    const before = deps.table.changes.length;
    const { report } = await imported(target, folderOf(chats(3)), { isDryRun: true });
    expect(report).toMatchObject({ contacts: { written: 3 }, conversations: { written: 3 }, rows: 21 });
    expect(deps.table.changes).toHaveLength(before);
  });

  it('keeps the times of the source, each conversation within its second', async () => {
    await imported(target, folderOf(chats(1)));
    const { rows, metadata } = await only();
    expect(Math.floor(createdAtMs(metadata?.id ?? 0) / 1000)).toBe(AT);
    const said = rows
      .filter(({ sender_type }) => sender_type !== 'system')
      .map(({ id }) => Math.floor(createdAtMs(id) / 1000) - AT);
    expect(said).toEqual([0, 90, 180, 270]);
    expect(rows.map(({ milestone }) => milestone)).toEqual([
      'started',
      'assigned',
      'first_response',
      null,
      null,
      'resolved',
      'closed',
    ]);
  });

  it('moves what is older than 2020 to its first day, keeps its durations, and says when it was', async () => {
    const at = Date.UTC(2017, 4, 1) / 1000;
    const { report } = await imported(target, folderOf([aChatwootConversation(1, at, 4)]));
    const { rows, metadata } = await only();
    expect(new Date(createdAtMs(rows[0]?.id ?? 0)).toISOString()).toMatch(/^2020-01-0[12]T/);
    expect(createdAtMs(rows[2]?.id ?? 0) - createdAtMs(rows[0]?.id ?? 0)).toBe(90_001);
    expect(metadata?.attributes).toMatchObject({ original_date: '2017-05-01T00:00:00.000Z', chatwoot_id: '1' });
    expect(report.moved_to_2020).toBe(1);
  });

  it('passes over an ID that another conversation has, in the same way each time', async () => {
    const row = chats(1)[0];
    const folder = folderOf(row ? [row] : []);
    await imported(target, folder);
    const { metadata } = await only();
    deps = memoryDeps();
    target = await into();
    await deps.table.put({ Item: { ...keys.info(metadata?.id ?? 0), id: metadata?.id } });
    expect((await imported(target, folder)).report.conversations.written).toBe(1);
    expect((await only()).metadata?.id).not.toBe(metadata?.id);
    await forget(deps);
    expect((await imported(target, folder)).report.conversations).toEqual({ written: 0, present: 1, left_out: 0 });
  });

  it('names people who are no agents here, and gives their chats to nobody', async () => {
    await imported(target, folderOf(chats(1)));
    const { rows } = await only();
    expect(
      rows
        .filter(({ sender_type }) => sender_type === 'agent')
        .map(({ sender_id, sender_name }) => [sender_id, sender_name]),
    ).toEqual([
      [null, 'Bea'],
      [null, 'Bea'],
    ]);
    expect(rows[1]?.content).toBe('Bea joined the conversation');
    expect(rows.every(({ state }) => state.agent_id === null)).toBe(true);
  });

  it('recognizes agents by their address in the list of the team, which messages lack', async () => {
    const bea = await anAgent(deps, { name: 'Bea B.', email: 'bea@example.com' });
    const rows = chats(1);
    const folder = exportFolder({
      'agents.json': JSON.stringify([{ id: 2, name: 'Bea', email: 'BEA@example.com' }]),
      'conversations.jsonl': rows,
    });
    await imported(target, folder, { agents: [{ ...bea, email: bea.email }] });
    const { rows: stored } = await only();
    expect(stored.at(-1)?.state.agent_id).toBe(bea.id);
    expect(stored[2]).toMatchObject({ sender_id: bea.id, sender_name: 'Bea B.' });
  });

  it('leaves an open chat unassigned and in no queue, until its visitor writes', async () => {
    await imported(target, folderOf([chat([message(1, {})], { status: 'open' })]));
    const { rows, metadata } = await only();
    expect(rows.at(-1)?.state).toMatchObject({
      status: 'pending',
      handler: 'agent',
      agent_id: null,
      queued_at_ms: null,
    });
    expect(deps.table.items.filter(({ pk }) => String(pk).startsWith('QUEUE#'))).toEqual([]);
    const { row } = await startConversation(deps, aStart(metadata?.visitor_id ?? 0));
    expect(row).toMatchObject({ conversation_id: metadata?.id, milestone: 'requeued' });
  });

  it('keeps one open chat of a visitor open, and ends the others', async () => {
    const rows = [1, 2, 3].map((id) => ({ ...chat([message(id, {})], { status: 'open', id }) }));
    const { report } = await imported(target, folderOf(rows));
    expect(report).toMatchObject({ conversations: { written: 3 }, open: 1 });
    expect((await recount(deps)).drift).toEqual([]);
  });

  it('leaves an open chat out if its visitor starts another one at that moment, and settles it the next time', async () => {
    const folder = folderOf([chat([message(1, {})], { status: 'open' })]);
    const { transact, ...rest } = deps.table;
    let started = false;
    const racing = {
      ...rest,
      get: deps.table.get,
      query: deps.table.query,
      transact: async (items: Parameters<typeof transact>[0]) => {
        const visitor = deps.table.items.find(({ sk }) => sk === 'VISITOR');
        if (!started && visitor) {
          started = true;
          await startConversation(deps, aStart(Number(visitor['id'])));
        }
        return transact(items);
      },
    };
    const first = await imported({ ...target, table: racing }, folder);
    expect(first.report).toMatchObject({ conversations: { written: 0, left_out: 1 }, open: 0 });
    expect(first.skipped.at(-1)?.message).toMatch(/run the import again$/);
    const { report } = await imported(target, folder);
    expect(report).toMatchObject({ conversations: { written: 1 }, open: 0 });
    expect(await allConversationIds(deps.table)).toHaveLength(2);
  });

  it('attaches chats to the visitor whom the own ID of the site leads to', async () => {
    const visitor = { id: 7, widget_id: 1, name: 'Vera', email: null, verified: true } as VisitorItem;
    await putVisitor(deps.table, visitor, { widget_id: 1, sub: 'user-5' });
    const [row] = chats(1);
    const contact = { ...row?.meta.sender, identifier: 'user-5' };
    await imported(target, exportFolder({ 'contacts.jsonl': [contact], 'conversations.jsonl': [row] }));
    expect((await only()).metadata).toMatchObject({ visitor_id: 7, visitor: { name: 'Vera', verified: true } });
  });

  it('lets the own ID of the site lead to a contact it has made', async () => {
    const contact = {
      ...chats(1)[0]?.meta.sender,
      identifier: 'user-6',
      custom_attributes: { plan: 'gold', 'big deal': [1] },
    };
    await imported(target, exportFolder({ 'contacts.jsonl': [contact] }));
    const id = await findByIdentity(deps.table, { widget_id: 1, sub: 'user-6' });
    expect(await getVisitor(deps.table, id ?? 0)).toMatchObject({
      verified: true,
      identity_sub: 'user-6',
      email: contact.email,
    });
    expect(await deps.table.get({ Key: keys.visitorAttributes(id ?? 0) })).toMatchObject({
      custom_attributes: { plan: 'gold', big_deal: '[1]' },
    });
  });

  it('takes contacts of one address without an own ID for one person', async () => {
    const [first, second] = chats(2);
    const rows = [first, { ...second, meta: { sender: { ...second?.meta.sender, email: first?.meta.sender.email } } }];
    await imported(target, folderOf(rows as ReturnType<typeof chats>));
    const ids = await allConversationIds(deps.table);
    const owners = await Promise.all(
      ids.map(async (id) => (await readFullConversation(deps.table, id, { consistent: true })).metadata?.visitor_id),
    );
    expect(new Set(owners).size).toBe(1);
  });

  it('makes a visitor of a contact that only a conversation names, such as a merged one', async () => {
    const { report } = await imported(target, exportFolder({ 'conversations.jsonl': chats(1) }));
    expect(report).toMatchObject({ contacts: { written: 1 }, conversations: { written: 1 } });
  });

  it('brings nobody back who was deleted', async () => {
    const folder = folderOf(chats(1));
    await imported(target, folder);
    const { metadata } = await only();
    await eraseVisitor(deps, metadata?.visitor_id ?? 0);
    await forget(deps);
    const { report, skipped } = await imported(target, folder);
    expect(report.conversations).toEqual({ written: 0, present: 0, left_out: 1 });
    expect(skipped).toMatchObject([{ field: 'contact', message: expect.stringMatching(/^Was deleted here/) }]);
  });

  it('changes nothing in a conversation that has gone on since', async () => {
    const folder = folderOf([chat([message(1, {})], { status: 'open' })]);
    await imported(target, folder);
    const { metadata } = await only();
    await startConversation(deps, aStart(metadata?.visitor_id ?? 0, { content: 'I am back' }));
    await forget(deps);
    await imported(target, folder);
    expect((await only()).rows.at(-1)?.content).toBe('I am back');
  });

  it('names the row, the field, what it has and what is allowed, and imports the rest', async () => {
    const bad = chat([message(1, {}), message(2, { content: 17 }), message(3, { created_at: 'yesterday' })]);
    const { report, skipped } = await imported(
      target,
      exportFolder({ 'conversations.jsonl': [{ ...chats(1)[0], id: 8, status: 'done' }, bad, chat([], { id: 9 })] }),
    );
    expect(report.conversations).toEqual({ written: 1, present: 0, left_out: 2 });
    expect(skipped.map(({ row, id, field, message: text }) => [row, id, field, text])).toEqual([
      [1, '8', 'conversation.status', 'Must be one of open, pending, snoozed, resolved. Got "done"'],
      [2, '2', 'message.content', 'Must be text. Got 17'],
      [2, '3', 'message.created_at', expect.stringMatching(/Got "yesterday"$/)],
      [3, '9', 'conversation.messages', 'Is required. Must have at least 1 entry'],
    ]);
  });

  it('finds messages that stand in files of their own, each once', async () => {
    const [row] = chats(1);
    const folder = exportFolder({
      'conversations/page-1.json': JSON.stringify({
        data: { meta: {}, payload: [{ ...row, messages: row?.messages.slice(-1) }] },
      }),
      'messages.jsonl': row?.messages ?? [],
    });
    await imported(target, folder);
    const said = (await only()).rows.filter(
      ({ sender_type }: Pick<Message, 'sender_type'>) => sender_type !== 'system',
    );
    expect(said.map(({ content }) => content)).toEqual(row?.messages.map(({ content }) => content));
  });

  it('stores ratings, notes, labels and canned responses', async () => {
    const answer = { submitted_values: { csat_survey_response: { rating: 4, feedback_message: 'Nice' } } };
    const rows = [
      message(1, {}),
      message(2, { message_type: 1, private: true, content: 'VIP' }),
      message(3, { message_type: 3, content_type: 'input_csat', content_attributes: answer }),
    ];
    await cannedResponseStore.put(
      deps.table,
      {
        id: 5,
        shortcut: 'bye',
        title: 'Bye',
        content: 'Bye!',
        department_id: null,
        actions: [],
        files: [],
        version: 0,
        created_at: '2026-01-01T00:00:00.000Z',
      },
      0,
    );
    const folder = exportFolder({
      'conversations.jsonl': [chat(rows, { labels: ['vip', 'vip', ' a  b '], priority: 'urgent' })],
      'canned_responses.json': JSON.stringify([
        { id: 1, short_code: 'Héllo there', content: 'Hello!' },
        { id: 2, short_code: 'bye', content: 'Bye' },
      ]),
    });
    const { report, skipped } = await imported(target, folder);
    const { rows: stored, metadata } = await only();
    expect(metadata).toMatchObject({ labels: ['vip', 'a b'], priority: 'urgent' });
    expect(
      stored.find(({ visibility, sender_type }) => visibility === 'internal' && sender_type === 'agent')?.content,
    ).toBe('VIP');
    expect(stored.at(-1)?.state.rated).toMatchObject({ stars: 4, has_feedback: true });
    expect(report.canned_responses).toEqual({ written: 1, present: 0, left_out: 1 });
    expect(skipped.at(0)).toMatchObject({ row: 2, message: 'Must be free. "bye" is already in use' });
    expect((await recount(deps)).drift).toEqual([]);
  });

  it('of a thousand messages writes each once, and takes little of the processor', async () => {
    const rows = chats(50, 20);
    const before = deps.table.changes.length;
    const started = process.cpuUsage();
    await imported(target, folderOf(rows));
    const { user } = process.cpuUsage(started);
    const written = deps.table.changes.slice(before).map(({ key }) => key);
    const ofRows = written.filter(({ sk }) => sk.startsWith('MSG#'));
    expect(new Set(ofRows.map(({ pk, sk }) => pk + sk)).size).toBe(ofRows.length);
    // 20 messages and three steps each; INFO, pointer, words, five metric events, and the visitor; the rest are aggregates, and a note for each
    // month of them.
    expect(ofRows).toHaveLength(50 * 23);
    expect(written.filter(({ pk }) => !/^(METRICS|DAYS|IMPORTS)/.test(pk))).toHaveLength(50 * (23 + 3 + 5 + 1));
    expect(written.filter(({ pk }) => pk.startsWith('DAYS')).length).toBeLessThanOrEqual(16);
    expect(user / 1e6).toBeLessThan(6);
  });

  it('makes settled chats searchable', async () => {
    await imported(target, folderOf([chat([message(1, { content: 'The quixotic periwinkle' })])]));
    const found = await searchConversations(
      deps,
      { scope: 'all', q: 'periwinkle', sinceMs: AT * 1000 - 86_400_000 },
      { limit: 5, before: undefined },
      async () => null,
    );
    expect(found.conversations).toHaveLength(1);
  });
});

/** Forgets how far imports have come: what was written has to be found by itself. */
async function forget({ table }: MemoryDeps): Promise<void> {
  const notes = table.items.filter(({ pk }) => pk === 'IMPORTS');
  for (const { pk, sk } of notes) await table.delete({ Key: { pk, sk } });
}

/** When facts were counted late is history, too. */
const comparable = ({ pk }: Item): boolean => pk !== 'IMPORTS' && !String(pk).startsWith('DAYS#');
/** A visitor's session is chance, and how often an aggregate was set is history. */
const withoutChance = (item: Item): Item =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => name !== 'session_id' && name !== 'v')
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** A table whose writes fail from some moment on. */
function failAfter(table: MemoryDeps['table'], isOver: () => boolean) {
  const checked =
    <Input, Answer>(write: (input: Input) => Promise<Answer>) =>
    async (input: Input): Promise<Answer> => {
      if (isOver()) throw new Error('The process was stopped.');
      return write(input);
    };
  const { get, query, batchGet, put, update, delete: remove, transact } = table;
  return {
    get,
    query,
    batchGet,
    put: checked(put),
    update: checked(update),
    delete: checked(remove),
    transact: checked(transact),
  };
}
