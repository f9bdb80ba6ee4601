import { expect, it } from 'vitest';
import { isAttributeKey } from '#core/model/attribute-key.ts';
import { keyFrom } from '#dashboard/fields/attribute-rows.tsx';

it.each([
  ['Order number', 'order_number'],
  ['  Größe (cm)! ', 'gro_e_cm'],
  ['Café', 'cafe'],
  ['日本', ''],
  ['x'.repeat(60), 'x'.repeat(40)],
])('makes a key for programs of a name: %s', (name, key) => {
  expect(keyFrom(name)).toBe(key);
  expect(key === '' || isAttributeKey(key)).toBe(true);
});
