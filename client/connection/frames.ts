/** Frames as the text that goes over the wire. */
import type { ServerFrame } from '#core/contract/socket.ts';

/** From where to resume a conversation. */
export type Resume = { conversation_id: number; after_seq: number };

/** The first frame. Its array is written by hand: old libraries on a page give arrays a `toJSON` that spoils them. */
export const encodeHello = (resume: readonly Resume[]): string =>
  `{"type":"hello","batches":true,"resume":[${resume.map((from) => JSON.stringify(from)).join()}]}`;

/** The frames of a text, one or an array of them, in their order; none where the text isn't any. */
export function decode(data: unknown): readonly (Partial<ServerFrame> | null)[] {
  try {
    const frames = JSON.parse(String(data)) as Partial<ServerFrame> | null | ServerFrame[];
    return Array.isArray(frames) ? frames : [frames];
  } catch {
    return [];
  }
}
