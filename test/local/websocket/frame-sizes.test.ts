import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameSizes } from '#local/websocket/frame-sizes.ts';

/** A masked client frame with so many bytes of payload. */
function frame(bytes: number): Buffer {
  const mask = Buffer.from([1, 2, 3, 4]);
  const payload = Buffer.alloc(bytes, 0xff);
  if (bytes < 126) return Buffer.concat([Buffer.from([0x81, 0x80 | bytes]), mask, payload]);
  if (bytes < 65_536) return Buffer.concat([Buffer.from([0x81, 0x80 | 126, bytes >> 8, bytes & 255]), mask, payload]);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(bytes));
  return Buffer.concat([Buffer.from([0x81, 0x80 | 127]), length, mask, payload]);
}

test('the size of every frame is seen, however the bytes are cut', () => {
  const size = fc.oneof(fc.nat(300), fc.nat(70_000));
  fc.assert(
    fc.property(fc.array(size, { maxLength: 5 }), fc.array(fc.integer({ min: 1, max: 9000 })), (sizes, cuts) => {
      const bytes = Buffer.concat(sizes.map(frame));
      const seen: number[] = [];
      const feed = frameSizes((length) => seen.push(length));
      let at = 0;
      for (const cut of cuts) {
        feed(bytes.subarray(at, at + cut));
        at += cut;
      }
      feed(bytes.subarray(at));
      expect(seen).toEqual(sizes);
    }),
  );
});
