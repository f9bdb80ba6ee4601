/** Visitors who are one person for the team: each of them names all the others. */
import type { Id } from '#core/model/id.ts';

/** The most visitors of one person: all are written in one transaction. */
export const MAX_OF_A_PERSON = 10;

/** A visitor, and the others of their person. */
export type Linked = { id: Id; same_person_ids?: readonly Id[] };

/** Everybody of a person, the visitor included, in order. */
export const personOf = ({ id, same_person_ids: others = [] }: Linked): Id[] => sorted([id, ...others]);

/** Everybody of the person that two visitors, with all they are already one person with, become. */
export const personOfBoth = (one: Linked, other: Linked): Id[] => sorted([...personOf(one), ...personOf(other)]);

const sorted = (ids: readonly Id[]): Id[] => [...new Set(ids)].sort((one, other) => one - other);
