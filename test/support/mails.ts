/** Mails in tests: as programs write them, as text that goes over the wire. */
import { Buffer } from 'node:buffer';

/** Headers by name; one with several values is repeated. */
export type Headers = Record<string, string | string[]>;

const USUAL: Headers = {
  From: 'Vera Verlet <vera@example.com>',
  To: 'reply@reply.example.com',
  Subject: 'Re: Your chat with Shop',
  Date: 'Mon, 1 Jun 2026 12:00:00 +0000',
  'Message-ID': '<one@mail.example.com>',
  'MIME-Version': '1.0',
};

/** A part: its headers, and its body as it goes over the wire. */
export type RawPart = { headers: Headers; body: string };

const written = (headers: Headers): string =>
  Object.entries(headers)
    .flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}\r\n`))
    .join('');

/** A mail of these headers, beside the usual ones, and this body. A header that is undefined is left out. */
export function rawMail(body: string, headers: Record<string, string | string[] | undefined> = {}): Buffer {
  const all = Object.entries<string | string[] | undefined>({
    ...USUAL,
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  });
  const kept = all.filter((entry): entry is [string, string | string[]] => entry[1] !== undefined);
  return Buffer.from(`${written(Object.fromEntries(kept))}\r\n${body.replaceAll(/\r?\n/g, '\r\n')}`, 'utf8');
}

/** A mail of several parts. */
export function mailOfParts(
  parts: readonly RawPart[],
  headers: Record<string, string | string[] | undefined> = {},
  kind = 'mixed',
): Buffer {
  return rawMail(multipart(parts, 'outer'), { 'Content-Type': `multipart/${kind}; boundary="outer"`, ...headers });
}

/** The body of a part that has parts. */
export const multipart = (parts: readonly RawPart[], boundary: string): string =>
  [
    ...parts.map(({ headers, body }) => `--${boundary}\r\n${written(headers)}\r\n${body}\r\n`),
    `--${boundary}--\r\n`,
  ].join('');

/** A text as a part. */
export const textPart = (text: string, type = 'text/plain'): RawPart => ({
  headers: { 'Content-Type': `${type}; charset=utf-8` },
  body: text,
});

/** A file as a part. */
export const filePart = (name: string, type: string, content: Buffer, headers: Headers = {}): RawPart => ({
  headers: {
    'Content-Type': `${type}; name="${name}"`,
    'Content-Transfer-Encoding': 'base64',
    'Content-Disposition': `attachment; filename="${name}"`,
    ...headers,
  },
  body: (content.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n'),
});
