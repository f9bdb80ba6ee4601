/** The type that a sender states, or that a file's name says. */
import { expect, it } from 'vitest';
import { extensionOf, extensionsOf, statedType } from '#core/files/type-names.ts';

it.each([
  ['image/png', 'x', 'image/png'],
  ['Image/PNG; charset=x', 'x', 'image/png'],
  ['image/jpg', 'x', 'image/jpeg'],
  ['text/markdown', 'x.png', 'text/plain'],
  ['', 'Photo.JPEG', 'image/jpeg'],
  ['application/octet-stream', 'talk.webm', 'video/webm'],
  ['audio/webm', 'talk.webm', 'audio/webm'],
  ['', 'program.exe', undefined],
  ['', 'png', undefined],
  ['application/x-msdownload', 'a.png', undefined],
  ['constructor', 'a.png', undefined],
])('"%s" of %s is %s', (type, name, stated) => {
  expect(statedType(type, name)).toBe(stated);
});

it('finds the extension behind the last dot, and none in a hidden file', () => {
  expect(['a.tar.GZ', '.bashrc', 'a.', 'a'].map(extensionOf)).toEqual(['gz', '', '', '']);
  expect(extensionsOf('image/jpeg')).toEqual(['jpg', 'jpeg', 'jfif', 'jpe']);
});
