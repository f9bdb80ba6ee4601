import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTable } from '#test/support/dynamodb.ts';
import { startTestTable } from '#test/support/dynamodb.ts';
import { liveChat as run, useEndpoint } from '#test/support/live-chat-command.ts';
import { commands } from '#bin/commands/all.ts';
import { commandsPage } from '#bin/commands-reference.ts';
import { type TestDeps, testDeps } from '#test/support/deps.ts';
import { aStart, aVisitor } from '#test/support/conversations.ts';
import { FOLDING_RULES } from '#core/text/fold.ts';
import { termsOf } from '#core/text/search-terms.ts';
import { readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import { keys } from '#functions/store/keys.ts';
import { renewSearchWords } from '#functions/store/search/search-store.ts';
import { resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { indexConversation } from '#functions/use-cases/search/search-words.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';

let server: TestTable;
let deps: TestDeps;
beforeAll(async () => {
  server = await startTestTable();
  deps = testDeps(server);
  useEndpoint('AWS_ENDPOINT_URL_DYNAMODB', server.endpoint);
});
afterAll(() => server.stop());

/** Runs the command as an operator does, in a process of its own, with credentials from the environment. */
const spawned = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(process.execPath, ['bin/command.ts', ...args], (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

const liveChat = (...args: string[]) => run(args);

describe('npx live-chat', () => {
  it('runs as a program: it prints its commands, and exits with the code of the outcome', async () => {
    const [help, failed] = await Promise.all([spawned('--help'), spawned('recount', '--table', 'nobodys-table')]);
    expect(help).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Usage: npx live-chat /) });
    for (const { name } of commands) expect(help.out).toContain(`  ${name} `);
    expect(failed).toEqual({
      code: 3,
      out: '',
      err: expect.stringMatching(
        /^Couldn't read the table "nobodys-table"\. Something.*ResourceNotFound.*\n.*AWS_REGION/,
      ),
    });
  });

  it.each(commands)('$name explains itself with an example', async ({ name, summary }) => {
    const { code, out, err } = await liveChat(name, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Usage: npx live-chat ${name} `));
    expect(out).toContain(`Examples:\n  npx live-chat ${name}`);
    expect(summary).not.toMatch(/\.$/);
  });

  it('is described in docs/commands.md as its help describes it; npm run docs writes the page', async () => {
    const plain = (page: string) =>
      page
        .replaceAll(/-{2,}/g, '--')
        .replaceAll(/[ \n]+/g, ' ')
        .trim();
    expect(plain(readFileSync('docs/commands.md', 'utf8'))).toBe(plain(await commandsPage()));
  });

  it('takes the table as an argument, as scripts of earlier versions give it', async () => {
    expect(await liveChat('recount', 'live-chat')).toMatchObject({ code: 0 });
    expect(await liveChat('recount', 'live-chat', 'more')).toMatchObject({ code: 2 });
  });

  it('recount reports differences, and none after --mend', async () => {
    const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
    const before = await liveChat('recount', 'live-chat');
    expect(before).toMatchObject({ code: 1, out: '1 conversations, 1 metric events, 0 aggregates: 2 differences.\n' });
    expect(before.err).toContain(`started of conversation ${row.conversation_id}, row 1, widget 1 is missing`);
    await liveChat('recount', 'live-chat', '--mend');
    expect(await liveChat('recount', 'live-chat')).toMatchObject({
      code: 0,
      out: '1 conversations, 1 metric events, 1 aggregates: 0 differences.\n',
    });
  });

  it('reindex rewrites the words that were kept by former rules, and leaves alone what is as it should be', async () => {
    const settled = async (content: string) => {
      const { row } = await startConversation(deps, aStart(await aVisitor(deps), { content }));
      await resolve(deps, row.conversation_id, { type: 'system', reason: 'test' });
      const whole = await readFullConversation(deps.table, row.conversation_id, { consistent: true });
      await indexConversation(deps, row.conversation_id, whole);
      return row.conversation_id;
    };
    const ids = [await settled('The Łódź parcel'), await settled('Another parcel')];
    const [former = 0] = ids;
    const { rules: _, ...older } = (await deps.table.get({ Key: keys.searchWords(former) })) ?? {};
    await deps.table.put({ Item: { ...older, words: brotliCompressSync('łodz parcel the') } });
    const rewritten = (count: number) => ({
      code: 0,
      out: `2 settled conversations can be found by their words; ${count} were rewritten.\n`,
    });
    expect(await liveChat('reindex', 'live-chat')).toMatchObject(rewritten(1));
    const words = await Promise.all(ids.map((id) => deps.table.get({ Key: keys.searchWords(id) })));
    expect(words.map((item) => item?.['rules'])).toEqual([FOLDING_RULES, FOLDING_RULES]);
    expect(brotliDecompressSync(words[0]?.['words'] as Uint8Array).toString()).toContain('lodz');
    expect(await liveChat('reindex', 'live-chat')).toMatchObject(rewritten(0));
  });

  it('reindex brings nothing back of a conversation that was erased meanwhile', async () => {
    const { table } = deps;
    expect(await renewSearchWords(table, 12_345, termsOf(['erased']))).toBe('refused');
    expect(await table.get({ Key: keys.searchWords(12_345) })).toBeUndefined();
  });
});
