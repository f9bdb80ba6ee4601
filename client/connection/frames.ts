/** Frames as the text that goes over the wire. */
import type { ServerFrame } from '#core/contract/socket.ts';

/** From where to resume a conversation. */
export type Resume = { conversation_id: number; after_seq: number };

/** The first frame. Its array is written by hand: old libraries on a page give arrays a `toJSON` that spoils them. */
export const encodeHello = (resume: readonly Resume[]): string =>
  `{"type":"hello","resume":[${resume.map((from) => JSON.stringify(from)).join()}]}`;

/** A frame; undefined where the text isn't one. */
export function decode(data: unknown): ServerFrame | undefined {
  try {
    const frame = JSON.parse(String(data)) as Partial<ServerFrame> | null;
    return frame?.type && (frame as ServerFrame);
  } catch {
    return undefined;
  }
}
