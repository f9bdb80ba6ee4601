/** The clients of the stack's user pool, and where the issuer is that replaces it. */
import * as z from 'zod/mini';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';

/** Path of the issuer. */
export const ISSUER_PATH = '/oidc';

/** What a client may ask for. */
export const SCOPES = ['openid', 'profile', 'email'];

const clientProperties = z.object({
  CallbackURLs: z._default(z.array(z.string()), []),
  LogoutURLs: z._default(z.array(z.string()), []),
});

export type Client = { clientId: string; redirectUris: string[]; logoutUris: string[] };

/** The clients of the stack's user pool. */
export const clientsOf = (stack: Stack): Client[] =>
  resourcesOf(stack, 'AWS::Cognito::UserPoolClient').map(({ ref, properties }) => {
    const { CallbackURLs, LogoutURLs } = clientProperties.parse(properties);
    return { clientId: ref, redirectUris: CallbackURLs, logoutUris: LogoutURLs };
  });
