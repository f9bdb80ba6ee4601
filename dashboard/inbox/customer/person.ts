/** Which visitors the team takes for one person, as far as their records were loaded. */
import { signal } from '@preact/signals';
import type { Id } from '#core/model/id.ts';
import type { VisitorRecord } from '#core/model/visitors/visitor.ts';

const people = signal<ReadonlyMap<Id, readonly Id[]>>(new Map());

/** Everybody of a visitor's person, the visitor included. */
export const personOf = (visitor: Id): readonly Id[] => people.value.get(visitor) ?? [visitor];

/** Keeps what a record says. */
export function keepPerson({ id, same_person }: Pick<VisitorRecord, 'id' | 'same_person'>): void {
  people.value = new Map(people.peek()).set(id, [id, ...same_person.map((one) => one.id)]);
}
