/** Posting a file to the store, as far as no browser is needed for it. */
import { afterEach, expect, it, vi } from 'vitest';
import { postFile } from '#client/files/post.ts';

afterEach(() => vi.unstubAllGlobals());

it('sends nothing of a file that was removed while its address was asked for', async () => {
  const send = vi.fn<() => void>();
  class Request extends EventTarget {
    upload = new EventTarget();
    status = 0;
    open = vi.fn<() => void>();
    send = send;
  }
  vi.stubGlobal('XMLHttpRequest', Request);
  const target = { url: 'https://files.example/', fields: { key: 'a' } };
  const posting = postFile(target, new Blob(['mug']), () => undefined, AbortSignal.abort());
  await expect(posting).rejects.toMatchObject({ name: 'UploadError', status: undefined });
  expect(send).not.toHaveBeenCalled();
});
