/** The roles of the team: groups of the identity provider. */

/** Every role, the lowest first: each may do what those before it may. The user pool has a group for each. */
export const teamRoles = ['agent', 'supervisor', 'admin'] as const;
/** A role. */
export type TeamRole = (typeof teamRoles)[number];
