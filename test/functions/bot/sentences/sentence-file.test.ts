import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  GROUP,
  GROUP_BYTES,
  MARKS,
  type PackedMatrix,
  WIDTH,
  packModel,
  unpack,
  unpackModel,
} from '#functions/bot/sentences/sentence-file.ts';

const file = readFileSync('functions/bot/sentences/model.bin');
const model = unpackModel(file);

describe('the file of the sentence model', () => {
  it('takes little room, and is the file that was made', () => {
    expect(file.length).toBeLessThanOrEqual(6_800_000);
    expect(createHash('sha256').update(file).digest('hex')).toMatchInlineSnapshot(
      `"ffc073af4c4e97c592e7ff3ee522ff0d86924f0fae99baf0ea00445dbd259c54"`,
    );
  });

  it('comes back as it was put there, but for what four bits leave out', () => {
    const numbers = (length: number, seed: number) =>
      Float32Array.from({ length }, (_, at) => Math.sin(37 * at + seed));
    const pieces = [...MARKS, 'password'];
    const words = numbers(pieces.length * WIDTH, 1);
    const part = ({ matrix, bias }: { matrix: PackedMatrix; bias: Float32Array }) => ({ matrix: floats(matrix), bias });
    const layers = model.layers.map((layer) => ({
      ...layer,
      attended: part(layer.attended),
      attention: part(layer.attention),
      inner: part(layer.inner),
      outer: { matrix: numbers(4 * WIDTH * WIDTH, 2), bias: numbers(WIDTH, 3) },
    }));
    const mean = numbers(WIDTH, 4);
    const again = unpackModel(packModel({ ...model, pieces, words, layers, mean }));
    expect(again.pieces).toEqual(pieces);
    expect(again.mean).toEqual(mean);
    expect(again.positions).toEqual(model.positions);
    const [layer] = again.layers.slice(-1);
    expect(layer?.outer.bias).toEqual(numbers(WIDTH, 3));
    expect(largestDifference(layer && floats(layer.outer.matrix), numbers(4 * WIDTH * WIDTH, 2))).toBeLessThan(0.3);
    const last = new Float32Array(WIDTH);
    again.readPiece(3, last);
    expect(largestDifference(last, words.subarray(3 * WIDTH))).toBeLessThan(0.3);
  });
});

/** The numbers of a matrix. */
function floats(matrix: PackedMatrix): Float32Array {
  const into = new Float32Array((matrix.groups.length / GROUP_BYTES) * GROUP);
  unpack(matrix, { from: 0, into });
  return into;
}

const largestDifference = (one: Float32Array | undefined, other: Float32Array): number =>
  other.reduce((most, value, at) => Math.max(most, Math.abs(value - (one?.[at] ?? Infinity))), 0);
