import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTable } from '#test/support/dynamodb.ts';
import { startTestTable } from '#test/support/dynamodb.ts';
import { testDeps } from '#test/support/deps.ts';
import { aStart, aVisitor } from '#test/support/conversations.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';

let server: TestTable;
beforeAll(async () => {
  server = await startTestTable();
});
afterAll(() => server.stop());

/** Runs the command as an operator does, with credentials from the environment. */
const liveChat = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = {
      ...process.env,
      AWS_ENDPOINT_URL_DYNAMODB: server.endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    };
    const child = execFile(process.execPath, ['bin/command.ts', ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

describe('npx live-chat', () => {
  it('explains what it could not read and where it looked', async () => {
    const { code, err } = await liveChat('recount', 'nobodys-table');
    expect({ code, err }).toEqual({
      code: 3,
      err: expect.stringMatching(/^Couldn't count the table "nobodys-table"\. ResourceNotFound.*\n.*AWS_REGION/),
    });
  });

  it.each([[[]], [['recount']], [['count', 'live-chat']], [['recount', 'live-chat', 'more']]])(
    'with %j says how it is used',
    async (args) => {
      const { code, err } = await liveChat(...args);
      expect({ code, err }).toMatchObject({
        code: 2,
        err: expect.stringMatching(/^Usage: npx live-chat recount <table> \[--mend\]/),
      });
    },
  );

  it.each([[['--help']], [['recount', '--help']], [['-h']]])('with %j prints its usage and succeeds', async (args) => {
    expect(await liveChat(...args)).toEqual({
      code: 0,
      out: expect.stringMatching(/^Usage: npx live-chat recount <table> \[--mend\]/),
      err: '',
    });
  });

  it('recount reports differences, and none after --mend', async () => {
    const deps = testDeps(server);
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
});
