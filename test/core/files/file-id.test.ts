import { describe, expect, it } from 'vitest';
import {
  type Uploader,
  fileIdOf,
  fileIdParts,
  folderOf,
  isForVisitor,
  isOfResponse,
  markOf,
  objectKeyOf,
} from '#core/files/file-id.ts';

const random = 'aB3dE6gH9jK2mN5pQ8sT';

describe('the ID of a file', () => {
  it.each<[Uploader, number, string]>([
    [{ side: 'visitor' }, 7, 'v'],
    [{ side: 'agent', agent: 3, visibility: 'public' }, 7, 'a3'],
    [{ side: 'agent', agent: 3, visibility: 'internal' }, 7, 'n3'],
    [{ side: 'agent', agent: null, visibility: 'internal' }, 7, 'n0'],
    [{ side: 'agent', agent: 3, visibility: 'response' }, 0, 'r3'],
  ])('says who uploaded it, and is read again: %j', (uploader, visitor, mark) => {
    const parts = { visitor, mark: markOf(uploader), random };
    expect(parts.mark).toBe(mark);
    expect(fileIdParts(fileIdOf(parts))).toEqual(parts);
  });

  it.each([
    ['nothing', ''],
    ['a visitor of the number 0', `0-v-${random}`],
    ['a canned response of a visitor', `7-r3-${random}`],
    ['a leading zero', `07-v-${random}`],
    ['another mark', `7-x3-${random}`],
    ['an agent without a number', `7-a-${random}`],
    ['too few random letters', `7-v-${random.slice(1)}`],
    ['a path', `7-v-${random.slice(2)}/.`],
    ['something behind it', `7-v-${random}\n`],
  ])('is refused with %s', (_, id) => {
    expect(fileIdParts(id)).toBeUndefined();
  });

  it('is one of a canned response where the team has it', () => {
    expect([isOfResponse(`0-r3-${random}`), isOfResponse(`7-a3-${random}`), isOfResponse('0')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a file', () => {
  it('is shown to its own visitor, unless it is in a note', () => {
    const of = (visitor: number, mark: string) => isForVisitor({ visitor, mark, random }, 7);
    expect([of(7, 'v'), of(7, 'a3'), of(7, 'n3'), of(8, 'v'), of(0, 'r3')]).toEqual([true, true, false, false, false]);
  });

  it('is in the folder of its visitor', () => {
    expect(objectKeyOf({ visitor: 7, mark: 'a3', random })).toBe(`${folderOf(7)}a3-${random}`);
    expect(folderOf(7)).toBe('7/');
  });
});
