import { describe, expect, it } from 'vitest';
import { fileIdOf, fileIdParts, isForVisitor, markOf, objectKeyOf } from '#core/files/file-id.ts';
import { allowedFiles, judgeOffer } from '#core/files/file-limits.ts';
import { statedType } from '#core/files/type-names.ts';
import { MEGABYTE, allFileTypes, extensionOfType, fileKinds, typeOfExtension } from '#core/model/files/file-types.ts';

const all = { kinds: fileKinds, max_megabytes: 20 };

describe('what may be sent', () => {
  it.each([
    ['all, by default', all, all, [...fileKinds], 20],
    ['what the widget allows', { kinds: ['image'], max_megabytes: 5 }, all, ['image'], 5],
    ['what the deployment allows', all, { kinds: ['text'], max_megabytes: 1 }, ['text'], 1],
    [
      'what both allow',
      { kinds: ['image', 'text'], max_megabytes: 50 },
      { kinds: ['text', 'audio'], max_megabytes: 30 },
      ['text'],
      30,
    ],
  ] as const)('is %s', (_, widget, deployment, kinds, megabytes) => {
    expect(allowedFiles(widget, deployment)).toMatchObject({ kinds, max_bytes: megabytes * MEGABYTE, max_files: 5 });
  });

  it.each([
    ['the widget', { ...all, kinds: [] }, all],
    ['the deployment', all, { ...all, kinds: [] }],
    ['no kind in common', { ...all, kinds: ['image'] }, { ...all, kinds: ['text'] }],
  ] as const)('is nothing if %s turns files off', (_, widget, deployment) => {
    expect(allowedFiles(widget, deployment)).toBeNull();
  });
});

describe('a file that is offered', () => {
  const allowed = { kinds: [...fileKinds], max_bytes: 20 * MEGABYTE };

  it.each([
    ['at the limit', 'a.png', 'image/png', 20 * MEGABYTE, 'a.png', 'image/png'],
    ['of one byte', 'a.txt', 'text/plain', 1, 'a.txt', 'text/plain'],
    ['with parameters in its type', 'a.weba', 'audio/webm;codecs=opus', 9, 'a.weba', 'audio/webm'],
    ['with another name for its type', 'a.zip', 'application/x-zip-compressed', 9, 'a.zip', 'application/zip'],
    ['in capitals', 'A.JPG', 'IMAGE/JPEG', 9, 'A.JPG', 'image/jpeg'],
    ['without a type', 'a.heic', '', 9, 'a.heic', 'image/heic'],
    ['of an unstated type', 'a.webm', 'application/octet-stream', 9, 'a.webm', 'video/webm'],
  ])('%s is accepted', (_, name, type, size, clean, stored) => {
    expect(judgeOffer({ name, type, size }, allowed)).toEqual({ outcome: 'accepted', name: clean, type: stored, size });
  });

  it.each([
    ['empty', { name: 'a.png', type: 'image/png', size: 0 }, 'size', 'The file is empty.'],
    [
      'too large',
      { name: 'a.png', type: 'image/png', size: 20 * MEGABYTE + 1 },
      'size',
      'The file is larger than 20 MB.',
    ],
    [
      'of a type that is not allowed',
      { name: 'a.html', type: 'text/html', size: 9 },
      'type',
      "Files of this type can't be sent here. You can send images, PDF and office documents, text files, ZIP archives, audio, and video.",
    ],
  ])('is rejected where it is %s', (_, offered, field, reason) => {
    expect(judgeOffer(offered, allowed)).toEqual({ outcome: 'rejected', field, reason });
  });

  it('is rejected where its kind is turned off', () => {
    const offered = { name: 'a.zip', type: 'application/zip', size: 9 };
    expect(judgeOffer(offered, { ...allowed, kinds: ['image'] })).toMatchObject({
      reason: "Files of this type can't be sent here. You can send images.",
    });
  });
});

describe('the types', () => {
  it('have each an extension of their own, which names them in storage', () => {
    expect(new Set(allFileTypes.map(extensionOfType)).size).toBe(allFileTypes.length);
    for (const type of allFileTypes) expect(typeOfExtension(extensionOfType(type))).toBe(type);
  });

  it.each(['toString', '__proto__', 'constructor', 'text/html', 'image/svg+xml', 'application/xhtml+xml'])(
    'have none called %s',
    (type) => {
      expect(statedType(type, 'a.png')).toBeUndefined();
    },
  );
});

describe('the ID of a file', () => {
  const random = 'k3Jd82hfQpLzX7vbN1mR';
  const agent = { side: 'agent', agent: 7, visibility: 'public' } as const;

  it('says where the file is and who uploaded it', () => {
    const parts = { visitor: 42, mark: markOf(agent), random };
    expect(fileIdOf(parts)).toBe(`42-a7-${random}`);
    expect(fileIdParts(fileIdOf(parts))).toEqual(parts);
    expect(objectKeyOf(parts)).toBe(`42/a7-${random}`);
  });

  it.each([
    ['of the visitor', 'v', true],
    ['of an agent', markOf(agent), true],
    ['of an admin without an agent record', markOf({ ...agent, agent: null }), true],
    ['of a note', markOf({ ...agent, visibility: 'internal' }), false],
  ])('of a file %s lets its visitor see it: %s → %s', (_, mark, isSeen) => {
    expect(isForVisitor({ visitor: 42, mark, random }, 42)).toBe(isSeen);
    expect(isForVisitor({ visitor: 42, mark, random }, 43)).toBe(false);
  });

  it.each(['', '1', '9007199254740991', `42-x-${random}`, `42-v-${random}x`, `0-v-${random}`, `42/../43-v-${random}`])(
    'is not %j',
    (id) => {
      expect(fileIdParts(id)).toBeUndefined();
    },
  );
});
