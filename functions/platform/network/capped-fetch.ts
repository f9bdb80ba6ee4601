/** `fetch` whose answers end: what a model sends is read up to a limit, then its connection is closed. */

type Fetch = typeof globalThis.fetch;

/** An answer of a thousand tokens, each an event of its own, is far below. */
const MAX_ANSWER_BYTES = 256 * 1024;

/** A model sent more than any answer has. */
class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong';
}

/** Fetches, and aborts a response that exceeds the limit; reading its body then fails. */
export const cappedFetch =
  (fetch: Fetch, maxBytes = MAX_ANSWER_BYTES): Fetch =>
  async (input, init) => {
    const { body, status, statusText, headers } = await fetch(input, init);
    return new Response(body?.pipeThrough(limit(maxBytes)) ?? null, { status, statusText, headers });
  };

function limit(maxBytes: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) controller.error(new AnswerTooLong(`The answer has more than ${maxBytes} bytes.`));
      else controller.enqueue(chunk);
    },
  });
}
