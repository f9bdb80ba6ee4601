import { expect, it } from 'vitest';
import { personOf, personOfBoth } from '#core/visitor/same-person.ts';

it('a person is the visitor and all the others, once each and in order of their ids', () => {
  expect(personOf({ id: 10 })).toEqual([10]);
  expect(personOf({ id: 10, same_person_ids: [9, 100, 10] })).toEqual([9, 10, 100]);
});

it('of two persons becomes one with everybody of both', () => {
  const one = { id: 10, same_person_ids: [9] };
  const other = { id: 2, same_person_ids: [100, 9] };
  expect(personOfBoth(one, other)).toEqual([2, 9, 10, 100]);
  expect(personOfBoth(other, one)).toEqual([2, 9, 10, 100]);
});
