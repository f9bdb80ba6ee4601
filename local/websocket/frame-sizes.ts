/** Reads the headers of WebSocket frames, because `ws` has no limit for the size of a single frame. */

/** Bytes that follow the two fixed ones, by the 7-bit length: none, two or eight. */
const extendedLengthBytes = (length: number): number => ({ 126: 2, 127: 8 })[length] ?? 0;

/** Call it with the bytes that a client sends. `onFrame` receives the payload size of each frame when its header is complete. */
export function frameSizes(onFrame: (bytes: number) => void): (chunk: Buffer) => void {
  let header = Buffer.alloc(0);
  let payloadLeft = 0;
  return (chunk) => {
    let rest = chunk;
    while (rest.length > 0) {
      const skipped = Math.min(payloadLeft, rest.length);
      payloadLeft -= skipped;
      rest = rest.subarray(skipped);
      if (rest.length === 0) return;
      const frame = Buffer.concat([header, rest]);
      const headerBytes = headerLength(frame);
      if (frame.length < headerBytes) {
        header = frame;
        return;
      }
      payloadLeft = payloadLength(frame);
      onFrame(payloadLeft);
      rest = frame.subarray(headerBytes);
      header = Buffer.alloc(0);
    }
  };
}

/** Length of the header at the start of the bytes; two while it can't be known yet. */
function headerLength(frame: Buffer): number {
  const second = frame[1];
  if (second === undefined) return 2;
  return 2 + extendedLengthBytes(second & 0x7f) + (second & 0x80 ? 4 : 0);
}

function payloadLength(frame: Buffer): number {
  const length = (frame[1] ?? 0) & 0x7f;
  if (length < 126) return length;
  return length === 126 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2));
}
