import { createPublicKey } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { derivePushKey, pushKeysOf } from '#functions/identity/push-keys.ts';
import { NotPublic, type Outgoing } from '#functions/platform/network/safe-fetch.ts';
import { outcomeOf, pushSender } from '#functions/platform/web-push/send-push.ts';

const target = {
  endpoint: 'https://push.example.com/some/where?id=1',
  keys: {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
};
const message = { text: '{}', topic: 'c7', urgency: 'high', lifeSeconds: 3600 } as const;
const key = derivePushKey('a secret');
const answer = (statusCode: number) => ({ statusCode, socket: new PassThrough() }) as unknown as IncomingMessage;
const sentBy = async (statusCode: number) => {
  const sent: { url: URL; outgoing: Outgoing }[] = [];
  const send = pushSender(
    async (url, outgoing) => (sent.push({ url, outgoing }), answer(statusCode)),
    'https://chat.example.com',
    () => Date.now(),
  );
  return { result: await send(target, message, key), sent };
};

describe('sending a push message', () => {
  it.each([
    [200, 'sent'],
    [201, 'sent'],
    [202, 'sent'],
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [404, 'gone'],
    [410, 'gone'],
    [413, 'too_large'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
    [301, 'refused'],
  ] as const)('takes an answer of %i for: %s', async (status, result) => {
    expect((await sentBy(status)).result).toBe(result);
    expect(outcomeOf(status)).toBe(result);
  });

  it('says how long the message counts, how urgent it is and what it replaces', async () => {
    const { sent } = await sentBy(201);
    expect(sent[0]?.url.href).toBe(target.endpoint);
    expect(sent[0]?.outgoing.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      ttl: '3600',
      urgency: 'high',
      topic: 'c7',
    });
  });

  it('is signed for that push service alone, for at most a day, with a contact', async () => {
    const { sent } = await sentBy(201);
    const [, token = '', known] =
      /^vapid t=(\S+), k=(\S+)$/.exec(sent[0]?.outgoing.headers['authorization'] ?? '') ?? [];
    expect(known).toBe(key.publicKey);
    const { payload, protectedHeader } = await jwtVerify(token, createPublicKey(key.privateKey));
    expect(protectedHeader.alg).toBe('ES256');
    expect(payload).toMatchObject({ aud: 'https://push.example.com', sub: 'https://chat.example.com' });
    expect((payload.exp ?? 0) - Date.now() / 1000).toBeLessThan(24 * 60 * 60);
  });

  it('gives a browser up whose service is inside a network, or whose key is no key', async () => {
    const inside = pushSender(
      async () => {
        throw new NotPublic('push.example.com is at 10.0.0.1: not public.');
      },
      'https://chat.example.com',
      Date.now,
    );
    expect(await inside(target, message, key)).toBe('gone');
    const badKey = { ...target, keys: { ...target.keys, p256dh: `B${'A'.repeat(86)}` } };
    expect(await inside(badKey, message, key)).toBe('gone');
  });

  it('tries later when a push service is silent', async () => {
    const silent = pushSender(
      async () => {
        throw new Error('socket hang up');
      },
      'https://chat.example.com',
      Date.now,
    );
    expect(await silent(target, message, key)).toBe('later');
  });
});

describe('the key that push services know a deployment by', () => {
  it('is always the same for a secret, and another one for another', () => {
    expect(derivePushKey('a secret').publicKey).toBe(key.publicKey);
    expect(derivePushKey('another secret').publicKey).not.toBe(key.publicKey);
    expect(key.publicKey).toMatch(/^B[\w-]{86}$/);
  });

  it('signs for the browsers of before a rotation, but not of two before', async () => {
    const secrets = { AWSCURRENT: 'second', AWSPREVIOUS: 'first' };
    const keys = pushKeysOf(async (stage) => secrets[stage]);
    expect((await keys.current()).publicKey).toBe(derivePushKey('second').publicKey);
    expect((await keys.find(derivePushKey('first').publicKey))?.publicKey).toBe(derivePushKey('first').publicKey);
    Object.assign(secrets, { AWSCURRENT: 'third', AWSPREVIOUS: 'second' });
    const renewed = pushKeysOf(async (stage) => secrets[stage]);
    expect(await renewed.find(derivePushKey('first').publicKey)).toBeUndefined();
  });
});
