/** Who of the team calls: a person by the access token that the gateway has verified, or an API key. */
import { type TeamCaller, type Person, type TokenRules, authorize, personOf } from '#core/access/team-access.ts';
import { inStanding } from '#core/access/standing.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { DomainError } from '#core/model/errors.ts';
import { type Known, standingOf } from '#functions/store/assignment/user-store.ts';
import { type ApiKeyDeps, identifyKey } from './api-key.ts';
import { bearerToken } from './read-access-token.ts';

/** The dependencies of telling who calls. */
export type TeamCallerDeps = ApiKeyDeps & {
  tokenRules: TokenRules;
  /**
   * Makes somebody an agent whose sign-in a rule of the team fits; answers nothing for anybody else. Missing where people
   * are invited.
   */
  joinByRule?: ((person: Person) => Promise<Known | undefined>) | undefined;
};

/** What a request says of its caller, with the claims its authorizer verified. */
type Presented = {
  headers: Record<string, string | undefined>;
  queryStringParameters?: Record<string, string | undefined> | undefined;
  /** True on the routes of API keys, where the gateway verified nothing. */
  isByKey?: true;
  requestContext: { authorizer?: { jwt?: { claims: Record<string, unknown> } } };
};

const KEYS_ONLY = 'An API key is required: `Authorization: Bearer lck_…`. Access tokens of people are refused.';

/**
 * Who calls, if they may. The gateway has verified the token, but hands its claims over as text: `[a b]` is a list of two
 * groups or of one with a blank in its name. So they are read from the token itself.
 *
 * @throws DomainError `unauthenticated`, `forbidden`
 */
export async function identifyTeam(
  deps: TeamCallerDeps,
  row: Endpoint,
  presented: Presented,
  { address }: { address: string },
): Promise<TeamCaller | undefined> {
  if (presented.isByKey) return identifyKey(deps, row, presented, address);
  const { headers, requestContext } = presented;
  if (row.role === 'public') return undefined;
  if (row.isForKeys) throw new DomainError('unauthenticated', KEYS_ONLY);
  const token = bearerToken(headers['authorization']);
  // What the gateway verified and what is read here must be one token.
  const isVerified = token !== undefined && requestContext.authorizer?.jwt?.claims['sub'] === token.payload['sub'];
  const person = isVerified ? personOf(token, deps.tokenRules, deps.now()) : undefined;
  if (!person) throw new DomainError('unauthenticated', "An access token is required. Other tokens aren't accepted.");
  const { agent, standing } = await knownAs(deps, row, person);
  const known = inStanding(person, standing);
  authorize(known, agent, row);
  return { ...known, agent };
}

/** What the team knows of somebody. Who asks whether they are an agent may become one by asking. */
async function knownAs({ table, joinByRule }: TeamCallerDeps, row: Endpoint, person: Person): Promise<Known> {
  const known = await standingOf(table, person.user_id);
  const mayJoin = row.needsAgentRecord === false && !known.agent && known.standing.deactivated_at === undefined;
  return (mayJoin ? await joinByRule?.(person) : undefined) ?? known;
}
