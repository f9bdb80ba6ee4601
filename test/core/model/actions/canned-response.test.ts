/** What a canned response may be. */
import { expect, it } from 'vitest';
import { cannedResponseSettings, ownResponseSettings } from '#core/model/actions/canned-response.ts';

const settings = {
  shortcut: 'refund',
  title: 'Refund',
  content: 'Hello {{visitor.name}}',
  department_id: null,
  actions: [],
  files: [],
};
const wrongs = (given: object): string[] =>
  cannedResponseSettings.safeParse({ ...settings, ...given }).error?.issues.map(({ path }) => path.join('.')) ?? [];

it.each([
  [{}, []],
  [{ shortcut: 'a_b-1' }, []],
  [{ shortcut: 'Refund' }, ['shortcut']],
  [{ shortcut: '' }, ['shortcut']],
  [{ shortcut: 'a'.repeat(41) }, ['shortcut']],
  [{ content: 'a'.repeat(8001) }, ['content']],
  [{ content: 'Hello {{visitor.shoe_size}}' }, ['content']],
  [{ actions: [{ type: 'note', content: 'For {{visitor.name}}' }] }, []],
  [{ actions: [{ type: 'note', content: 'For {{visitor.shoe_size}}' }] }, ['actions']],
])('%j is refused for %j', (given, fields) => {
  expect(wrongs(given)).toEqual(fields);
});

it('of one’s own has no department', () => {
  const { department_id: _, ...own } = settings;
  expect(ownResponseSettings.safeParse(own).success).toBe(true);
  expect(ownResponseSettings.safeParse(settings).success).toBe(false);
});
