import { createECDH } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MAX_PLAIN_BYTES, encryptPush } from '#functions/platform/web-push/encrypt.ts';
import { decryptPush } from '#local/push/decrypt.ts';

/** The example of RFC 8291, section 5 and appendix A. */
const example = {
  plain: 'When I grow up, I want to be a watermelon',
  senderPrivate: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  receiverPrivate: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  keys: {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};
const bytes = (text: string) => Buffer.from(text, 'base64url');
const browser = () => {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(bytes(example.receiverPrivate));
  return { pair, auth: bytes(example.keys.auth) };
};

describe('a push message', () => {
  it('is encrypted as the example of RFC 8291 is, to the byte', () => {
    const secrets = { privateKey: bytes(example.senderPrivate), salt: bytes(example.salt) };
    expect(encryptPush(example.plain, example.keys, secrets).toString('base64url')).toBe(example.body);
  });

  it('is read by the stand-in as the example of RFC 8291 is', () => {
    expect(decryptPush(bytes(example.body), browser())).toBe(example.plain);
  });

  it('is another one each time, and reads the same', () => {
    const [one, other] = [encryptPush('Hello 🎈', example.keys), encryptPush('Hello 🎈', example.keys)];
    expect(one.equals(other)).toBe(false);
    expect([one, other].map((body) => decryptPush(body, browser()))).toEqual(['Hello 🎈', 'Hello 🎈']);
  });

  it('has at most the 4,096 bytes that push services take', () => {
    expect(encryptPush('x'.repeat(MAX_PLAIN_BYTES), example.keys)).toHaveLength(4096);
    expect(() => encryptPush('x'.repeat(MAX_PLAIN_BYTES + 1), example.keys)).toThrow('at most');
  });

  it('is refused for a key that is no point of the curve', () => {
    expect(() => encryptPush('Hello', { ...example.keys, p256dh: `B${'A'.repeat(86)}` })).toThrow(
      'Public key is not valid',
    );
  });

  it('that was changed on its way is not read', () => {
    const body = bytes(example.body);
    body.writeUInt8(body.readUInt8(body.length - 1) ^ 1, body.length - 1);
    expect(() => decryptPush(body, browser())).toThrow('unable to authenticate');
  });
});
