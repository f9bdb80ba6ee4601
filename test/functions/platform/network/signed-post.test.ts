import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { postSigned, valuesAt } from '#functions/platform/network/signed-post.ts';

const key = Buffer.from('a secret');
const post = { url: 'https://api.example.com/x', id: 'one', body: { a: 1 }, key, atMs: 1_780_315_200_999 };

it('signs the id, the second and the body', async () => {
  const sent: Record<string, string>[] = [];
  const httpPost = async (_: URL, body: string, headers: Record<string, string>) =>
    void sent.push({ body, ...headers });
  await postSigned({ httpPost, httpStepHosts: ['api.example.com'] }, post);
  const signature = createHmac('sha256', key).update('one.1780315200.{"a":1}').digest('base64');
  expect(sent).toEqual([
    { body: '{"a":1}', 'webhook-id': 'one', 'webhook-timestamp': '1780315200', 'webhook-signature': `v1,${signature}` },
  ]);
});

it.each(['api.example.com:8443', 'example.com', 'api.example.com.evil.example'])(
  'posts nothing to %s',
  async (host) => {
    const httpPost = () => Promise.reject(new Error('posted'));
    const sending = postSigned({ httpPost, httpStepHosts: ['api.example.com'] }, { ...post, url: `https://${host}/x` });
    await expect(sending).rejects.toThrow('is not allowed');
  },
);

it('picks values by their path, and nothing that no attribute holds', () => {
  const answer = { order: { status: 'sent\u0000', count: 2, isPaid: true, lines: [{ a: 1 }] } };
  const paths = {
    a: 'order.status',
    b: 'order.count',
    c: 'order.isPaid',
    d: 'order.lines',
    e: 'order.__proto__',
    f: 'x.y',
  };
  expect(valuesAt(answer, paths)).toEqual({ a: 'sent', b: 2, c: true, d: null, e: null, f: null });
});
