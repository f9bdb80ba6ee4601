/** The form that carries a file to the store: what ends it, and that it never begins for nothing. */
import { afterEach, expect, it, vi } from 'vitest';
import { postFile } from '#client/files/post.ts';

/** A request that is answered with this status as soon as it is sent. */
function answerWith(status: number): { sent: unknown[] } {
  const sent: unknown[] = [];
  class Request extends EventTarget {
    status = 0;
    upload = new EventTarget();
    open = () => undefined;
    abort = () => this.dispatchEvent(new Event('abort'));
    send(body: unknown) {
      sent.push(body);
      this.status = status;
      this.dispatchEvent(new Event('load'));
      this.dispatchEvent(new Event('loadend'));
    }
  }
  vi.useFakeTimers();
  vi.stubGlobal('XMLHttpRequest', Request);
  return { sent };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const target = { url: 'https://store.example/', fields: { key: 'k' } };
const post = (signal = new AbortController().signal) =>
  postFile(target, new Blob(['x']), () => undefined, signal).then(
    () => 'stored',
    (error: unknown) => error,
  );

it('sends nothing of a file that was taken back while its form was asked for', async () => {
  const { sent } = answerWith(204);
  expect(await post(AbortSignal.abort())).toBeInstanceOf(Error);
  expect(sent).toEqual([]);
});

it.each([400, 403, 503])(
  'a refusal with %d says nothing that would keep the file from another form',
  async (status) => {
    answerWith(status);
    expect(await post()).not.toHaveProperty('status');
  },
);

it('a file that the store takes is stored', async () => {
  answerWith(204);
  expect(await post()).toBe('stored');
});
