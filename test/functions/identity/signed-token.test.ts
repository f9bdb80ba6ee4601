import { createHmac, createSecretKey } from 'node:crypto';
import { SignJWT, UnsecuredJWT, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { verifyToken, signToken } from '#functions/identity/signed-token.ts';

const key = createSecretKey(Buffer.from('a secret of the stack'));
const nowMs = Date.UTC(2026, 5, 1);
const seconds = nowMs / 1000;
const claims = { sub: '5', aud: 'visitor', exp: seconds + 60, note: 'ä' };
const token = signToken(claims, { kid: 'one', key });
const findKey = async (kid: string) => (kid === 'one' ? { kid, key } : undefined);
const read = (given: string, at: Partial<{ aud: string; nowMs: number }> = {}) =>
  verifyToken(given, findKey, { aud: 'visitor', nowMs, ...at });
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** A token by the library that others use, as its options say. */
const byOthers = (payload: object, header: object = {}, secret = 'a secret of the stack') =>
  new SignJWT({ ...claims, ...payload })
    .setProtectedHeader({ alg: 'HS256', kid: 'one', ...header })
    .sign(Buffer.from(secret.padEnd('alg' in header ? 64 : 0, ' ')));

describe('a token that the stack signs', () => {
  it('says again what it was made of, and is one that other readers of such tokens accept', async () => {
    expect(await read(token)).toEqual(claims);
    const options = { algorithms: ['HS256'], audience: 'visitor', currentDate: new Date(nowMs) };
    const { payload, protectedHeader } = await jwtVerify(token, key, options);
    expect([payload, protectedHeader]).toEqual([claims, { alg: 'HS256', kid: 'one' }]);
  });

  it('is read as well when another writer of such tokens made it, as the stack did before', async () => {
    expect(await read(await byOthers({}))).toEqual(claims);
  });

  it('leaves out a claim that is undefined', async () => {
    expect(await read(signToken({ ...claims, note: undefined }, { kid: 'one', key }))).not.toHaveProperty('note');
  });

  it('says nothing from the second on at which it expires', async () => {
    expect(await read(token, { nowMs: nowMs + 59_999 })).toEqual(claims);
    expect(await read(token, { nowMs: nowMs + 60_000 })).toBeUndefined();
  });

  it.each([
    ['with an unknown key', () => signToken(claims, { kid: 'two', key })],
    ['by another secret under a known name', () => byOthers({}, {}, 'another secret')],
    ['with another algorithm', () => byOthers({}, { alg: 'HS512' })],
    ['not at all', async () => new UnsecuredJWT(claims).encode()],
    ['for another audience', () => byOthers({ aud: 'agent' })],
    ['for several audiences', () => byOthers({ aud: ['visitor'] })],
    ['without an end', () => byOthers({ exp: undefined })],
    ['with an end that is no number', () => signToken({ ...claims, exp: '9' as never }, { kid: 'one', key })],
  ])('says nothing when it was signed %s', async (_, made) => {
    expect(await read(await made())).toBeUndefined();
  });

  it('says nothing when any part of it was changed, left out or added', async () => {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const changed = [
      `${header}.${part({ ...claims, sub: '6' })}.${signature}`,
      `${part({ alg: 'HS256', kid: 'one', typ: 'JWT' })}.${payload}.${signature}`,
      `${part({ alg: 'none', kid: 'one' })}.${payload}.`,
      `${part({ alg: 'HS256', kid: 1 })}.${payload}.${signature}`,
      `${part(null)}.${payload}.${signature}`,
      `${header}.${payload}`,
      `${header}.${payload}.`,
      `${header}.${payload}.${signature.slice(0, -1)}`,
      `${header}.${payload}.${signature}A`,
      `${header}.${payload}.${signature}=`,
      `${header}.${payload}.${signature}.${signature}`,
      ` ${token}`,
      'é'.repeat(100),
      'a.b.c',
      '..',
      '',
    ];
    for (const one of changed) expect([one, await read(one)]).toEqual([one, undefined]);
  });

  it('is refused when it asks for an extension that must be understood', async () => {
    const extended = `${part({ alg: 'HS256', kid: 'one', crit: ['b64'], b64: true })}.${part(claims)}`;
    const signature = createHmac('sha256', key).update(extended).digest('base64url');
    expect(await read(`${extended}.${signature}`)).toBeUndefined();
  });

  it('is nothing where its claims are no object, although the signature is right', async () => {
    const signed = `${part({ alg: 'HS256', kid: 'one' })}.${part(['visitor'])}`;
    const signature = createHmac('sha256', key).update(signed).digest('base64url');
    expect(await read(`${signed}.${signature}`)).toBeUndefined();
  });
});
