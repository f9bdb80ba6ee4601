import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdicts } from '#core/inbound/verdicts.ts';
import { replyAddress } from '#functions/identity/replies/reply-address.ts';
import { keys } from '#functions/store/keys.ts';
import { getRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { aStart, aVisitor } from '#test/support/conversations.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { type TestDeps, testDeps } from '#test/support/deps.ts';
import { type TestTable, startTestTable } from '#test/support/dynamodb.ts';
import { DOMAIN, honest, inboundChat } from '#test/support/inbound.ts';
import { filePart, mailOfParts, rawMail, textPart } from '#test/support/mails.ts';
import { png, zip } from '#test/support/sample-files.ts';

let table: TestTable;
let deps: TestDeps;
beforeAll(async () => {
  table = await startTestTable();
  deps = testDeps(table);
});
afterAll(() => table.stop());

const QUOTED = '\n\nOn Mon, Jun 1, 2026 at 12:00 PM Shop <chat@example.com> wrote:\n> Your order is ready';

describe('a reply by email', () => {
  it('becomes a message of the visitor, says that it came by email, and is pushed like any other', async () => {
    const chat = await inboundChat(deps);
    deps.delivered.length = 0;
    const received = await chat.receive(rawMail(`Great, thanks!${QUOTED}`));
    expect(received).toEqual({ outcome: 'stored', conversation_id: chat.conversation, seq: 2 });
    expect(await getRow(deps.table, chat.conversation, 2)).toMatchObject({
      sender_type: 'visitor',
      sender_id: chat.visitor,
      sender_name: 'Vera',
      content: 'Great, thanks!',
      metadata: { via: 'email' },
      visibility: 'public',
    });
    const frame = { type: 'message.created', message: { content: 'Great, thanks!' } };
    // The team, and the visitor's own page where it is open.
    expect(deps.delivered).toMatchObject([{ frame }, { channels: [{ kind: 'visitor', id: chat.visitor }], frame }]);
    expect(deps.delivered.flatMap(({ whenAway }) => whenAway ?? [])).toEqual([]);
  });

  it('is stored once, however often it arrives, and one write unit besides the count of mails', async () => {
    const chat = await inboundChat(deps);
    const mail = rawMail('Once', { 'Message-ID': '<same@example.com>' });
    deps.resetUnits();
    expect(await chat.receive(mail)).toMatchObject({ outcome: 'stored', seq: 2 });
    expect(deps.units).toMatchObject({ write: 2, index: 0 });
    expect(await chat.receive(mail)).toMatchObject({ outcome: 'repeated', seq: 2 });
    const changed = rawMail('Once\n\n-- \nlist footer, and more\nOnce', { 'Message-ID': '<same@example.com>' });
    expect(await chat.receive(changed)).toMatchObject({ outcome: 'repeated' });
    expect(await chat.rows()).toHaveLength(2);
  });

  it('is pushed again when it arrives again: who stored it may have ended before that', async () => {
    const chat = await inboundChat(deps);
    const mail = rawMail('Hello', { 'Message-ID': '<pushed@example.com>' });
    await chat.receive(mail);
    deps.delivered.length = 0;
    await chat.receive(mail);
    expect(deps.delivered).toMatchObject([
      { frame: { type: 'message.created', message: { seq: 2, content: 'Hello' } } },
      { channels: [{ kind: 'visitor', id: chat.visitor }] },
    ]);
  });

  it('without a Message-ID is known by its own ID in the bucket', async () => {
    const chat = await inboundChat(deps);
    const mail = rawMail('Nameless', { 'Message-ID': undefined });
    expect(await chat.receive(mail, { id: 'a' })).toMatchObject({ outcome: 'stored', seq: 2 });
    expect(await chat.receive(mail, { id: 'a' })).toMatchObject({ outcome: 'repeated', seq: 2 });
    expect(await chat.receive(mail, { id: 'b' })).toMatchObject({ outcome: 'stored', seq: 3 });
  });

  it('brings a resolved chat back, and begins a new one that refers to a closed one', async () => {
    const chat = await inboundChat(deps);
    await chat.resolve();
    await chat.receive(rawMail('Not yet', { 'Message-ID': '<1@example.com>' }));
    expect((await newestRow(deps.table, chat.conversation))?.state.status).toBe('pending');
    await chat.close();
    const late = rawMail('One more thing', { 'Message-ID': '<2@example.com>' });
    const received = await chat.receive(late);
    expect(received).toMatchObject({ outcome: 'stored', seq: 1 });
    const begun = received.conversation_id ?? 0;
    expect(begun).not.toBe(chat.conversation);
    expect(await chat.rows(begun)).toMatchObject([{ content: 'One more thing', metadata: { via: 'email' } }]);
    expect(await deps.table.get({ Key: keys.info(begun) })).toMatchObject({
      attributes: { previous_conversation_id: chat.conversation },
    });
    expect(await chat.receive(late)).toMatchObject({ outcome: 'repeated', conversation_id: begun });
    const later = rawMail('And another', { 'Message-ID': '<3@example.com>' });
    expect(await chat.receive(later)).toMatchObject({ outcome: 'stored', conversation_id: begun, seq: 2 });
  });

  it.each([
    ['a widget that is off', { is_active: false }],
    ['a widget that asks for signed identities, of somebody without one,', { is_active: true, require_identity: true }],
  ])('to a closed chat of %s tells the team, and begins nothing', async (_, fields) => {
    const chat = await inboundChat(deps);
    await chat.close();
    await deps.table.put({ Item: { ...keys.widget(1), id: 1, ...fields } });
    expect(await chat.receive(rawMail('Hello?'))).toEqual({
      outcome: 'widget_gone',
      conversation_id: chat.conversation,
    });
    expect((await chat.rows()).at(-1)).toMatchObject({
      visibility: 'internal',
      metadata: { reason: 'email_widget_gone' },
    });
  });

  it('to a closed chat begins nothing while live chat is switched off', async () => {
    const chat = await inboundChat(deps);
    await chat.close();
    await deps.table.put({ Item: { ...keys.modules(), id: 1, live_chat: false, version: 1 } });
    expect(await chat.receive(rawMail('Hello?'))).toMatchObject({ outcome: 'widget_gone' });
    await deps.table.delete({ Key: keys.modules() });
    expect(await chat.receive(rawMail('Hello?', { 'Message-ID': '<4@example.com>' }))).toMatchObject({
      outcome: 'stored',
    });
  });

  it('to a closed chat goes to the visitor’s open one also while live chat is switched off', async () => {
    const chat = await inboundChat(deps);
    await chat.close();
    const { row } = await startConversation(deps, aStart(chat.visitor));
    await deps.table.put({ Item: { ...keys.modules(), id: 1, live_chat: false, version: 1 } });
    expect(await chat.receive(rawMail('Hello?'))).toMatchObject({
      outcome: 'stored',
      conversation_id: row.conversation_id,
    });
    await deps.table.delete({ Key: keys.modules() });
  });

  it.each([
    ['another case', 'VERA@EXAMPLE.COM'],
    ['a tag', 'Vera <vera+shop@example.com>'],
  ])('counts as the visitor’s with %s', async (_, From) => {
    const chat = await inboundChat(deps);
    expect(await chat.receive(rawMail('Me', { From }))).toMatchObject({ outcome: 'stored' });
  });

  it('of an internationalized address counts in either form', async () => {
    const chat = await inboundChat(deps, { email: 'vera@почта.рф' });
    const From = 'Vera <vera@xn--80a1acny.xn--p1ai>';
    expect(await chat.receive(rawMail('Me', { From }))).toMatchObject({ outcome: 'stored' });
  });
});

describe('a mail of somebody else', () => {
  it.each<[string, Record<string, string | string[]>]>([
    ['another address', { From: 'Mallory <mallory@example.net>' }],
    ['the visitor’s address as a name', { From: '"vera@example.com" <mallory@example.net>' }],
    ['the visitor’s address before an @ of their own', { From: '"vera@example.com"@mallory.example' }],
    ['the visitor’s address encoded', { From: '=?utf-8?Q?=3Cvera=40example.com=3E?=' }],
    ['two senders', { From: 'vera@example.com, mallory@example.net' }],
    ['two headers', { From: ['vera@example.com', 'mallory@example.net'] }],
    ['no sender', { From: '' }],
    ['the visitor’s address only as the one to answer', { From: 'm@example.net', 'Reply-To': 'vera@example.com' }],
  ])('is refused, and the team told once a day: %s', async (_, headers) => {
    const chat = await inboundChat(deps);
    for (let mail = 0; mail < 3; mail++)
      expect(await chat.receive(rawMail('Refund me', headers))).toMatchObject({ outcome: 'other_sender' });
    const rows = await chat.rows();
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({ sender_type: 'system', visibility: 'internal' });
    expect(rows[1]?.content).not.toContain('Refund');
    const { address } = rows[1]?.metadata ?? {};
    expect(rows[1]?.content).toContain(`from ${address ?? 'an unknown address'} wasn't`);
  });

  it('is nothing with a wrong proof, another domain, or the address of another conversation with this one’s proof', async () => {
    const chat = await inboundChat(deps);
    const other = await startConversation(deps, aStart(await aVisitor(deps)));
    const address = await chat.address();
    const recipients = [
      address.replace(/\.[a-z2-7]{20}@/, `.${'a'.repeat(20)}@`),
      address.replace(DOMAIN, 'example.com'),
      address.replace(String(chat.conversation), String(other.row.conversation_id)),
      `postmaster@${DOMAIN}`,
    ];
    expect(await chat.receive(rawMail('Hi'), { recipients })).toEqual({ outcome: 'unknown_address' });
    expect(await chat.rows()).toHaveLength(1);
  });

  it('to the chat of another visitor is refused by the address of the sender', async () => {
    const chat = await inboundChat(deps);
    const theirs = await startConversation(deps, aStart(await aVisitor(deps, 'Ed')));
    const recipients = [await replyAddress(chat.deps.keys, theirs.row.conversation_id, DOMAIN)];
    expect(await chat.receive(rawMail('Hi'), { recipients })).toMatchObject({ outcome: 'other_sender' });
  });

  it.each<[string, Partial<Verdicts>, string]>([
    ['a virus', { virus: 'FAIL' }, 'spam'],
    ['spam', { spam: 'FAIL' }, 'spam'],
    ['DMARC fails and rejects', { dmarc: 'FAIL', policy: 'reject' }, 'forged'],
    ['DMARC fails and quarantines', { dmarc: 'FAIL', policy: 'quarantine' }, 'forged'],
    ['SPF fails without a signature', { dmarc: 'GRAY', spf: 'FAIL', dkim: 'GRAY' }, 'forged'],
    ['DMARC fails without a policy, forwarded', { dmarc: 'FAIL', policy: 'none', spf: 'FAIL', dkim: 'PASS' }, 'stored'],
    ['nothing to check', { dmarc: 'GRAY', spf: 'GRAY', dkim: 'GRAY', spam: 'GRAY' }, 'stored'],
    ['checks that failed themselves', { spam: 'PROCESSING_FAILED', dmarc: 'PROCESSING_FAILED' }, 'stored'],
  ])('is judged by what SES found: %s', async (_, found, outcome) => {
    const chat = await inboundChat(deps);
    expect(await chat.receive(rawMail('Hi'), { verdicts: { ...honest, ...found } })).toMatchObject({ outcome });
    // Nobody is told of spam.
    expect(await chat.rows()).toHaveLength(outcome === 'spam' ? 1 : 2);
  });
});

describe('a mail of a machine', () => {
  it.each<[string, Record<string, string>, string?]>([
    ['an absence notice', { 'Auto-Submitted': 'auto-replied' }],
    ['one of Outlook', { 'X-Auto-Response-Suppress': 'All' }],
    ['one of Gmail', { Precedence: 'bulk', 'X-Autoreply': 'yes' }],
    ['a mailing list', { 'List-Id': '<list.example.com>' }],
    ['a delivery report', { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' }],
    ['one without an envelope sender', {}, ''],
    ['one of the mail server', { From: 'MAILER-DAEMON@example.com' }],
    ['our own', { From: 'Shop <chat@example.com>' }],
    ['one from a reply address', { From: `reply+1.abc@${DOMAIN}` }],
  ])('is dropped without a word: %s', async (_, headers, envelope = 'vera@example.com') => {
    const chat = await inboundChat(deps);
    expect(await chat.receive(rawMail('I am away', headers), { envelope })).toMatchObject({ outcome: 'automatic' });
    expect(await chat.rows()).toHaveLength(1);
  });

  it('that says it isn’t one is a person’s', async () => {
    const chat = await inboundChat(deps);
    expect(await chat.receive(rawMail('Hi', { 'Auto-Submitted': 'no' }))).toMatchObject({ outcome: 'stored' });
  });

  it('that looks like a person is dropped after twenty an hour', async () => {
    const chat = await inboundChat(deps);
    const send = (number: number) =>
      chat.receive(rawMail(`Loop ${number}`, { 'Message-ID': `<${number}@example.com>` }));
    for (let number = 0; number < 20; number++) expect(await send(number)).toMatchObject({ outcome: 'stored' });
    expect(await send(20)).toMatchObject({ outcome: 'too_many' });
    deps.clock.ms += 3_600_000;
    expect(await send(21)).toMatchObject({ outcome: 'stored' });
  });
});

describe('what comes with a mail', () => {
  const metadataOf = async (chat: Awaited<ReturnType<typeof inboundChat>>) =>
    (await getRow(deps.table, chat.conversation, 2))?.metadata;

  it('becomes files of the message, inspected and stored once', async () => {
    const chat = await inboundChat(deps);
    const mail = mailOfParts([
      textPart('Here it is'),
      filePart('cup.png', 'image/png', png(40, 30)),
      filePart('../../notes.txt', 'text/plain', Buffer.from('Notes')),
    ]);
    await chat.receive(mail);
    const metadata = await metadataOf(chat);
    expect(metadata).toMatchObject({
      via: 'email',
      files: [
        { name: 'cup.png', type: 'image/png', width: 40, height: 30 },
        { name: 'notes.txt', type: 'text/plain', size: 5 },
      ],
    });
    const stored = chat.bucket.objects.all();
    expect(stored).toMatchObject([{ tags: { state: 'pending' } }, { tags: { state: 'pending' } }]);
    const [file] = metadata?.files ?? [];
    const files = await chat.bucket.open();
    await files.keep([file?.id ?? '']);
    expect(await files.link(file?.id ?? '', { visitor: chat.visitor }, false)).toMatchObject({ outcome: 'linked' });
    // A later try finds the file, and doesn't mark it for deletion again.
    expect(await chat.receive(mail)).toMatchObject({ outcome: 'repeated' });
    expect(chat.bucket.objects.all().map(({ tags }) => tags)).toContainEqual({});
  });

  it('is not marked for deletion again by a later try, also where its message began a new chat', async () => {
    const chat = await inboundChat(deps);
    await chat.close();
    const mail = mailOfParts([textPart('Here'), filePart('cup.png', 'image/png', png())]);
    const { conversation_id = 0 } = await chat.receive(mail);
    const [row] = await chat.rows(conversation_id);
    await (await chat.bucket.open()).keep([row?.metadata?.files?.[0]?.id ?? '']);
    expect(await chat.receive(mail)).toMatchObject({ outcome: 'repeated', conversation_id });
    expect(chat.bucket.objects.all().map(({ tags }) => tags)).toEqual([{}]);
  });

  it('is left out with a word where it may not be sent', async () => {
    const chat = await inboundChat(deps);
    await chat.receive(
      mailOfParts([
        textPart('See these'),
        filePart('winmail.dat', 'application/ms-tnef', Buffer.from('x')),
        filePart('page.html', 'text/html', Buffer.from('<script>')),
        filePart('fake.png', 'image/png', Buffer.from('no picture')),
        filePart('large.zip', 'application/zip', Buffer.concat([zip(), Buffer.alloc(6 * 1024 * 1024)])),
        filePart('setup.exe', 'application/x-msdownload', Buffer.from('MZ')),
      ]),
    );
    const row = await getRow(deps.table, chat.conversation, 2);
    expect(row?.metadata).toEqual({ via: 'email' });
    expect(row?.content.split('\n\n').map((line) => line.slice(0, 40))).toEqual([
      'See these',
      '[File left out: winmail.dat. Only Outloo',
      '[File left out: page.html. Files of this',
      '[File left out: fake.png. The content of',
      '[File left out: large.zip. The file is l',
      '[File left out: setup.exe. Files of this',
    ]);
    expect(chat.bucket.objects.all()).toEqual([]);
  });

  it('is at most five files, none unless they were scanned, and none where the widget takes none', async () => {
    const files = Array.from({ length: 7 }, (_, index) => filePart(`${index}.txt`, 'text/plain', Buffer.from('x')));
    const chat = await inboundChat(deps);
    await chat.receive(mailOfParts([textPart('Seven'), ...files]));
    expect((await metadataOf(chat))?.files).toHaveLength(5);
    const unscanned = await inboundChat(deps);
    await unscanned.receive(mailOfParts([textPart('Seven'), ...files]), { verdicts: { ...honest, virus: 'GRAY' } });
    expect(await metadataOf(unscanned)).toEqual({ via: 'email' });
    const without = await inboundChat(deps, { files: false });
    await without.receive(mailOfParts([...files]));
    expect((await getRow(deps.table, without.conversation, 2))?.content).toContain("Files can't be sent in this chat.");
  });

  it('is skipped without a word where it is the logo of a signature, or signs the mail', async () => {
    const chat = await inboundChat(deps);
    const inline = { 'Content-Disposition': 'inline', 'Content-ID': '<logo>' };
    await chat.receive(
      mailOfParts([
        textPart('Hi'),
        filePart('logo.png', 'image/png', png(), inline),
        filePart('smime.p7s', 'application/pkcs7-signature', Buffer.from('x')),
        filePart('empty.txt', 'text/plain', Buffer.alloc(0)),
      ]),
    );
    expect(await getRow(deps.table, chat.conversation, 2)).toMatchObject({ content: 'Hi', metadata: { via: 'email' } });
  });

  it('fits into a message, however long its text and however many its files', async () => {
    const chat = await inboundChat(deps);
    const many = Array.from({ length: 60 }, (_, index) =>
      filePart(`${'n'.repeat(200)}${index}.exe`, 'a/b', Buffer.from('x')),
    );
    expect(await chat.receive(mailOfParts([textPart('word '.repeat(5000)), ...many]))).toMatchObject({
      outcome: 'stored',
    });
    const content = (await getRow(deps.table, chat.conversation, 2))?.content ?? '';
    expect(content.length).toBeLessThanOrEqual(8000);
    expect(content).toContain('[The email goes on.]');
    expect(content).toContain('[50 more files left out.]');
  });

  it('has no control characters or halves of characters', async () => {
    const chat = await inboundChat(deps);
    await chat.receive(rawMail('a\u0000\u001b[31mb\u0007'));
    expect((await getRow(deps.table, chat.conversation, 2))?.content).toBe('a[31mb');
  });

  it('says that there was nothing where only the former mail is quoted', async () => {
    const chat = await inboundChat(deps);
    await chat.receive(rawMail(QUOTED));
    expect((await getRow(deps.table, chat.conversation, 2))?.content).toBe('[The email has no text of its own.]');
  });
});

describe('a mail that can’t be read', () => {
  it('because it is larger than SES takes is refused, and the team told', async () => {
    const chat = await inboundChat(deps);
    const huge = Buffer.concat([rawMail('Hi'), Buffer.alloc(50 * 1024 * 1024, 'a')]);
    expect(await chat.receive(huge)).toMatchObject({ outcome: 'too_large' });
    expect((await chat.rows()).at(-1)).toMatchObject({ metadata: { reason: 'email_too_large' } });
  });

  it('because it isn’t stored yet is tried again by Lambda', async () => {
    const chat = await inboundChat(deps);
    chat.deps.readStored = async () => undefined;
    await expect(chat.receive(rawMail('Hi'))).rejects.toThrow('The mail is not in the bucket.');
  });

  it('of a visitor who was deleted is nothing', async () => {
    const chat = await inboundChat(deps);
    await deps.table.delete({ Key: keys.visitor(chat.visitor) });
    expect(await chat.receive(rawMail('Hi'))).toMatchObject({ outcome: 'unknown_conversation' });
  });
});
