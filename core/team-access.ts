/** Who a team member is and may be, by the claims of their access token. The API and the socket go by the same rule. */
import type { Role } from './contract/endpoint.ts';

/** A signed-in person of the identity provider. */
export type Person = {
  user_id: string;
  /** As the token says; access tokens often don't. */
  name: string | null;
  email: string | null;
  /** In the group `agent` or `admin`. */
  isAgent: boolean;
  /** In the group `admin`, which may do everything. */
  isAdmin: boolean;
};

/**
 * The person of verified claims, or nothing when they aren't those of an access token.
 * @param groupsClaim the claim that lists the person's groups
 */
export function personOf(claims: Record<string, unknown>, groupsClaim: string): Person | undefined {
  const { sub, token_use } = claims;
  if (typeof sub !== 'string' || sub === '') return undefined;
  // A Cognito ID token passes a JWT authorizer as well: its `aud` is the client id.
  if (token_use !== undefined && token_use !== 'access') return undefined;
  const groups = groupsOf(claims[groupsClaim]);
  const isAdmin = groups.includes('admin');
  return {
    user_id: sub,
    name: textOf(claims['name']),
    email: textOf(claims['email']),
    isAgent: isAdmin || groups.includes('agent'),
    isAdmin,
  };
}

/** Whether the person may call an endpoint of this role. */
export function mayCall(person: Person, role: Role): boolean {
  return role === 'admin' ? person.isAdmin : role !== 'agent' || person.isAgent;
}

/** The groups of a claim: a list, or the text API Gateway makes of one, `[admin agent]`. */
function groupsOf(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.map(String);
  if (typeof claim !== 'string') return [];
  return claim
    .replace(/^\[(.*)\]$/, '$1')
    .split(/[\s,]+/)
    .filter((group) => group !== '');
}

const textOf = (claim: unknown): string | null => (typeof claim === 'string' && claim !== '' ? claim : null);
