/** Frames as the text that goes over the wire. */
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';

/** A frame as text. Arrays are written by hand: old libraries on a page give them a `toJSON` that turns them into strings. */
export const encode = (frame: ClientFrame): string =>
  frame.type === 'hello' && frame.resume
    ? `{"type":"hello","resume":[${frame.resume.map((from) => JSON.stringify(from)).join()}]}`
    : JSON.stringify(frame);

/** A frame; undefined where the text isn't one. */
export function decode(data: unknown): ServerFrame | undefined {
  try {
    const frame: unknown = JSON.parse(String(data));
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as ServerFrame) : undefined;
  } catch {
    return undefined;
  }
}
