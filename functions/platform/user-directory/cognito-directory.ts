/** The people of a Cognito user pool. A chunk of its own: the client is a large part of the bundle. */
import {
  type CognitoIdentityProviderClientConfig,
  type UserType,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { cognitoPool } from './cognito-pool.ts';
import { type DirectoryUser, type UserDirectory, MAX_USERS } from './user-directory.ts';
import type { UserPool } from './user-pool.ts';

const COGNITO_PAGE = 60;

type Config = CognitoIdentityProviderClientConfig;
type Share = (client: CognitoIdentityProviderClient) => CognitoIdentityProviderClient;

/** The user pool as the team's settings change it. @param share as for `cognitoDirectory` */
export const userPoolIn = (UserPoolId: string, config: Config, share: Share): UserPool =>
  cognitoPool(UserPoolId, share(new CognitoIdentityProviderClient(config)));

/**
 * The people of a user pool.
 * @param share makes the client's calls end with the invocation's deadline, which is known to the caller's bundle only
 */
export function cognitoDirectory(UserPoolId: string, config: Config, share: Share): UserDirectory {
  const client = share(new CognitoIdentityProviderClient(config));
  return {
    list: async () => {
      const users: UserType[] = [];
      let PaginationToken: string | undefined;
      do {
        const page = await client.send(
          new ListUsersCommand({ UserPoolId, Limit: COGNITO_PAGE, ...(PaginationToken ? { PaginationToken } : {}) }),
        );
        users.push(...(page.Users ?? []));
        PaginationToken = page.PaginationToken;
      } while (PaginationToken && users.length < MAX_USERS);
      return users.map(toPerson);
    },
    find: async (userId) => {
      const quoted = userId.replaceAll(/["\\]/g, String.raw`\$&`);
      const { Users = [] } = await client.send(
        new ListUsersCommand({ UserPoolId, Limit: 1, Filter: `sub = "${quoted}"` }),
      );
      return Users.map(toPerson).find((person) => person.user_id === userId);
    },
  };
}

function toPerson({ Username = '', Attributes = [] }: UserType): DirectoryUser {
  const of = (name: string) => Attributes.find((attribute) => attribute.Name === name)?.Value;
  const email = of('email') ?? null;
  return { user_id: of('sub') ?? Username, name: of('name') ?? email ?? Username, email };
}
