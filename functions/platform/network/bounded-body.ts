/** Reading what a host answers, up to a limit. */
import type { IncomingMessage } from 'node:http';

/** A host answered more than was asked for. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/** The bytes of a response. @throws TooMuch beyond the limit; the connection is then closed */
export async function bytesOf(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new TooMuch(`The answer has more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
