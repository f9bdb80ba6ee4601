/** Who a visitor is said to be, field by field: what their site verifies outweighs what a browser says. */
import type { PersonalField } from '#core/model/closed-sets.ts';
import { personalFields } from '#core/model/closed-sets.ts';

/** What is known of a person, and which of it their site verified. */
export type Profile = Record<PersonalField, string | null> & {
  verified: boolean;
  /** Missing on visitors from before this was noted. */
  verified_fields?: readonly PersonalField[] | undefined;
};

/** What somebody says of the person. */
export type Said = Partial<Record<PersonalField, string | undefined>>;

/** What changes when the visitor's browser says who they are: what the site verified stays. */
export function typedChanges(before: Profile, said: Said): Partial<Record<PersonalField, string>> {
  const changed = personalFields.flatMap((field) => {
    const value = said[field];
    return value === undefined || value === before[field] || isVouched(before, field) ? [] : [[field, value] as const];
  });
  return Object.fromEntries(changed);
}

/**
 * What changes when the site verifies the visitor. An address that somebody typed before is not theirs to be reached
 * at, so at the first time it is dropped; a name that was typed stays, as typed.
 */
export function vouchedChanges(before: Profile, vouched: Said, said: Said): Partial<Profile> {
  const fields = personalFields.filter(
    (field) => vouched[field] !== undefined || (before.verified_fields?.includes(field) ?? false),
  );
  const valueOf = (field: PersonalField): string | null => {
    if (vouched[field] !== undefined) return vouched[field];
    if (isVouched(before, field)) return before[field];
    const isKept = before.verified || field === 'name';
    return said[field] ?? (isKept ? before[field] : null);
  };
  const values = personalFields.map((field) => [field, valueOf(field)] as const);
  const changed = values.filter(([field, value]) => value !== before[field]);
  // On one from before this was noted it is noted now, also that it is nothing.
  const isSame = before.verified && fields.join() === before.verified_fields?.join();
  return { ...Object.fromEntries(changed), ...(isSame ? {} : { verified: true, verified_fields: fields }) };
}

/** What the site's own server says of a person: null takes a field away. */
export type Saved = Partial<Record<PersonalField, string | null | undefined>>;

/** What changes when the site's own server says who the visitor is: all of it is verified, and what isn't named stays. */
export function savedChanges(before: Profile, saved: Saved): Partial<Profile> {
  const emptied = personalFields.filter((field) => saved[field] === null);
  const left = {
    ...before,
    ...Object.fromEntries(emptied.map((field) => [field, null])),
    verified_fields: before.verified_fields?.filter((field) => !emptied.includes(field)),
  };
  const vouched = Object.fromEntries(personalFields.map((field) => [field, saved[field] ?? undefined]));
  const after = { ...left, ...vouchedChanges(left, vouched, {}) };
  const names = [...personalFields, 'verified', 'verified_fields'] as const;
  const isSame = (name: (typeof names)[number]): boolean =>
    JSON.stringify(after[name]) === JSON.stringify(before[name]);
  return Object.fromEntries(names.filter((name) => !isSame(name)).map((name) => [name, after[name]]));
}

/** What an agent wants a person's details to be, and what they saw before; a field that isn't named stays. */
export type DetailsEdit = { wanted: Saved; base: Saved };

/** What an edit changes, and which fields it may not: the site verified them, or somebody else has changed them. */
export function editedDetails(
  before: Profile,
  { wanted, base }: DetailsEdit,
): { changes: Partial<Record<PersonalField, string | null>>; verified: PersonalField[]; taken: PersonalField[] } {
  const named = personalFields.filter((field) => wanted[field] !== undefined && wanted[field] !== before[field]);
  const isTaken = (field: PersonalField): boolean => base[field] !== undefined && base[field] !== before[field];
  return {
    changes: Object.fromEntries(named.map((field) => [field, wanted[field] ?? null])),
    verified: named.filter((field) => isVouched(before, field)),
    taken: named.filter(isTaken),
  };
}

/** Whether the site verified a field. Of those it verified before this was noted, anything may be verified. */
const isVouched = (before: Profile, field: PersonalField): boolean =>
  before.verified_fields?.includes(field) ?? (before.verified && before[field] !== null);
