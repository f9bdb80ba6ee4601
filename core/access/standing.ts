/**
 * What the team's own settings say of a person, besides their token: a token lives on for an hour after its owner was
 * deactivated, signed out or given a lower role. It is read with every request, so none of them outlives the next one.
 */
import { DomainError } from '#core/model/errors.ts';
import type { Named } from '#core/conversation/commands.ts';
import type { Id } from '#core/model/id.ts';
import { type Person, isStillAgent, roleOf as claimedRole } from './team-access.ts';
import { type TeamRole, higherRole, lowerRole } from '#core/model/team/team-role.ts';

/** Why somebody has a role that their token doesn't name: a rule for sign-ins, and what it found in the token. */
export type Grant = { role: TeamRole; by: 'email_domain' | 'group'; value: string };

/** What is noted about a person. Every field may be missing. */
export type Standing = {
  /** Since when they are deactivated. */
  deactivated_at?: string;
  /** The role the team gave them. A token counts up to it. */
  role?: TeamRole;
  /** Tokens issued up to then no longer count, seconds since 1970. */
  signed_out_at_seconds?: number;
  /** The role that a rule gave them. It lasts while tokens have what the rule is about. */
  granted?: Grant;
};

/** What a deactivated person reads. */
export const DEACTIVATED = 'Your account was deactivated. Ask an admin of your team.';
const SIGNED_OUT = 'You were signed out. Sign in again.';

/**
 * A person as the team lets them act. @throws DomainError `forbidden` for somebody deactivated, `unauthenticated` for a
 * token from before they were signed out
 */
export function inStanding(person: Person, standing: Standing): Person {
  if (standing.deactivated_at !== undefined) throw new DomainError('forbidden', DEACTIVATED);
  const { signed_out_at_seconds: signedOut } = standing;
  if (signedOut !== undefined && person.issuedAtSeconds !== null && person.issuedAtSeconds <= signedOut)
    throw new DomainError('unauthenticated', SIGNED_OUT);
  const role = roleIn(person, standing);
  const isAdmin = role === 'admin';
  return { ...person, isAgent: role !== null, isSupervisor: isAdmin || role === 'supervisor', isAdmin };
}

/**
 * Whether a connection is still whose it was when it was let in: `isStillAgent`, and not deactivated. An admin without an
 * agent record also ends with a lower role, as that alone let them in.
 */
export const isStillWhoTheyWere = (
  admittedAs: Id | null,
  agent: Named | undefined,
  { deactivated_at, role = 'admin' }: Standing,
): boolean =>
  deactivated_at === undefined && isStillAgent(admittedAs, agent) && (admittedAs !== null || role === 'admin');

/** The role somebody acts in; null for none. */
function roleIn(person: Person, { role: most = 'admin', granted }: Standing): TeamRole | null {
  const claimed = person.isAgent ? claimedRole(person) : null;
  const given = granted && isStillGranted(person, granted) ? granted.role : null;
  return lowerRole(higherRole(claimed, given), most);
}

const isStillGranted = (person: Pick<Person, 'groups' | 'verifiedEmail'>, { by, value }: Grant): boolean =>
  by === 'group' ? person.groups.includes(value) : domainOf(person.verifiedEmail) === domainOf(value);

/** The domain of an address, in lower case; nothing where there is none. */
export const domainOf = (address: string | null): string | undefined => address?.split('@').at(-1)?.toLowerCase();

/** A rule for those who sign in for the first time, with an identity provider of the team's own. */
export type SignInRule = { by: Grant['by']; value: string; role: TeamRole; department_ids: readonly number[] };

/** The first rule that a person fulfills, by a group of their token or the domain of their verified address. */
export const ruleFor = <Rule extends SignInRule>(
  person: Pick<Person, 'groups' | 'verifiedEmail'>,
  rules: readonly Rule[],
): Rule | undefined => rules.find(({ role, by, value }) => isStillGranted(person, { role, by, value }));
