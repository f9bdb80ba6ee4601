/** Signing in and out in the browser: code with PKCE, refresh and sign-out on the user pool's own paths. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import type { SigningKey } from './access-token.ts';
import { accountNamed, type DemoAccount, mayRenew, noteSignIn } from './accounts.ts';
import type { Client } from './clients.ts';
import { issuerConfiguration } from './issuer-configuration.ts';
import { messagePage, signInPage, signInStyles } from './sign-in-page.ts';

const sendPage = (response: ServerResponse, status: number, html: string): void => {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  });
  response.end(html);
};

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

/** A request and its response. */
type Exchange = { request: IncomingMessage; response: ServerResponse };

export type SignInOptions = {
  /** The issuer's address. */
  address: string;
  clients: readonly Client[];
  key: SigningKey;
  /** Signs an access token. */
  sign: (account: DemoAccount, clientId: string, scope: string) => Promise<string>;
};

export class SignIn {
  readonly #options: SignInOptions;
  readonly #provider: Provider;
  readonly #callback: (request: IncomingMessage, response: ServerResponse) => Promise<void>;

  constructor(options: SignInOptions) {
    const { address, clients, key } = options;
    this.#options = options;
    this.#provider = new Provider(address, issuerConfiguration(clients, key));
    this.#useCognitoTokens();
    this.#callback = this.#provider.callback();
  }

  /** Responds to a request for a path below the issuer's. */
  async handle(path: string, query: URLSearchParams, exchange: Exchange): Promise<void> {
    const { request, response } = exchange;
    if (path === '/sign-in.css') {
      response.writeHead(200, { 'content-type': 'text/css', 'cache-control': 'no-cache' }).end(signInStyles);
    } else if (path.startsWith('/sign-in/')) {
      await this.#signIn(request, response);
    } else if (path === '/logout') {
      this.#signOut(query, response);
    } else {
      const search = request.url?.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
      Object.assign(request, { originalUrl: request.url, url: `${path}${search}` });
      await this.#callback(request, response);
    }
  }

  /** The library's own JWTs need an `aud`, which Cognito's don't have, so the token endpoint's tokens are signed here. */
  #useCognitoTokens(): void {
    this.#provider.use(async (context, next) => {
      await next();
      const { route, entities } = context.oidc ?? {};
      const account = accountNamed(entities?.Account?.accountId ?? '');
      const body = context.body as { access_token?: string; scope?: string } | undefined;
      if (route === 'token' && account && body?.access_token)
        context.body = {
          ...body,
          access_token: await this.#options.sign(account, entities?.Client?.clientId ?? '', body.scope ?? ''),
        };
    });
  }

  async #signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#provider.interactionDetails(request, response);
      const chosen = request.method === 'POST' ? accountNamed((await formOf(request)).get('account') ?? '') : undefined;
      if (!chosen) return sendPage(response, 200, signInPage());
      if (!mayRenew(chosen))
        return sendPage(response, 403, messagePage('You can’t sign in', 'This user is disabled. Ask an admin.'));
      noteSignIn(chosen);
      await this.#provider.interactionFinished(request, response, { login: { accountId: chosen.username } });
    } catch {
      sendPage(
        response,
        400,
        messagePage('Please begin again', 'This sign-in is too old, or began before the stack was restarted.'),
      );
    }
  }

  /** Cognito's `/logout`: ends the browser's session and redirects to an address that the client may use. */
  #signOut(query: URLSearchParams, response: ServerResponse): void {
    const target = query.get('logout_uri') ?? '';
    const client = this.#options.clients.find(({ clientId }) => clientId === query.get('client_id'));
    if (!client?.logoutUris.includes(target))
      return sendPage(
        response,
        400,
        messagePage('Sign-out stopped', 'The address to go back to is not one of the client’s.'),
      );
    const session = this.#provider.cookieName('session');
    const over = 'path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT; httponly';
    response
      .writeHead(302, { location: target, 'set-cookie': [`${session}=; ${over}`, `${session}.sig=; ${over}`] })
      .end();
  }
}
