import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFolder as runExport } from '#bin/portable/export-folder.ts';
import { keys } from '#functions/store/keys.ts';
import { recount } from '#functions/use-cases/reports/recount.ts';
import { type TestDeps, testDeps } from '#test/support/deps.ts';
import { type TestTable, startTestTable } from '#test/support/dynamodb.ts';
import { aChatwootConversation, exportFolder } from '#test/support/exports.ts';
import { bulkOf, storedWidget } from '#test/support/imports.ts';
import { liveChat, useEndpoint } from '#test/support/live-chat-command.ts';
import { allConversationIds } from '#test/support/portable.ts';

let server: TestTable;
let other: TestTable;
let deps: TestDeps;
beforeAll(async () => {
  [server, other] = await Promise.all([startTestTable(), startTestTable()]);
  useEndpoint('AWS_ENDPOINT_URL_DYNAMODB', server.endpoint);
  deps = testDeps(server, Date.now());
  await storedWidget(deps.table, 1);
});
afterAll(() => Promise.all([server.stop(), other.stop()]));

const on = (table: TestTable) => ['--table', table.tableName];
const at = Date.UTC(2026, 2, 1) / 1000;
const chats = (count: number) =>
  Array.from({ length: count }, (_, index) => aChatwootConversation(index + 1, at + index * 5000, 4));

describe('npx live-chat import', () => {
  it('says on a dry run what would be imported and what is left out, then imports it, and then nothing more', async () => {
    const folder = exportFolder({ 'conversations.jsonl': [...chats(3), { id: 9, status: 'weird' }] });
    const skipped = join(folder, 'skipped.log');
    const dry = await liveChat(['import', 'chatwoot', folder, '--dry-run', '--skipped', skipped, ...on(server)]);
    expect(dry).toMatchObject({
      code: 1,
      out: expect.stringContaining('Conversations: 3 would be written, 0 there before, 1 left out.'),
    });
    expect(dry.err).toContain(
      'conversations.jsonl, row 4 (ID 9): conversation.status: Must be one of open, pending, snoozed, resolved. Got "weird".',
    );
    expect(JSON.parse(readFileSync(skipped, 'utf8').trim().split('\n').at(-1) ?? '')).toMatchObject({
      row: 4,
      id: '9',
    });
    expect(await allConversationIds(deps.table)).toEqual([]);
    const { code, out } = await liveChat(['import', 'chatwoot', folder, '--json', ...on(server)]);
    expect({ code, ...JSON.parse(out) }).toMatchObject({
      code: 1,
      conversations: { written: 3, present: 0, left_out: 1 },
      dry_run: false,
    });
    const again = await liveChat(['import', 'chatwoot', folder, '--json', ...on(server)]);
    expect(JSON.parse(again.out)).toMatchObject({ conversations: { written: 0 }, contacts: { written: 0 }, rows: 0 });
    expect((await recount(deps)).drift).toEqual([]);
  });

  it('asks which widget is meant where there are several, and refuses what it can not read', async () => {
    await storedWidget(deps.table, 2, { name: 'Blog' });
    const folder = exportFolder({ 'conversations.jsonl': chats(1) });
    expect(await liveChat(['import', 'chatwoot', folder, ...on(server)])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--widget <id>: 1 (Shop), 2 (Blog)'),
    });
    expect(
      await liveChat(['import', 'chatwoot', join(folder, 'nothing'), '--widget', '1', ...on(server)]),
    ).toMatchObject({ code: 4, err: expect.stringContaining('There is no file or folder') });
    expect(await liveChat(['import', 'zendesk', folder, ...on(server)])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Must be chatwoot, intercom or live-chat.'),
    });
    expect(await liveChat(['import', 'live-chat', folder, ...on(server)])).toMatchObject({
      code: 4,
      err: expect.stringContaining('has no manifest.json'),
    });
    const manifest = { format: 'live-chat-export', version: 1, files: [{ name: 'data-0.jsonl', sha256: '' }] };
    const broken = exportFolder({ 'manifest.json': [manifest] });
    expect(await liveChat(['import', 'live-chat', broken, ...on(server)])).toMatchObject({
      code: 4,
      err: expect.stringContaining('has no data-0.jsonl, which its manifest lists'),
    });
    writeFileSync(join(broken, 'manifest.json'), '{"format"');
    expect(await liveChat(['import', 'live-chat', broken, ...on(server)])).toMatchObject({
      code: 4,
      err: expect.stringContaining('is not the manifest of an export'),
    });
  });
});

describe('npx live-chat export', () => {
  it('writes everything and a table of conversations, which another deployment imports', async () => {
    const folder = join(exportFolder({}), 'backup');
    expect(await liveChat(['export', folder, '--csv', ...on(server)])).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'cursor.json'))).toBe(false);
    const csv = readFileSync(join(folder, 'conversations.csv'), 'utf8').trim().split('\r\n');
    expect(csv[0]).toMatch(/^id,created_at,status,/);
    expect(csv).toHaveLength(1 + (await allConversationIds(deps.table)).length);
    expect(await liveChat(['export', folder, ...on(server)])).toMatchObject({
      code: 4,
      err: expect.stringContaining('has a finished export'),
    });
    useEndpoint('AWS_ENDPOINT_URL_DYNAMODB', other.endpoint);
    const { code, out } = await liveChat(['import', 'live-chat', folder, '--json', ...on(other)]);
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, kinds: { conversation: { written: 3 } } });
    expect((await recount(testDeps(other, Date.now()))).drift).toEqual([]);
    appendFileSync(join(folder, 'data-0.jsonl'), '{}\n');
    expect(await liveChat(['import', 'live-chat', folder, ...on(other)])).toMatchObject({
      code: 4,
      err: expect.stringContaining('its checksum differs'),
    });
    useEndpoint('AWS_ENDPOINT_URL_DYNAMODB', server.endpoint);
  });

  it('goes on where it was stopped, and has each line once', async () => {
    const job = { bulk: bulkOf(server), tableName: server.tableName, withCsv: true, now: Date.now };
    const [whole, stopped] = [join(exportFolder({}), 'a'), join(exportFolder({}), 'b')];
    await runExport({ ...job, folder: whole, onProgress: () => {} });
    let reports = 0;
    const stop = () => {
      reports += 1;
      if (reports === 2) throw new Error('Stopped.');
    };
    await expect(runExport({ ...job, folder: stopped, onProgress: stop })).rejects.toThrow('Stopped.');
    // What was written after the cursor is written again.
    appendFileSync(join(stopped, 'data-3.jsonl'), '{"half a li');
    await runExport({ ...job, folder: stopped, onProgress: () => {} });
    const names = ['data-0.jsonl', 'data-1.jsonl', 'data-2.jsonl', 'data-3.jsonl', 'conversations.csv'];
    const contents = (folder: string) => names.map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(contents(stopped)).toEqual(contents(whole));
  });

  it('does not mix with the beginning of another export', async () => {
    const folder = join(exportFolder({}), 'c');
    mkdirSync(folder);
    writeFileSync(join(folder, 'cursor.json'), JSON.stringify({ table: 'another', withCsv: false, segments: [] }));
    expect(await liveChat(['export', folder, ...on(server)])).toMatchObject({
      code: 4,
      err: expect.stringContaining('has the beginning of another export: of another'),
    });
    expect(await deps.table.get({ Key: keys.importLock() })).toBeUndefined();
  });
});
