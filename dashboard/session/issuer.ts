/** What needs the sign-in library, which is loaded with it: leaving for the issuer's pages, coming back, and renewing. */
import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type AuthorizationServer,
  calculatePKCECodeChallenge,
  customFetch,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  refreshTokenGrantRequest,
  validateAuthResponse,
} from 'oauth4webapi';
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';
import { payloadOf } from './claims.ts';
import { type HeldUser, holdUser, userIn } from './held-user.ts';

/** The issuer, by way of the library. */
export type Issuer = {
  /** Finishes a redirect in progress: stores the tokens, and returns what `leave` was given. Rejects with what the issuer refused. */
  comeBack: () => Promise<string>;
  /** Leaves for its sign-in page. */
  leave: (returnTo: string) => Promise<void>;
  /** Fetches new tokens; undefined when the issuer refuses the refresh token for good, or the person has signed out meanwhile. */
  refresh: () => Promise<string | undefined>;
  /** Leaves for its page that ends the session, where it has one; it is told whose, by their ID token. */
  end: (idToken: string | undefined) => Promise<void>;
};

/** What the way back needs; the issuer's description is in it, which needs not be asked for again. */
type Request = { state: string; verifier: string; returnTo: string; authority: string; metadata: AuthorizationServer };

/** Where it waits while one is at the issuer's page. */
const REQUEST = 'live-chat.sign-in';

type IssuerDeps = {
  /** Where tokens are kept. */
  memory: Storage;
  fetch: typeof globalThis.fetch;
  /** The issuer's description, where it has been fetched already. */
  described: AuthorizationServer | undefined;
  /** Fetches it. */
  describe: () => Promise<AuthorizationServer>;
};

/** Makes it. */
export function createIssuer(
  config: DashboardSettings,
  origin: string,
  { memory, fetch, described, describe }: IssuerDeps,
): Issuer {
  const client = { client_id: config.client_id };
  const home = origin + config.redirect_path;
  // Only a local stack is served without TLS, and so is its issuer.
  const options = { [customFetch]: fetch, [allowInsecureRequests]: origin.startsWith('http:') };
  let metadata = described;
  const description = async () => (metadata ??= await describe());
  const hold = async (response: Response, { issuer }: AuthorizationServer, before?: HeldUser) => {
    const user = userFrom(await tokensOf(response), { ...client, issuer }, before);
    // Whoever has signed out while tokens were renewed stays signed out.
    if (before && !userIn(memory, config)) return undefined;
    holdUser(memory, config, user);
    return user.access_token;
  };
  return {
    comeBack: async () => {
      const request = takeRequest(config.authority);
      const issuer = (metadata = request.metadata);
      const answer = validateAuthResponse(issuer, client, new URLSearchParams(location.search), request.state);
      const asked = authorizationCodeGrantRequest(issuer, client, None(), answer, home, request.verifier, options);
      await hold(await asked, issuer);
      return request.returnTo;
    },
    leave: async (returnTo) => {
      const issuer = await description();
      const [state, verifier] = [generateRandomState(), generateRandomCodeVerifier()];
      const request: Request = { state, verifier, returnTo, authority: config.authority, metadata: issuer };
      sessionStorage.setItem(REQUEST, JSON.stringify(request));
      const challenge = await calculatePKCECodeChallenge(verifier);
      const query = { ...whatToAskFor(config, home), state, code_challenge: challenge, code_challenge_method: 'S256' };
      location.assign(addressOf(issuer.authorization_endpoint, query));
    },
    refresh: async () => {
      const before = userIn(memory, config);
      const issuer = await description();
      const asked = refreshTokenGrantRequest(issuer, client, None(), before?.refresh_token ?? '', options);
      return unlessRefused(async () => hold(await asked, issuer, before));
    },
    end: async (hint) => {
      const { end_session_endpoint: end } = await description();
      const query = { ...client, post_logout_redirect_uri: home, ...(hint !== undefined && { id_token_hint: hint }) };
      if (end !== undefined) location.assign(addressOf(end, query));
    },
  };
}

/** What the issuer is asked for, and where it sends people back to. */
export function whatToAskFor(config: DashboardSettings, home: string): Record<string, string> {
  return {
    client_id: config.client_id,
    redirect_uri: home,
    response_type: 'code',
    scope: config.scope,
    ...(config.audience !== null && { audience: config.audience }),
  };
}

/** The issuer refused; `code` is its own word for why. */
export class TokenRefusal extends Error {
  readonly code: string;

  constructor(code: string, description: string) {
    super(`${code}: ${description}`);
    this.code = code;
  }
}

/** What the token endpoint sends. */
type Tokens = { access_token: string; refresh_token?: string; id_token?: string; expires_in?: number | string | null };

/** Reads its response; rejects with a `TokenRefusal` where it gives a reason. */
export async function tokensOf(response: Response): Promise<Tokens> {
  const body = (await response.json().catch(() => ({}))) as Partial<Tokens> & Record<'error', unknown>;
  if (response.ok && typeof body.access_token === 'string') return { ...body, access_token: body.access_token };
  const { error, error_description: description } = body as Record<string, unknown>;
  if (typeof error === 'string') throw new TokenRefusal(error, String(description ?? response.status));
  throw new Error(`The issuer's token endpoint answered ${response.status} without a token.`);
}

/**
 * The user of a response. An ID token comes from the issuer itself by TLS, so whom it is for is compared and its signature
 * needs no look; neither does its time, since a clock that is wrong must keep nobody out. Throws where it is another's.
 * @param before the user whose tokens are renewed: what the response leaves out stays
 */
export function userFrom(
  tokens: Tokens,
  { issuer, client_id }: { issuer: string; client_id: string },
  before?: HeldUser,
): HeldUser {
  const { access_token, expires_in, refresh_token = before?.refresh_token, id_token = before?.id_token } = tokens;
  const seconds = Number(expires_in);
  const profile = id_token === undefined ? {} : payloadOf(id_token);
  const isOurs = profile['iss'] === issuer && [profile['aud']].flat().includes(client_id);
  const isSame = before?.id_token === undefined || before.profile['sub'] === profile['sub'];
  if (id_token !== undefined && !(isOurs && isSame)) throw new Error('The issuer sent an ID token of somebody else.');
  return {
    access_token,
    ...(refresh_token !== undefined && { refresh_token }),
    ...(id_token !== undefined && { id_token }),
    profile,
    // What says nothing of use is no end: tokens that had ended as they came would be asked for again and again.
    ...(seconds > 0 && { expires_at: Math.floor(Date.now() / 1000) + seconds }),
  };
}

/** Renews; undefined once the issuer refuses for good, rejects where trying again may help. */
export async function unlessRefused(renew: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await renew();
  } catch (error) {
    if (error instanceof TokenRefusal && error.code === 'invalid_grant') return undefined;
    throw error;
  }
}

/** What was kept for the way back, once. */
function takeRequest(authority: string): Request {
  const text = sessionStorage.getItem(REQUEST);
  sessionStorage.removeItem(REQUEST);
  const request = JSON.parse(text ?? '{}') as Partial<Request>;
  if (request.authority !== authority) throw new Error('This page has not asked the issuer for a sign-in.');
  return request as Request;
}

/** An address of the issuer, which may have a query of its own. */
function addressOf(endpoint: string | undefined, query: Record<string, string>): string {
  const address = new URL(endpoint ?? '');
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address.href;
}
