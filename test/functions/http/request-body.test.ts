/** A body is read as what was sent, or refused: nothing is stored with its letters broken. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { readBody } from '#functions/http/request-body.ts';

/** What the gateway makes of bytes: text, unless it takes them for binary. */
function read(bytes: Buffer, how: 'text' | 'base64', headers: Record<string, string> = {}): unknown {
  const isBase64Encoded = how === 'base64';
  const body = bytes.toString(isBase64Encoded ? 'base64' : 'utf8');
  const event = {
    body,
    isBase64Encoded,
    headers: { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers },
  };
  return readBody(event as unknown as APIGatewayProxyEventV2, 1000);
}

const json = (content: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from('{"content":"'), Buffer.from(content), Buffer.from('"}')]);

describe.each(['text', 'base64'] as const)('a body that comes as %s', (how) => {
  it.each(['Grüße', '😀', 'a sign � that was sent', ''])('is read as it was sent: "%s"', (content) => {
    expect(read(json(content), how)).toEqual({ content });
  });

  it('is read without the byte order mark that it begins with', () => {
    expect(read(Buffer.concat([Buffer.from('\uFEFF'), json('\uFEFF')]), how)).toEqual({ content: '\uFEFF' });
  });

  it.each([
    ['Latin-1', Buffer.from('Grüße', 'latin1')],
    ['a lone continuation byte', Buffer.from([0x61, 0x80, 0x62])],
    ['an overlong slash', Buffer.from([0xc0, 0xaf])],
    ['a surrogate', Buffer.from([0xed, 0xa0, 0x80])],
    ['half a character', Buffer.from([0xf0, 0x9f])],
    ['Latin-1 beside a sign that was sent', Buffer.concat([Buffer.from('�'), Buffer.from('é', 'latin1')])],
  ])('is refused when it has %s', (_, content) => {
    expect(() => read(json(content), how)).toThrow("The body isn't valid UTF-8.");
  });
});

it('a body whose length the gateway does not tell is read as it is', () => {
  expect(read(json('�'), 'text', { 'content-length': '' })).toEqual({ content: '�' });
});
