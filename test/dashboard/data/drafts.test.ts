/** Drafts outlive the page, but never change hands. */
import { expect, it } from 'vitest';
import { createDrafts } from '../../../dashboard/data/drafts.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

it('keeps a draft for whoever typed it, and shows it to nobody who signs in after them', () => {
  const browser = storage();
  const draft = { text: 'Not to be trusted', isNote: true };
  createDrafts(browser, 'ada').set(1, draft);
  expect(createDrafts(browser, 'ada').get(1)).toEqual(draft);
  expect(createDrafts(browser, 'bob').get(1)).toEqual({ text: '', isNote: false });
});
