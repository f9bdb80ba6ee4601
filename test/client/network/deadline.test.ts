/** No request waits for ever, and nothing that could not be loaded stays away for good. */
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createClient } from '#core/contract/client.ts';
import { addresses } from '#widget/app/network/addresses.ts';
import { giveUp, withDeadline } from '#client/network/deadline.ts';

const DEADLINE_MS = 15_000;

/** A server that takes requests and never answers; or sends a head, and the body never comes. */
const silent =
  (hasHead: boolean): typeof fetch =>
  (_, init) =>
    new Promise((resolve, reject) => {
      const body = new ReadableStream({
        start: (stream) => init?.signal?.addEventListener('abort', () => stream.error(init.signal?.reason)),
      });
      if (hasHead) resolve(new Response(body));
      else init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
    });

/** Sends a message to such a server. @returns the name of the error, once there is one */
function ask({ signal = new AbortController().signal, hasHead = false } = {}): Promise<string> {
  const fetch = withDeadline(silent(hasHead), DEADLINE_MS);
  const call = createClient({ origin: 'https://chat.example', addresses, token: () => 'token', fetch });
  const body = { client_message_id: 'message-1', content: 'Hello?' };
  return call('sendOwnMessage', { params: { token: 'token', id: '1' }, body, signal }).then(
    () => 'answered',
    (error: Error) => error.name,
  );
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a request', () => {
  it('is given up after its deadline', async () => {
    const asked = ask();
    await vi.advanceTimersByTimeAsync(DEADLINE_MS - 1);
    expect(await Promise.race([asked, Promise.resolve('waiting')])).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(await asked).toBe('AbortError');
  });

  it('is given up too when its answer begins and does not end', async () => {
    const asked = ask({ hasHead: true });
    await vi.advanceTimersByTimeAsync(DEADLINE_MS);
    expect(await asked).toBe('AbortError');
  });

  it('ends at once with the session it belongs to', async () => {
    const line = new AbortController();
    const asked = ask(line);
    await vi.advanceTimersByTimeAsync(1);
    line.abort();
    expect(await asked).toBe('AbortError');
  });

  it('ends at once when the network is back: it went out by one that is gone', async () => {
    const asked = ask();
    await vi.advanceTimersByTimeAsync(1);
    giveUp();
    expect(await asked).toBe('AbortError');
  });

  it.each([undefined, null])('of nobody who could end it, with signal %s, has its deadline, too', async (signal) => {
    const asked = withDeadline(silent(false), DEADLINE_MS)('https://chat.example', { signal }).catch(
      ({ name }: Error) => name,
    );
    await vi.advanceTimersByTimeAsync(DEADLINE_MS);
    expect(await asked).toBe('AbortError');
  });

  it('goes out with its own signal alone where signals cannot be joined', async () => {
    vi.stubGlobal('AbortSignal', Object.assign(class extends AbortSignal {}, { any: undefined }));
    onTestFinished(() => void vi.unstubAllGlobals());
    const fetch = vi.fn<typeof globalThis.fetch>().mockResolvedValue(new Response());
    const { signal } = new AbortController();
    await withDeadline(fetch, DEADLINE_MS)('https://chat.example', { signal });
    expect(fetch).toHaveBeenCalledWith('https://chat.example', { signal });
  });

  it('sent after that has all its time', async () => {
    giveUp();
    const asked = ask();
    await vi.advanceTimersByTimeAsync(DEADLINE_MS - 1);
    expect(await Promise.race([asked, Promise.resolve('waiting')])).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(await asked).toBe('AbortError');
  });
});
