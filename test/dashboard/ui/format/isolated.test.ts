import { expect, it } from 'vitest';
import { isolated } from '#dashboard/ui/format/isolated.ts';

it('an address is set apart from the direction of its sentence, and otherwise left as it is', () => {
  expect(isolated('https://example.com/a')).toMatch(/^\u2066https:\/\/example\.com\/a\u2069$/);
});
