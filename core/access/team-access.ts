/**
 * Who a team member is and what they may do: one rule for the HTTP API and the socket. It takes the token as its issuer
 * wrote it, once the signature has been verified, and the person's agent record.
 */
import type { Actor, Author, Named } from '#core/conversation/commands.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import type { Who } from '#core/model/team/audit.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { TeamRole } from '#core/model/team/team-role.ts';

/** A JWT, decoded. */
export type Token = { header: Record<string, unknown>; payload: Record<string, unknown> };

/** Whose access tokens count. */
export type TokenRules = {
  /** The required `aud` or, in tokens without one, `client_id`: Cognito's access tokens have no audience. */
  audience: string;
  /** The claim that lists a person's groups. */
  groupsClaim: string;
};

/** A signed-in person of the identity provider. */
export type Person = {
  user_id: string;
  /** As the token says; access tokens often don't. */
  name: string | null;
  email: string | null;
  /** In the group `agent`, `supervisor` or `admin`. */
  isAgent: boolean;
  /** In the group `supervisor` or `admin`: leads the team, but doesn't change its settings. */
  isSupervisor: boolean;
  /** In the group `admin`, which may do everything. */
  isAdmin: boolean;
  /** When the token ends, in seconds since 1970. */
  expiresAtSeconds: number;
  /** When it was issued, in seconds since 1970; null where it doesn't say. */
  issuedAtSeconds: number | null;
  /** Every group it names. */
  groups: readonly string[];
  /** Their address, if the issuer says in the token that it is theirs. */
  verifiedEmail: string | null;
};

/** A person and the agent they are, if they are one; or an API key. */
export type TeamCaller = Person & {
  agent: Named | undefined;
  /** The API key that calls, where no person does. */
  key?: Named;
};

/** Who a caller is, as the audit log names them. */
export const whoIs = ({ user_id, name, agent, key }: TeamCaller): Who =>
  key ? { type: 'key', ...key } : { type: 'person', user_id, name: agent?.name ?? name };

/** What a caller is called: the agent's name, the person's, or their user id. */
export const nameOf = ({ user_id, name, agent }: TeamCaller): string => agent?.name ?? name ?? user_id;

/** Who acts: the agent, an API key, or an admin without an agent record. Nobody else reaches an operation. */
export function actorOf({ agent, key }: TeamCaller): Actor {
  if (agent) return { type: 'agent', agent };
  return key ? { type: 'system', reason: 'api_key', key: key.name } : { type: 'system', reason: 'admin' };
}

/** Who writes: the agent, an API key as `via …`, or an admin without an agent record. */
export const authorOf = ({ agent, name }: TeamCaller): Author => agent ?? { id: null, name };

/**
 * The person of a verified token; nothing when it is not an access token in force for this deployment. The gateway's JWT
 * authorizer checks audience and times as well, but it lets ID tokens in, and it runs for HTTP only.
 */
export function personOf(token: Token, rules: TokenRules, nowMs: number): Person | undefined {
  const { header, payload } = token;
  const { sub, exp } = payload;
  if (!algorithms.has(header['alg']) || typeof sub !== 'string' || sub === '') return undefined;
  if (!isTime(exp) || !isInForce(payload, exp, nowMs / 1000)) return undefined;
  if (!isFor(payload, rules.audience) || !isAccessToken(token)) return undefined;
  const groups = groupsOf(payload[rules.groupsClaim]);
  const isAdmin = groups.includes('admin');
  const isSupervisor = isAdmin || groups.includes('supervisor');
  return {
    user_id: sub,
    name: textOf(payload['name']),
    email: textOf(payload['email']),
    isAgent: isSupervisor || groups.includes('agent'),
    isSupervisor,
    isAdmin,
    expiresAtSeconds: Math.floor(exp),
    issuedAtSeconds: isTime(payload['iat']) ? Math.floor(payload['iat']) : null,
    groups,
    verifiedEmail: isTrue(payload['email_verified']) ? textOf(payload['email']) : null,
  };
}

/** Signatures that API Gateway verifies, too. */
const algorithms = new Set<unknown>(['RS256', 'RS384', 'RS512']);

/** Whether a token claims a signature that team members' tokens have. */
export const isTeamToken = ({ header }: Token): boolean => algorithms.has(header['alg']);

/**
 * Lets a person call an endpoint, or refuses.
 *
 * - `admin`: the group `admin`, with or without an agent record. The record is about taking chats; the group is what the
 *   identity provider's owner grants; a removed agent who is still in that group can add themselves again.
 * - `supervisor`: the group `admin`, or the group `supervisor` together with an agent record.
 * - `agent`: the group `admin`, or the group `agent` or `supervisor` together with an agent record. The record is what an
 *   admin of the team grants and takes away: a removed agent keeps group and token, so the record alone shuts them out.
 * - An endpoint with `needsAgentRecord: false` asks for the group only: it tells people that they are not an agent yet.
 *
 * @throws DomainError `forbidden`
 */
export function authorize(
  person: Pick<Person, 'isAgent' | 'isSupervisor' | 'isAdmin'>,
  agent: Named | undefined,
  { role, needsAgentRecord = true }: Pick<Endpoint, 'role' | 'needsAgentRecord'>,
): void {
  if (role === 'public' || role === 'visitor' || person.isAdmin) return;
  if (role === 'admin') throw new DomainError('forbidden', 'This requires the group admin.');
  if (role === 'supervisor' && !person.isSupervisor)
    throw new DomainError('forbidden', 'This requires the group supervisor or admin.');
  if (!person.isAgent) throw new DomainError('forbidden', 'This requires the group agent, supervisor or admin.');
  if (!agent && needsAgentRecord) throw new DomainError('forbidden', NOT_AN_AGENT);
}

/** The role of a person that `authorize` lets in. */
export const roleOf = ({ isAdmin, isSupervisor }: Pick<Person, 'isSupervisor' | 'isAdmin'>): TeamRole =>
  isAdmin ? 'admin' : isSupervisor ? 'supervisor' : 'agent';

/** What somebody in the group `agent` reads who is not, or no longer, an agent. */
export const NOT_AN_AGENT = "You aren't an agent of this team, or no longer one. Ask an admin to add you.";

/**
 * Whether a connection is still whose it was when it was let in: as this agent, who may have been removed since, also to be
 * added again as another; or as an admin without an agent record (null).
 */
export const isStillAgent = (admittedAs: Id | null, agent: Named | undefined): boolean =>
  admittedAs === null || agent?.id === admittedAs;

/**
 * The groups of a claim: a list of names, or one name. Names are whole: a blank, comma or bracket is part of a name.
 * Keycloak writes a top-level group as a path, `/admin`.
 */
export function groupsOf(claim: unknown): string[] {
  const names = Array.isArray(claim) ? claim : [claim];
  return names.filter((name) => typeof name === 'string').map((name) => name.replace(/^\//, ''));
}

function isInForce({ iat, nbf }: Token['payload'], exp: number, nowSeconds: number): boolean {
  const hasBegun = (time: unknown) => time === undefined || (isTime(time) && time <= nowSeconds);
  return exp > nowSeconds && hasBegun(iat) && hasBegun(nbf);
}

const isFor = ({ aud, client_id }: Token['payload'], audience: string): boolean =>
  [aud === undefined ? client_id : aud].flat().includes(audience);

/**
 * Whether a token is an access token. Issuers state it in the header (RFC 9068), in `token_use` (Cognito) or in `typ`
 * (Keycloak). Where none does, only what ID tokens have and access tokens don't, or the other way round, tells them apart.
 */
function isAccessToken({ header, payload }: Token): boolean {
  const stated = new Set([
    kindOf(header['typ'], ['at+jwt', 'application/at+jwt'], 'jwt'),
    kindOf(payload['token_use'], ['access']),
    kindOf(payload['typ'], ['bearer', 'at+jwt'], 'jwt'),
  ]);
  const has = (claim: string) => Object.hasOwn(payload, claim);
  if (stated.has('other') || has('at_hash') || has('c_hash')) return false;
  if (stated.has('access')) return true;
  return !has('nonce') && (has('scope') || has('scp') || has('client_id'));
}

function kindOf(type: unknown, access: readonly string[], unstated?: string): 'access' | 'other' | 'unstated' {
  const text = typeof type === 'string' ? type.toLowerCase() : type;
  if (text === undefined || (unstated !== undefined && text === unstated)) return 'unstated';
  return access.some((name) => name === text) ? 'access' : 'other';
}

const isTime = (claim: unknown): claim is number => typeof claim === 'number' && Number.isFinite(claim);
/** Some issuers write it as text. */
const isTrue = (claim: unknown): boolean => claim === true || claim === 'true';
const textOf = (claim: unknown): string | null => (typeof claim === 'string' && claim !== '' ? claim : null);
