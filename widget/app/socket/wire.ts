/** Frames as the text that goes over the wire. */
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';

/** A frame as text. Arrays are written by hand: old libraries give them a `toJSON` that turns them into strings. */
export function encode(frame: ClientFrame): string {
  if (frame.type !== 'hello' || !frame.resume) return JSON.stringify(frame);
  return `{"type":"hello","resume":[${frame.resume.map((from) => JSON.stringify(from)).join()}]}`;
}

/** A frame, or nothing where it isn't one. */
export function decode(data: unknown): ServerFrame | undefined {
  try {
    const frame: unknown = JSON.parse(String(data));
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as ServerFrame) : undefined;
  } catch {
    return undefined;
  }
}
