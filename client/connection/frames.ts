/** Frames as the text that goes over the wire. */
import type { ServerFrame } from '#core/contract/socket.ts';

/** From where to resume a conversation. */
export type Resume = { conversation_id: number; after_seq: number };

/** The first frame. Its array is written by hand: old libraries on a page give arrays a `toJSON` that spoils them. */
export const encodeHello = (resume: readonly Resume[]): string =>
  `{"type":"hello","batches":true,"resume":[${resume.map((from) => JSON.stringify(from)).join()}]}`;

/** What a text holds, one frame or an array of them, in their order; nothing where it isn't JSON. */
export function decode(data: unknown): readonly (ServerFrame | null)[] {
  try {
    return ([] as ServerFrame[]).concat(JSON.parse(String(data)) as ServerFrame);
  } catch {
    return [];
  }
}
