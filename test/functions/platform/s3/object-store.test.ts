/** Copying an object within the bucket, as S3 may answer. */
import { expect, it } from 'vitest';
import { ObjectStore } from '#functions/platform/s3/object-store.ts';

function storeThat(...answers: Response[]) {
  const sent: { url: URL; init: RequestInit }[] = [];
  let denials = 0;
  const store = new ObjectStore({
    bucket: 'files',
    url: 'https://files.s3.us-east-1.amazonaws.com',
    region: 'us-east-1',
    credentials: () => ({ accessKeyId: 'A', secretAccessKey: 'B', sessionToken: '' }),
    now: () => 0,
    fetch: async (url, init = {}) => {
      sent.push({ url: new URL(String(url)), init });
      return answers.shift() ?? new Response('<CopyObjectResult/>');
    },
    denied: () => void denials++,
  });
  return { copy: () => store.copy('0/r5-a', '7/a5-b', { state: 'pending' }), sent, denials: () => denials };
}

const failed = (code: string, status: number) => new Response(`<Error><Code>${code}</Code></Error>`, { status });

it('names its source and its tags in headers that are signed', async () => {
  const { copy, sent } = storeThat();
  expect(await copy()).toBe(true);
  const [{ url, init } = { url: new URL('http://x'), init: {} }] = sent;
  expect([init.method, url.pathname]).toEqual(['PUT', '/7/a5-b']);
  expect(init.headers).toEqual({
    'x-amz-copy-source': '/files/0/r5-a',
    'x-amz-tagging': 'state=pending',
    'x-amz-tagging-directive': 'REPLACE',
  });
  expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe(
    'host;x-amz-copy-source;x-amz-tagging;x-amz-tagging-directive',
  );
});

it('fails when S3 begins with 200 and then ends in an error', async () => {
  const { copy } = storeThat(failed('InternalError', 200));
  await expect(copy()).rejects.toMatchObject({ name: 'ServiceUnavailable' });
});

it('finds nothing where the source is gone, and says so where access is denied', async () => {
  const gone = storeThat(failed('NoSuchKey', 404));
  expect([await gone.copy(), gone.denials()]).toEqual([false, 0]);
  const denied = storeThat(failed('AccessDenied', 403));
  expect([await denied.copy(), denied.denials()]).toEqual([false, 1]);
});
