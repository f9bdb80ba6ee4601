/** What the dashboard reads from an access token. Nothing is trusted here: the server decides; this only chooses what to show. */
import { groupsOf } from '#core/access/team-access.ts';

/** Who is signed in, and what they may see. */
export type Person = {
  /** The identity provider's subject. */
  userId: string;
  name: string;
  email: string | null;
  isAdmin: boolean;
  /** A supervisor, or an admin. */
  isSupervisor: boolean;
};

/** The payload of a JWT; empty when the token is opaque. */
export function payloadOf(token: string): Record<string, unknown> {
  try {
    const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(part), (letter) => letter.codePointAt(0) ?? 0);
    const payload: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The person behind a token; names come from the ID token's profile where there is one, groups from where the server reads them. */
export function personOf(accessToken: string, profile: Record<string, unknown>, groupsClaim: string): Person {
  const claims = payloadOf(accessToken);
  const text = (name: string) =>
    [profile[name], claims[name]].find((value) => typeof value === 'string' && value !== '');
  const email = text('email');
  const groups = groupsOf(claims[groupsClaim]);
  const isAdmin = groups.includes('admin');
  return {
    userId: String(text('sub') ?? ''),
    name: String(text('name') ?? text('preferred_username') ?? email ?? text('sub') ?? ''),
    email: typeof email === 'string' ? email : null,
    isAdmin,
    isSupervisor: isAdmin || groups.includes('supervisor'),
  };
}
