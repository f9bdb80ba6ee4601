/** What a message says where only text can be shown. */
import { expect, it } from 'vitest';
import { fileNames, hasOnlyFiles, saidIn } from '#core/files/said.ts';

const files = ['plan.pdf', 'sofa.png'].map((name, id) => ({
  id: `file-${id}`,
  name,
  type: 'application/pdf' as const,
  size: 1,
  url: null,
}));

it.each([
  [{ content: 'Hello' }, 'Hello', false],
  [{ content: 'Hello', metadata: { files } }, 'Hello', false],
  [{ content: '', metadata: { files } }, 'plan.pdf, sofa.png', true],
  [{ content: '', metadata: null }, '', false],
])('%o says %s', (message, said, onlyFiles) => {
  expect(saidIn(message as Parameters<typeof saidIn>[0])).toBe(said);
  expect(hasOnlyFiles(message as Parameters<typeof hasOnlyFiles>[0])).toBe(onlyFiles);
});

it('has no names of files where it has none', () => {
  expect([null, undefined, {}].flatMap((metadata) => fileNames(metadata))).toEqual([]);
});
