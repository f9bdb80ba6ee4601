import { describe, expect, it } from 'vitest';
import { readMail } from '#functions/inbound/read-mail.ts';
import { filePart, mailOfParts, multipart, rawMail, textPart } from '#test/support/mails.ts';

const quoted = (text: string): string =>
  `${text}\n\nOn Mon, Jun 1, 2026 at 12:00 PM Shop <chat@example.com> wrote:\n> Hi`;
const textOf = async (raw: Uint8Array) => (await readMail(raw))?.text;

describe('the text of a mail', () => {
  it.each<[string, Buffer, string]>([
    ['in plain text', rawMail(quoted('Yes, please.')), 'Yes, please.'],
    [
      'in plain text beside a page',
      mailOfParts(
        [textPart(quoted('Yes.')), textPart('<p>Yes, <b>as a page</b>.</p>', 'text/html')],
        {},
        'alternative',
      ),
      'Yes.',
    ],
    [
      'of a page alone',
      rawMail('<p>Yes,<br>please.</p>', { 'Content-Type': 'text/html; charset=utf-8' }),
      'Yes,\nplease.',
    ],
    [
      'of a page beside an empty text',
      mailOfParts([textPart('\n\n'), textPart('<p>Yes.</p>', 'text/html')], {}, 'alternative'),
      'Yes.',
    ],
    [
      'in quoted-printable and ISO-8859-1',
      rawMail('Gr=FC=DFe aus =\nBerlin', {
        'Content-Type': 'text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding': 'quoted-printable',
      }),
      'Grüße aus Berlin',
    ],
    [
      'in base64 and UTF-8',
      rawMail(Buffer.from('Привет 👋').toString('base64'), { 'Content-Transfer-Encoding': 'base64' }),
      'Привет 👋',
    ],
    [
      'in Shift JIS',
      rawMail(Buffer.from([0x82, 0xa0, 0x82, 0xe8]).toString('base64'), {
        'Content-Type': 'text/plain; charset=shift_jis',
        'Content-Transfer-Encoding': 'base64',
      }),
      'あり',
    ],
    ['in ISO-2022-JP', rawMail('\u001b$B$"$j\u001b(B', { 'Content-Type': 'text/plain; charset=iso-2022-jp' }), 'あり'],
    [
      'in a character set that nobody knows',
      rawMail('Yes', { 'Content-Type': 'text/plain; charset=klingon-1' }),
      'Yes',
    ],
    ['without a content type', rawMail('Yes', { 'Content-Type': undefined, 'MIME-Version': undefined }), 'Yes'],
    [
      'of Outlook, below the headers of what it answers',
      rawMail('Yes.\n\nVera\n\nFrom: Shop\nSent: Monday\nTo: Vera\nSubject: Chat\n\nHi'),
      'Yes.\n\nVera',
    ],
    [
      'of Apple Mail, with a picture between two texts',
      mailOfParts([textPart('Above'), filePart('a.png', 'image/png', Buffer.from('x')), textPart('Below')]),
      'Above\n\nBelow',
    ],
    ['that only quotes', rawMail('> Hi\n> there'), ''],
    ['that is empty', rawMail(''), ''],
    [
      'of a reply to a mailing list that wraps it',
      mailOfParts([
        { headers: { 'Content-Type': 'multipart/alternative; boundary=in' }, body: multipart([textPart('Yes')], 'in') },
      ]),
      'Yes',
    ],
  ])('is found %s', async (_, raw, expected) => {
    expect(await textOf(raw)).toBe(expected);
  });

  it('is read in time, also of 200 parts, of megabytes without a line break, and of a page that is made to take long', async () => {
    const started = performance.now();
    await readMail(mailOfParts(Array.from({ length: 200 }, (_, index) => textPart(`Part ${index}`))));
    await readMail(rawMail('a'.repeat(5_000_000)));
    await readMail(rawMail('<div><'.repeat(500_000), { 'Content-Type': 'text/html' }));
    await readMail(rawMail('Yes', { 'X-Long': Array.from({ length: 1000 }, (_, index) => `value ${index}`) }));
    expect(performance.now() - started).toBeLessThan(8000);
  });

  it('of a mail that nests its parts too deeply, or has megabytes of headers, is not read', async () => {
    let body = 'deep';
    for (let depth = 0; depth < 60; depth++)
      body = multipart(
        [{ headers: { 'Content-Type': `multipart/mixed; boundary="b${depth}"` }, body }],
        `b${depth + 1}`,
      );
    expect(await readMail(rawMail(body, { 'Content-Type': 'multipart/mixed; boundary="b60"' }))).toBeUndefined();
    expect(await readMail(rawMail('Yes', { 'X-Long': 'a'.repeat(600_000) }))).toBeUndefined();
  });

  it.each([
    ['four megabytes of short lines', rawMail('xy\n'.repeat(1_300_000))],
    [
      'two megabytes of empty parts',
      rawMail('--outer\n\n'.repeat(200_000), { 'Content-Type': 'multipart/mixed; boundary="outer"' }),
    ],
    ['a file in millions of pieces', rawMail('A='.repeat(2_000_000), { 'Content-Transfer-Encoding': 'base64' })],
  ])('of %s is not read, nor parsed', async (_, raw) => {
    const before = process.cpuUsage().user;
    expect(await readMail(raw)).toBeUndefined();
    expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
  });

  it('of a file of many megabytes, in however many lines, is read, and the file as it was', async () => {
    const content = Buffer.alloc(9_000_001, 'A file of megabytes. ÄÖ');
    const read = await readMail(
      mailOfParts([textPart('See the file.'), filePart('a.bin', 'application/pdf', content)]),
    );
    expect(read?.text).toBe('See the file.');
    expect(Buffer.compare(Buffer.from(read?.parts[0]?.content ?? []), content)).toBe(0);
  });

  it('of what is no mail at all is whatever it is, or nothing', async () => {
    for (const junk of ['', '\0\0\0', '\r\n\r\n', 'just text', 'PK\u0003\u0004'])
      expect(typeof (await textOf(Buffer.from(junk)))).toBe('string');
  });
});

describe('the parts of a mail', () => {
  it('come with their names, also in other letters, their types and their bytes', async () => {
    const name = '=?utf-8?B?VGFzc2Ug4piVLnBuZw==?=';
    const read = await readMail(mailOfParts([textPart('Yes'), filePart(name, 'image/png', Buffer.from('abc'))]));
    expect(read?.parts).toEqual([
      { name: 'Tasse ☕.png', type: 'image/png', content: new Uint8Array(Buffer.from('abc')), isInline: false },
    ]);
  });

  it('that the text shows are inline, a mail within is a file, and the text is not among them', async () => {
    const logo = filePart('logo.png', 'image/png', Buffer.from('abc'), {
      'Content-Disposition': 'inline',
      'Content-ID': '<logo>',
    });
    const page = textPart('<p>Yes</p><img src="cid:logo">', 'text/html');
    const within = { headers: { 'Content-Type': 'message/rfc822' }, body: 'Subject: Inner\r\n\r\nInner text' };
    const read = await readMail(mailOfParts([page, logo, within]));
    expect(read?.parts.map(({ type, isInline }) => [type, isInline])).toEqual([
      ['image/png', true],
      ['message/rfc822', false],
    ]);
    expect(read?.text).toBe('Yes');
  });
});

describe('the sender of a mail', () => {
  it.each<[string, string | string[], string[]]>([
    ['with a name', 'Vera <vera@example.com>', ['vera@example.com']],
    ['alone', 'vera@example.com', ['vera@example.com']],
    ['none', '', ['']],
    ['two in one header', 'a@example.com, b@example.com', ['']],
    ['two headers', ['a@example.com', 'b@example.com'], ['a@example.com', 'b@example.com']],
    ['another address as a quoted name', '"vera@example.com" <mallory@example.net>', ['mallory@example.net']],
    ['its own address as a name', 'Vera@example.com <vera@example.com>', ['vera@example.com']],
    ['a comma in a name without marks', 'Verlet, Vera (Sales) <vera@example.com>', ['vera@example.com']],
    ['a comment', 'vera@example.com (Vera)', ['vera@example.com']],
    ['a group', 'Team: a@example.com, b@example.com;', ['']],
    ['an internationalized domain', 'Vera <vera@xn--mller-kva.example>', ['vera@xn--mller-kva.example']],
  ])('is read: %s', async (_, From, expected) => {
    expect((await readMail(rawMail('Yes', { From })))?.from).toEqual(expected);
  });

  it.each([
    '"vera@example.com"@mallory.example',
    '<"vera@example.com"@mallory.example>',
    'Vera <vera@example.com@mallory.example>',
    'vera@example.com\0@mallory.example',
    '<vera@example.com> <m@mallory.example>',
    '<vera@example.com> m@mallory.example',
    'm@mallory.example, <vera@example.com>',
    'm@mallory.example <vera@example.com>',
    '(m@mallory.example) vera@example.com',
    'm@mallory.example:;<vera@example.com>',
    '=?utf-8?Q?=3Cvera=40example.com=3E?=',
    '=?utf-8?Q?vera=40example.com?=',
    '"Vera" "<vera@example.com>',
    '<@mallory.example:vera@example.com>',
  ])('is nobody where the mail service may have found another: %s', async (From) => {
    expect((await readMail(rawMail('Yes', { From })))?.from).toEqual(['']);
  });
});
