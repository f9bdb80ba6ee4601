import { describe, expect, it } from 'vitest';
import { conversationOfReply, replyAddress } from '#functions/identity/replies/reply-address.ts';
import { sessionKeys } from '#functions/identity/session-keys.ts';

const DOMAIN = 'reply.example.com';
const ID = 9_007_199_254_740_991;
const keysOf = (current: string, former?: string) =>
  sessionKeys(
    async (stage) => (stage === 'AWSCURRENT' ? current : former),
    () => 0,
  );

describe('a reply address', () => {
  it('names its conversation, and fits before the @ with the largest ID', async () => {
    const address = await replyAddress(keysOf('one'), ID, DOMAIN);
    expect(address).toMatch(/^reply\+9007199254740991\.[a-z2-7]{20}@reply\.example\.com$/);
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
    expect(await conversationOfReply(keysOf('one'), address, DOMAIN)).toBe(ID);
  });

  it('survives mail programs that change its case', async () => {
    const address = await replyAddress(keysOf('one'), 42, DOMAIN);
    expect(await conversationOfReply(keysOf('one'), address.toUpperCase(), DOMAIN)).toBe(42);
  });

  it('holds after one rotation of the secret, and not after two', async () => {
    const address = await replyAddress(keysOf('one'), 42, DOMAIN);
    expect(await conversationOfReply(keysOf('two', 'one'), address, DOMAIN)).toBe(42);
    expect(await conversationOfReply(keysOf('three', 'two'), address, DOMAIN)).toBeUndefined();
  });

  it('of an internationalized domain is read in either form', async () => {
    const address = await replyAddress(keysOf('one'), 42, 'antwort.müller.example');
    expect(await conversationOfReply(keysOf('one'), address, 'antwort.xn--mller-kva.example')).toBe(42);
  });

  it('of another conversation, with another proof, at another domain or of another form is none', async () => {
    const address = await replyAddress(keysOf('one'), 42, DOMAIN);
    const [local = ''] = address.split('@');
    const others = [
      address.replace('+42.', '+43.'),
      address.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@')),
      `${local}@example.com`,
      `x${address}`,
      address.replace('+42.', '+042.'),
      address.replace('@', 'a@'),
      `reply+42@${DOMAIN}`,
      `reply+99999999999999999999.${local.split('.')[1]}@${DOMAIN}`,
      '',
      '@',
      DOMAIN,
    ];
    for (const other of others) expect(await conversationOfReply(keysOf('one'), other, DOMAIN)).toBeUndefined();
  });
});
