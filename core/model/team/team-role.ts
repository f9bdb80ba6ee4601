/** The roles of the team, which are groups of the identity provider, and states of its people. */

/** Every role, the lowest first: each may do what those before it may. The user pool has a group for each. */
export const teamRoles = ['agent', 'supervisor', 'admin'] as const;
/** A role. */
export type TeamRole = (typeof teamRoles)[number];

const rankOf = (role: TeamRole | null): number => (role === null ? -1 : teamRoles.indexOf(role));

/** The higher of two roles; null means no role. */
export const higherRole = (one: TeamRole | null, other: TeamRole | null): TeamRole | null =>
  rankOf(one) >= rankOf(other) ? one : other;

/** The lower of two roles; null means no role. */
export const lowerRole = (one: TeamRole | null, other: TeamRole | null): TeamRole | null =>
  rankOf(one) <= rankOf(other) ? one : other;

/** The highest role among the names of groups; null where none of them is a role. */
export const roleAmong = (groups: readonly string[]): TeamRole | null =>
  teamRoles.findLast((role) => groups.includes(role)) ?? null;

/** For how long an invitation, which is a temporary password, is valid. */
export const INVITATION_DAYS = 7;

/** Whether somebody has yet to sign in, may sign in, or may not. */
export const memberStates = ['invited', 'active', 'deactivated'] as const;
