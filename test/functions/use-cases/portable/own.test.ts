import { beforeEach, describe, expect, it } from 'vitest';
import { makeId } from '#core/model/id.ts';
import type { ExportedLine } from '#core/portable/exported.ts';
import { exportedKinds, kindOfKey } from '#core/portable/exported.ts';
import { keys } from '#functions/store/keys.ts';
import type { Item } from '#functions/store/table.ts';
import { putVisitor, type VisitorItem } from '#functions/store/visitors/visitor-store.ts';
import { csvColumns, csvRowOf } from '#functions/use-cases/portable/conversation-csv.ts';
import { exportedGroups } from '#functions/use-cases/portable/export-items.ts';
import { type NewTicket, createTicket } from '#functions/use-cases/mail/tickets.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import { getTicket, newestTickets } from '#functions/store/conversations/ticket-store.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { importOwnExport } from '#functions/use-cases/portable/import-own.ts';
import type { SkippedRow } from '#functions/use-cases/portable/import-deps.ts';
import { resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { recount } from '#functions/use-cases/reports/recount.ts';
import { readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import { react } from '#functions/handlers/react.ts';
import { countOpenQuarters } from '#functions/use-cases/reports/count-metric-events.ts';
import { csvOf } from '#functions/http/csv.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { aDepartment, aStart, anAgent } from '#test/support/conversations.ts';
import { memoryBulk, storedWidget } from '#test/support/imports.ts';
import { type MemoryDeps, memoryDeps, unread } from '#test/support/memory-deps.ts';
import { allConversationIds } from '#test/support/portable.ts';

const aTicket = {
  subject: 'A crack',
  description: '',
  status: 'open',
  priority: 'normal',
  assignee_id: null,
  conversation_id: null,
} as const;
const makeTicket = (on: MemoryDeps, ticket: NewTicket) =>
  createTicket({ ...on, hasMail: false, visitorMailLimit: 1 }, ticket);
const SECRET = 'a-secret-that-must-never-leave';
let deps: MemoryDeps;
beforeEach(() => (deps = memoryDeps()));

/** A deployment in which chats were settled, rated, reopened, and left open, in an order that the seed decides. */
async function inUse(seed: number): Promise<void> {
  await storedWidget(deps.table, 1, { identity_secret: SECRET });
  await aDepartment(deps, 3);
  const agent = await anAgent(deps, { name: 'Ana', email: 'ana@example.com' });
  const handle = react(deps);
  const fresh = unread(deps.table);
  for (let number = 0; number < 6; number++) {
    deps.clock.ms += 3_600_000 * (1 + ((seed * 7 + number * 5) % 11));
    const id = makeId(deps.now(), deps.random());
    const visitor = {
      id,
      widget_id: 1,
      session_id: SECRET,
      name: `Vera ${number}`,
      email: null,
      verified: false,
    } as VisitorItem;
    await putVisitor(deps.table, visitor, number % 2 ? { widget_id: 1, sub: `user-${number}` } : undefined);
    const { row } = await startConversation(deps, aStart(id, { content: `Question ${number}` }));
    deps.clock.ms += 60_000;
    if ((seed + number) % 3 > 0) await resolve(deps, row.conversation_id, { type: 'agent', agent });
    await handle(fresh());
  }
  deps.clock.ms += 3_600_000;
  await countOpenQuarters(deps);
}

async function exported(from: MemoryDeps): Promise<ExportedLine[]> {
  const lines: ExportedLine[] = [];
  for await (const group of exportedGroups(
    { bulk: memoryBulk(from.table) },
    { segment: 0, total: 1, after: undefined },
  ))
    lines.push(...group.lines);
  return JSON.parse(JSON.stringify(lines)) as ExportedLine[];
}

async function importedInto(target: MemoryDeps, lines: readonly unknown[]) {
  const skipped: SkippedRow[] = [];
  const rows = async function* () {
    for (const [index, value] of lines.entries()) yield { file: 'data-0.jsonl', row: index + 1, value };
  };
  const more = {
    bulk: memoryBulk(target.table),
    randomText,
    lines: rows,
    onProgress: () => {},
    onSkipped: (one: SkippedRow) => void skipped.push(one),
  };
  const report = await importOwnExport({ ...target, ...more }, { holder: 'test', by: 'a test' });
  return { report, skipped };
}

/** What an import keeps as it is: not who may sign in, what is set up anew, nor how stream readers are told of a row. */
const kept = (lines: readonly ExportedLine[]) =>
  lines
    .filter(({ kind }) => !['agent', 'former_agent', 'widget'].includes(kind))
    .map(({ kind, item }) => {
      const fields = Object.entries(item)
        .filter(([name]) => name !== 'imported' && name !== 'automation')
        .map(([name, value]) => [name === 'milestone' ? 'past_milestone' : name, value] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1));
      return JSON.stringify({ kind, fields });
    })
    .sort();

describe('an export of everything', () => {
  it.each([1, 2, 3, 4])('is the same again once it was imported elsewhere (seed %i)', async (seed) => {
    await inUse(seed);
    const lines = await exported(deps);
    const before = await recount(deps);
    const other = memoryDeps(deps.now());
    const { skipped } = await importedInto(other, lines);
    expect(skipped).toEqual([]);
    const again = kept(await exported(other));
    const missing = kept(lines).filter((line) => !again.includes(line));
    expect(missing).toEqual([]);
    // Open chats arrive with one more row each, and a visitor's pointer.
    const added = again.filter((line) => !kept(lines).includes(line));
    expect(added.every((line) => line.includes('"imported"'))).toBe(true);
    const after = await recount(other);
    expect(after).toEqual({ ...before, drift: [] });
    expect(await allConversationIds(other.table)).toEqual(await allConversationIds(deps.table));
  });

  it('changes nothing when it is imported twice', async () => {
    await inUse(1);
    const lines = await exported(deps);
    const other = memoryDeps(deps.now());
    await importedInto(other, lines);
    const stored = JSON.stringify(other.table.items);
    const { report } = await importedInto(other, lines);
    expect(JSON.stringify(other.table.items)).toBe(stored);
    expect(Object.values(report.kinds).every(({ written }) => written === 0)).toBe(true);
  });

  it('starts no reader of the stream of the other deployment', async () => {
    await inUse(2);
    const other = memoryDeps(deps.now());
    await importedInto(other, await exported(deps));
    expect(other.table.changes.filter(({ image }) => image?.['milestone'] !== undefined)).toEqual([]);
    expect(other.table.changes.filter(({ key }) => /^(QUEUE|ROSTER|FITS|OUTBOX)/.test(key.pk))).toEqual([]);
  });

  it('contains no secret, whatever is stored', async () => {
    await inUse(1);
    const secrets: Item[] = [
      { ...keys.apiKey(1), hash: SECRET },
      { ...keys.token('public-token'), identity_secrets: [SECRET] },
      { ...keys.workflow(1), signing_secret: SECRET },
      { ...keys.workflowSecret(1), signing_secret: SECRET },
      { ...keys.mailedChat(SECRET) },
      { ...keys.pushSubscription(1, 'hash'), endpoint: SECRET },
      { ...keys.draft(1, 'user'), reply: SECRET },
      { pk: 'HOOK#1', sk: 'HOOK', secret: SECRET },
      { ...keys.teamSettings(), notify_emails: [], context_secret: SECRET },
    ];
    for (const Item of secrets) await deps.table.put({ Item });
    const text = JSON.stringify(await exported(deps));
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('public-token"');
  });

  it('leaves no number of a ticket to be given out again', async () => {
    for (let count = 0; count < 3; count++) await makeTicket(deps, aTicket);
    const other = memoryDeps(deps.now());
    await importedInto(other, await exported(deps));
    expect((await makeTicket(other, aTicket)).number).toBe(4);
    // Tickets that are older than those here don't set the number back.
    await importedInto(other, await exported(deps));
    expect((await makeTicket(other, aTicket)).number).toBe(5);
  });

  it('brings tickets as those of their conversation and visitor, who takes them along when erased', async () => {
    await inUse(1);
    const [conversation = 0] = await allConversationIds(deps.table);
    const { visitor_id } = (await newestRow(deps.table, conversation))?.state ?? { visitor_id: 0 };
    const requester = { name: 'Another', email: 'another@example.com' };
    const ticket = await makeTicket(deps, { ...aTicket, conversation_id: conversation, requester });
    const own = await makeTicket(deps, { ...aTicket, conversation_id: conversation });
    const lines = await exported(deps);
    const other = memoryDeps(deps.now());
    await importedInto(other, lines);
    const range = { conversation, below: Number.MAX_SAFE_INTEGER, limit: 10 };
    expect((await newestTickets(other.table, range)).tickets.map(({ id }) => id)).toEqual([own.id, ticket.id]);
    await eraseVisitor(other, visitor_id);
    expect(await getTicket(other.table, ticket.id)).toMatchObject({ requester: null, subject: 'Erased' });
    // What the erasure left doesn't come back, nor does what it took.
    await other.table.delete({ Key: keys.ticket(own.id) });
    await importedInto(other, lines);
    expect(await getTicket(other.table, own.id)).toBeUndefined();
  });

  it('lets nothing in that an export does not contain', async () => {
    const key = { kind: 'visitor', item: { ...keys.apiKey(1), hash: 'mine', role: 'admin' } };
    const other = { kind: 'api_key', item: { ...keys.apiKey(1) } };
    const { skipped } = await importedInto(deps, [key, other, 17, { kind: 'visitor' }]);
    expect(skipped.map(({ row, message }) => [row, message])).toEqual([
      [1, 'Must be of a kind that is exported. Got "visitor"'],
      [2, 'Must be of a kind that is exported. Got "api_key"'],
      [3, 'Must be an object. Got 17'],
      [4, 'Is required. Must be an object'],
    ]);
    expect(deps.table.items).toEqual([]);
  });

  it('puts no item of a crafted file into a list, and takes no secret from it', async () => {
    const item = { ...keys.visitor(3), id: 3, gsi1pk: 'SETTINGS#WEBHOOKS', gsi1sk: '1', secret: 'mine', name: 'Vera' };
    await importedInto(deps, [{ kind: 'visitor', item: { ...item, sk: 'VISITOR' } }]);
    expect(deps.table.items).toMatchObject([{ name: 'Vera', session_id: expect.any(String) }]);
    for (const field of ['gsi1pk', 'gsi1sk', 'secret']) expect(deps.table.items[0]).not.toHaveProperty(field);
  });

  it('leaves the rows of a conversation alone that a crafted file gives another ID', async () => {
    await inUse(1);
    const lines = await exported(deps);
    const at = lines.findIndex(({ kind }) => kind === 'conversation');
    const [line] = lines.slice(at, at + 1);
    const crafted = lines.map((one) => {
      if (one === line) return { ...one, item: { ...one.item, id: 77 } };
      return one.item.pk === line?.item.pk && one.kind === 'row'
        ? { ...one, item: { ...one.item, content: 'No' } }
        : one;
    });
    const rows = () => JSON.stringify(deps.table.items.filter(({ pk }) => pk === line?.item.pk));
    const stored = rows();
    const { skipped } = await importedInto(deps, crafted);
    expect(rows()).toBe(stored);
    expect(skipped).toMatchObject([{ field: 'conversation.id', id: '77' }]);
  });

  it.each([
    ['a row', 'row', { fold: { w: 1, v: 1 } }],
    ['a metric event', 'metric_event', { pk: 'FACTS#x' }],
  ])('names %s that it cannot read, and imports the others', async (_, kind, wrong) => {
    await inUse(1);
    const lines = await exported(deps);
    const first = lines.findIndex((line) => line.kind === kind);
    const crafted = lines.map((line, index) =>
      index === first ? { ...line, item: { ...line.item, ...wrong } } : line,
    );
    const { report, skipped } = await importedInto(memoryDeps(deps.now()), crafted);
    expect(skipped).toHaveLength(1);
    expect(report.kinds['conversation']?.written).toBeGreaterThanOrEqual(5);
  });

  it('names a conversation of which rows are missing, and imports the others', async () => {
    await inUse(1);
    const lines = await exported(deps);
    const first = lines.findIndex(({ kind }) => kind === 'row');
    const { report, skipped } = await importedInto(memoryDeps(deps.now()), lines.toSpliced(first, 1));
    expect(skipped).toMatchObject([{ field: 'conversation.rows' }]);
    expect(report.kinds['conversation']).toMatchObject({ written: 5, left_out: 1 });
  });

  it('contains these kinds of items, and no other that is ever stored', () => {
    const callable = Object.entries(keys) as [string, (...given: unknown[]) => { pk: string; sk: string }][];
    const stored = callable.map(([name, key]) => [name, key(sample[name] ?? 1, 1, 1, 1, 1)] as const);
    const named = stored.filter(([, { pk, sk }]) => kindOfKey(pk, sk)).map(([name]) => name);
    expect(named.sort()).toEqual(
      'agent article audit bot cannedResponse department fact formerAgent goneWidget identity info lastRead row settings teamSettings ticket visitor visitorAttributes visitorTicket widget workflow workflowVersion'.split(
        ' ',
      ),
    );
    expect(exportedKinds).toHaveLength(named.length);
  });
});

/** What a few kinds of keys are made of besides numbers. */
const sample: Record<string, unknown> = {
  ending: { kind: 'widget', id: 1 },
  channel: { kind: 'agent', id: 1 },
  dayMetrics: { widget: 1, month: '2026-03' },
  settings: 'SETTINGS#FIELDS',
};

describe('the table of conversations', () => {
  it('has a row for each conversation with times in UTC, and makes no text a formula', async () => {
    await storedWidget(deps.table, 1);
    const id = makeId(deps.now(), 0.5);
    await putVisitor(deps.table, {
      id,
      widget_id: 1,
      name: '=HYPERLINK("evil")',
      email: null,
      verified: false,
    } as VisitorItem);
    const { row } = await startConversation(deps, aStart(id));
    await resolve(deps, row.conversation_id, { type: 'system', reason: 'test' });
    const lines = (await exported(deps)).filter(({ item }) => item.pk.startsWith('CONV#'));
    const cells = csvRowOf(lines);
    expect(Object.keys(cells ?? {})).toEqual(Object.keys(csvColumns));
    expect(cells).toMatchObject({
      status: 'resolved',
      created_at: '2026-06-01T12:00:00.000Z',
      visitor_messages: 1,
      is_settled: true,
    });
    const [, line] = csvOf([cells ?? {}], csvColumns).split('\r\n');
    expect(line).toContain(`"'=HYPERLINK(""evil"")"`);
    expect((await readFullConversation(deps.table, row.conversation_id, { consistent: true })).rows).toHaveLength(2);
  });
});
