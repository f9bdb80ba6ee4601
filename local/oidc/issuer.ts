/** The OpenID Connect issuer that replaces the user pool: its tokens and keys. Whoever signs in, does so with `SignIn`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { signAccessToken, type SigningKey } from './access-token.ts';
import type { DemoAccount } from './accounts.ts';
import { ISSUER_PATH, SCOPES, type Client } from './clients.ts';
import type { SignIn } from './sign-in.ts';

/** What everybody may know of a key. */
const publicPart = ({ kid, jwk: { kty, n, e } }: SigningKey): object => ({ kty, n, e, kid, alg: 'RS256', use: 'sig' });

export class Issuer {
  readonly address: string;
  readonly #key: SigningKey;
  readonly #clients: readonly Client[];
  #signIn: Promise<SignIn> | undefined;

  /** `origin` is the stack's address; the issuer's address is below it. */
  constructor(origin: string, clients: readonly Client[], key: SigningKey) {
    this.address = `${origin}${ISSUER_PATH}`;
    this.#key = key;
    this.#clients = clients;
  }

  /** An access token for one of the demo accounts. */
  tokenFor(account: DemoAccount): Promise<string> {
    const [client] = this.#clients;
    return this.#sign(account, client?.clientId ?? '', SCOPES.join(' '));
  }

  /** What a gateway needs to check tokens: where the keys are, and the keys. Undefined for any other address. */
  published(url: string): object | undefined {
    if (url === `${this.address}/.well-known/openid-configuration`)
      return { issuer: this.address, jwks_uri: `${this.address}/.well-known/jwks.json` };
    return url === `${this.address}/.well-known/jwks.json` ? { keys: [publicPart(this.#key)] } : undefined;
  }

  /** Responds to a request below `/oidc`. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.address);
    const signIn = await (this.#signIn ??= this.#loadSignIn());
    await signIn.handle(url.pathname.slice(ISSUER_PATH.length), url.searchParams, { request, response });
  }

  /** The library of this takes 30 MB, and most stacks of tests never sign anyone in. */
  async #loadSignIn(): Promise<SignIn> {
    const { SignIn } = await import('./sign-in.ts');
    return new SignIn({
      address: this.address,
      clients: this.#clients,
      key: this.#key,
      sign: (account, clientId, scope) => this.#sign(account, clientId, scope),
    });
  }

  #sign(account: DemoAccount, clientId: string, scope: string): Promise<string> {
    return signAccessToken(this.#key, { issuer: this.address, clientId, account, scope });
  }
}
