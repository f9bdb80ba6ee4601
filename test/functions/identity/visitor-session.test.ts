import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ReadSecret } from '#functions/identity/session-keys.ts';
import { sessionKeys } from '#functions/identity/session-keys.ts';
import { visitorSessions } from '#functions/identity/visitor-session.ts';

const session = { visitor_id: 5, widget_id: 7, widget_token: 'the-token', verified: false };

/** A secret that can be rotated, and how often it was read. */
function secretOf(first: string) {
  const stages: Record<string, string | undefined> = { AWSCURRENT: first };
  const reads: string[] = [];
  const read: ReadSecret = async (stage) => {
    reads.push(stage);
    return stages[stage];
  };
  const rotate = (next: string): void => {
    stages['AWSPREVIOUS'] = stages['AWSCURRENT'];
    stages['AWSCURRENT'] = next;
  };
  return { read, reads, rotate };
}

const clock = { nowMs: Date.UTC(2026, 5, 1) };
const now = () => clock.nowMs;
const instance = (read: ReadSecret) => visitorSessions(sessionKeys(read, now), now);

describe('a session token', () => {
  it('says again what it was made of, and nothing once 30 days are over', async () => {
    const sessions = instance(secretOf('one').read);
    const { token, expiresAtMs } = await sessions.sign(session);
    expect(await sessions.verify(token)).toEqual(session);
    expect(expiresAtMs - clock.nowMs).toBe(30 * 24 * 3600 * 1000);
    clock.nowMs = expiresAtMs + 1000;
    expect(await sessions.verify(token)).toBeUndefined();
  });

  it('is nothing when made by another, with another algorithm, or for another purpose', async () => {
    const { read } = secretOf('one');
    const sessions = instance(read);
    const { token } = await sessions.sign(session);
    const [header = '', body = '', signature = ''] = token.split('.');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const signed = (alg: string, payload: object) =>
      new SignJWT({ ...claims, ...payload }).setProtectedHeader({ alg, kid }).sign(Buffer.from('one'.padEnd(64, ' ')));
    const theirs = (await instance(secretOf('two').read).sign(session)).token;
    const forged = [
      theirs,
      `${part({ alg: 'none' })}.${body}.`,
      `${part({ alg: 'none', kid })}.${body}.${signature}`,
      `${header}.${part({ ...claims, sub: '6' })}.${signature}`,
      await signed('HS512', {}),
      '',
      'a.b.c',
      'é'.repeat(100),
    ];
    for (const one of forged) expect(await sessions.verify(one)).toBeUndefined();
    const otherUse = await new SignJWT({ ...claims, aud: 'something-else' })
      .setProtectedHeader({ alg: 'HS256', kid })
      .sign(Buffer.from('one'));
    expect(await sessions.verify(otherUse)).toBeUndefined();
  });
});

describe('the secret', () => {
  it('is read once, and again when a token names an unknown key: a burst of ten, then once per second', async () => {
    const { read, reads } = secretOf('one');
    const sessions = instance(read);
    const strange = (await instance(secretOf('two').read).sign(session)).token;
    for (let asked = 0; asked < 10; asked++) expect(await sessions.verify(strange)).toBeUndefined();
    expect(reads).toHaveLength(1 + 10 * 2);
    await expect(sessions.verify(strange)).rejects.toMatchObject({ code: 'rate_limited' });
    expect(reads).toHaveLength(1 + 10 * 2);
    clock.nowMs += 1000;
    expect(await sessions.verify(strange)).toBeUndefined();
  });

  it('may be rotated: what either environment signed, before or after, is let in by the other at the first try', async () => {
    const { read, rotate } = secretOf('one');
    const old = instance(read);
    const before = (await old.sign(session)).token;
    rotate('two');
    const fresh = instance(read);
    const after = (await fresh.sign(session)).token;
    expect(await fresh.verify(before)).toEqual(session);
    expect(await old.verify(after)).toEqual(session);
    expect(await fresh.verify((await old.sign(session)).token)).toEqual(session);
  });

  it('rotated while a stranger makes up keys never answers that a session has ended', async () => {
    const { read, rotate } = secretOf('one');
    const old = instance(read);
    await old.sign(session);
    const strange = (await instance(secretOf('three').read).sign(session)).token;
    for (let asked = 0; asked < 10; asked++) await old.verify(strange);
    rotate('two');
    const after = (await instance(read).sign(session)).token;
    await expect(old.verify(after)).rejects.toMatchObject({ code: 'rate_limited' });
    clock.nowMs += 1000;
    expect(await old.verify(after)).toEqual(session);
  });

  it('that could not be read is read again, and known keys keep working', async () => {
    let isDown = true;
    const sessions = instance(async (stage) => {
      if (isDown) throw new Error('Secrets Manager is down.');
      return stage === 'AWSCURRENT' ? 'one' : undefined;
    });
    await expect(sessions.sign(session)).rejects.toThrow('down');
    isDown = false;
    const { token } = await sessions.sign(session);
    isDown = true;
    const strange = (await instance(secretOf('two').read).sign(session)).token;
    await expect(sessions.verify(strange)).rejects.toThrow('down');
    expect(await sessions.verify(token)).toEqual(session);
  });
});
