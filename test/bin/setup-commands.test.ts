import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type CommandPlace, startCommandPlace } from '#test/support/command-place.ts';
import { aStart, aVisitor } from '#test/support/conversations.ts';
import { type TestDeps, testDeps } from '#test/support/deps.ts';
import { listAuditEntries } from '#functions/store/settings/audit-store.ts';
import { widgetStore } from '#functions/store/settings/widget-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { keys } from '#functions/store/keys.ts';

let place: CommandPlace;
let deps: TestDeps;
beforeAll(async () => {
  place = await startCommandPlace({
    Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
    Admins: {
      Type: 'AWS::Cognito::UserPoolGroup',
      Properties: { GroupName: 'admin', UserPoolId: { Ref: 'Pool' } },
    },
    Agents: {
      Type: 'AWS::Cognito::UserPoolGroup',
      Properties: { GroupName: 'agent', UserPoolId: { Ref: 'Pool' } },
    },
  });
  const client = place.local.dynamoDb('operator');
  deps = testDeps({ client, tableName: place.local.tableName, endpoint: '', stop: async () => {} });
});
afterAll(() => place.stop());

const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe('create-admin', () => {
  it('creates a user in the group admin, and says how they sign in', async () => {
    const { code, out, err } = await place.run(['create-admin', 'Ada@Example.com', '--name', 'Ada Lindqvist']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('ada@example.com can sign in as admin.\n');
    expect(out).toContain('Dashboard: https://chat.example.com/dashboard/\n');
    expect(place.accounts.find(({ username }) => username === 'ada@example.com')).toMatchObject({
      attributes: { email: 'ada@example.com', email_verified: 'true', name: 'Ada Lindqvist' },
      groups: ['admin'],
      status: 'FORCE_CHANGE_PASSWORD',
    });
  });

  it('adds the group to a user who is there already, and shows no password then', async () => {
    await place.run(['create-admin', 'ben@example.com', '--group', 'agent']);
    const { code, out } = await place.run(['create-admin', 'ben@example.com', '--print-password', '--json']);
    expect({ code, ...json(out) }).toMatchObject({ code: 0, created: false, temporary_password: null });
    const ben = place.accounts.find(({ username }) => username === 'ben@example.com');
    expect(ben?.groups).toEqual(['agent', 'admin']);
  });

  it('prints a temporary password that the user pool takes, instead of mailing one', async () => {
    const { out } = await place.run(['create-admin', 'cleo@example.com', '--print-password', '--json']);
    const password = String(json(out)['temporary_password']);
    expect(password).toHaveLength(16);
    for (const kind of [/[A-Z]/, /[a-z]/, /\d/, /[^\w]|_/]) expect(password).toMatch(kind);
  });

  it.each([
    [['create-admin', 'ada'], /'ada' is invalid. Give an address like ada@example.com\./],
    [
      ['create-admin', 'a@example.com', '--group', 'owner'],
      /'owner' is invalid. Allowed are admin, supervisor and agent\./,
    ],
  ])('refuses %j and says what is allowed', async (args, sentence) => {
    expect(await place.run(args)).toMatchObject({ code: 2, err: expect.stringMatching(sentence) });
  });
});

describe('create-widget', () => {
  it('creates a widget by the rules of the API, with a row in the audit log', async () => {
    const { code, out } = await place.run([
      'create-widget',
      '--name',
      'Web shop',
      '--domains',
      'shop.example.com, *.example.org',
      '--json',
    ]);
    const { widget, html } = json(out) as { widget: { id: number; token: string }; html: string };
    expect(code).toBe(0);
    expect(widget).toMatchObject({ name: 'Web shop', allowed_domains: ['shop.example.com', '*.example.org'] });
    expect(widget).not.toHaveProperty('identity_secret');
    expect(html).toBe(`<script src="https://chat.example.com/api/widget/${widget.token}/script.js" async></script>`);
    expect((await widgetStore.get(deps.table, widget.id))?.record).toMatchObject({ name: 'Web shop', version: 1 });
    const now = Date.now();
    const { entries } = await listAuditEntries(deps.table, { fromMs: now - 60_000, toMs: now + 60_000 }, { limit: 10 });
    expect(entries).toContainEqual(
      expect.objectContaining({
        verb: 'created',
        entity: 'widget',
        entity_id: widget.id,
        who: {
          type: 'person',
          user_id: expect.stringMatching(/^command:/),
          name: expect.stringContaining('(npx live-chat)'),
        },
      }),
    );
  });

  it('takes any setting of the API from a file, and the options win', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'live-chat-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'widget.json');
    writeFileSync(file, JSON.stringify({ name: 'From the file', collect_name: false }));
    const { out } = await place.run(['create-widget', '--settings', file, '--name', 'From the line', '--json']);
    expect(json(out)['widget']).toMatchObject({ name: 'From the line', collect_name: false });
    writeFileSync(file, '[1]');
    expect(await place.run(['create-widget', '--settings', file])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--settings takes a file with one JSON object'),
    });
  });

  it.each([
    [[], '  --name: Is required. Must be text'],
    [['--name', 'X', '--color', 'red'], '  primary_color: Must be a hex color such as "#1a2b3c"'],
    [['--name', 'X', '--domains', 'two words'], '  allowed_domains.0: Must be a host name'],
  ])('with %j creates nothing and names the setting', async (args, sentence) => {
    const before = (await widgetStore.all(deps.table, 100)).length;
    expect(await place.run(['create-widget', ...args])).toMatchObject({
      code: 4,
      err: expect.stringContaining(sentence),
    });
    expect((await widgetStore.all(deps.table, 100)).length).toBe(before);
  });
});

describe('embed-code', () => {
  const make = async (name: string) =>
    json((await place.run(['create-widget', '--name', name, '--json'])).out)['widget'] as { id: number; token: string };

  it.each([
    ['html', '<script src="SCRIPT" async></script>'],
    ['react', '<LiveChat src="SCRIPT" />'],
    ['gtm', "script.src = 'SCRIPT';"],
    ['shopify', '<script src="SCRIPT" async></script>'],
    ['wordpress', "'SCRIPT',"],
  ])('for %s has the address of the widget in it, and no placeholder', async (target, line) => {
    const { id, token } = await make('Embedded');
    const { code, out } = await place.run(['embed-code', String(id), '--for', target]);
    expect(code).toBe(0);
    expect(out).toContain(line.replace('SCRIPT', `https://chat.example.com/api/widget/${token}/script.js`));
    expect(out).not.toContain('YOUR-WIDGET-TOKEN');
  });

  it('without an ID lists the widgets when there are several', async () => {
    const { id } = await make('One of several');
    const { code, err } = await place.run(['embed-code']);
    expect(code).toBe(2);
    expect(err).toContain(`  ${id}  One of several`);
    expect(await place.run(['embed-code', '12'])).toMatchObject({
      code: 4,
      err: expect.stringMatching(/^There is no widget 12\. Name one/),
    });
  });
});

describe('erase', () => {
  const person = async (email: string) => {
    const id = await aVisitor(deps);
    await deps.table.put({ Item: { ...(await deps.table.get({ Key: keys.visitor(id) })), email } });
    const { row } = await startConversation(deps, aStart(id));
    return { id, conversation: row.conversation_id };
  };
  const isThere = async ({ id, conversation }: { id: number; conversation: number }) => [
    (await getVisitor(deps.table, id)) !== undefined,
    (await newestRow(deps.table, conversation, { consistent: true })) !== undefined,
  ];

  it('says what will go, and erases nothing until somebody says yes', async () => {
    const vera = await person('vera@example.com');
    const asked = await place.run(['erase', String(vera.id)], { answer: 'no' });
    expect(asked).toMatchObject({ code: 130, err: 'Nothing was changed.\n' });
    expect(asked.out).toBe(
      `Visitor ${vera.id} (Vera, vera@example.com): profile, 1 conversation with messages and files, 0 tickets\n`,
    );
    expect(await isThere(vera)).toEqual([true, true]);
    expect(await place.run(['erase', String(vera.id)], { answer: 'yes' })).toMatchObject({ code: 0 });
    expect(await isThere(vera)).toEqual([false, false]);
    expect(await place.run(['erase', String(vera.id), '--yes'])).toMatchObject({
      code: 4,
      err: `There is no visitor ${vera.id}, or they were erased already.\n`,
    });
  });

  it('by address erases everyone who gave it, and nobody else', async () => {
    const [one, other, stranger] = [
      await person('Otto@example.com'),
      await person('otto@example.com'),
      await person('o@example.com'),
    ];
    const { code, out } = await place.run(['erase', '--email', 'otto@example.com', '--yes', '--json']);
    expect(code).toBe(0);
    expect(new Set(json(out)['erased'] as number[])).toEqual(new Set([one.id, other.id]));
    expect([await isThere(one), await isThere(other), await isThere(stranger)]).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ]);
  });

  it('by token erases whom it names', async () => {
    const vera = await person('token@example.com');
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(String(vera.id))
      .sign(new Uint8Array(32));
    expect(await place.run(['erase', '--token', token, '--yes'])).toMatchObject({ code: 0 });
    expect(await isThere(vera)).toEqual([false, false]);
  });

  it.each([
    [['erase'], 2, 'Name the visitor in one way'],
    [['erase', '1', '--email', 'a@example.com'], 2, 'Name the visitor in one way'],
    [['erase', '--token', 'abc'], 2, "That isn't a session token"],
    [['erase', '--email', 'nobody@example.com'], 4, 'No visitor has the address nobody@example.com.'],
    [['erase', 'vera'], 2, "'vera' is invalid. An id is a whole number"],
  ])('with %j exits with %i and says why', async (args, exit, sentence) => {
    expect(await place.run(args)).toMatchObject({ code: exit, err: expect.stringContaining(sentence) });
  });
});

it('the examples that embed-code fills in have the placeholder', () => {
  for (const path of ['google-tag-manager/custom-html-tag.html', 'shopify/live-chat.liquid', 'wordpress/functions.php'])
    expect(readFileSync(join('examples', path), 'utf8')).toContain('/api/widget/YOUR-WIDGET-TOKEN/script.js');
});
