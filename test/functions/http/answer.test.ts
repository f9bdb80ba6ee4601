import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressed } from '#functions/http/answer.ts';

const long = JSON.stringify({ data: Array.from({ length: 500 }, (_, id) => ({ id, name: `Ünïcode ${id}` })) });
const answer = (body: string, more: Record<string, string> = {}) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...more },
  body,
});

describe('an answer', () => {
  it('is compressed for a client that accepts it, and says so', () => {
    const response = compressed(answer(long), 'gzip, deflate, br, zstd');
    expect(response).toMatchObject({
      statusCode: 200,
      isBase64Encoded: true,
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', vary: 'accept-encoding' },
    });
    expect(gunzipSync(Buffer.from(response.body ?? '', 'base64')).toString()).toBe(long);
    expect(response.body?.length).toBeLessThan(long.length / 3);
  });

  it.each([undefined, '', 'br', 'identity', 'gzip;q=0', 'br, gzip; q=0.0', 'x-gzip'])(
    'is not for one that accepts %j',
    (accepted) => expect(compressed(answer(long), accepted)).toEqual(answer(long)),
  );

  it.each(['gzip', 'GZIP', 'br;q=1.0, gzip;q=0.8, *;q=0.1', 'deflate,gzip;q=1'])(
    'is for one that accepts %j',
    (accepted) => expect(compressed(answer(long), accepted)).toHaveProperty('isBase64Encoded', true),
  );

  it('that is short, that the edge may keep and compresses, or that is no text stays as it is', () => {
    const short = answer('{"message":{"content":"Hello"}}');
    const kept = answer(long, { 'cache-control': 'public, max-age=60' });
    const bytes = { ...answer(long), isBase64Encoded: true };
    for (const one of [short, kept, bytes]) expect(compressed(one, 'gzip')).toBe(one);
    expect(compressed({ statusCode: 204 }, 'gzip')).toEqual({ statusCode: 204 });
  });
});
