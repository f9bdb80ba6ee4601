/** The people of the identity provider, who may be made agents. */
import type { CognitoIdentityProviderClient, UserType } from '@aws-sdk/client-cognito-identity-provider';
import { ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Id } from '../core/model/id.ts';
import { indexes, keys } from './store/keys.ts';
import { setFields } from './store/expression.ts';
import { listAll } from './store/list-page.ts';
import type { Table } from './store/table.ts';

/** A person as the identity provider knows them. */
export type KnownPerson = { user_id: string; name: string; email: string | null };

/** Where people are looked up. */
export type People = {
  /** Everybody, up to 1,000. */
  list(): Promise<KnownPerson[]>;
  /** The person with this subject; nothing when there is none. */
  find(userId: string): Promise<KnownPerson | undefined>;
  /** Notes that someone has signed in; `id` places them in the list if they are new. */
  remember(person: { user_id: string; name: string | null; email: string | null }, id: Id): Promise<void>;
};

const MOST = 1000;
const COGNITO_PAGE = 60;

/** The people of a Cognito user pool. */
export function cognitoPeople(client: CognitoIdentityProviderClient, UserPoolId: string): People {
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
      } while (PaginationToken && users.length < MOST);
      return users.map(toPerson);
    },
    find: async (userId) => {
      const quoted = userId.replaceAll(/["\\]/g, String.raw`\$&`);
      const { Users = [] } = await client.send(
        new ListUsersCommand({ UserPoolId, Limit: 1, Filter: `sub = "${quoted}"` }),
      );
      return Users.map(toPerson).find((person) => person.user_id === userId);
    },
    remember: async () => {},
  };
}

/** With any other issuer: the people who have signed in so far. Its other people are taken on trust. */
export function signedInPeople(table: Table): People {
  return {
    list: async () => (await listAll(table, 'USERS', MOST)).map((item) => item as KnownPerson),
    find: async (userId) => {
      const item = await table.get({ Key: keys.user(userId) });
      return (item as KnownPerson | undefined) ?? { user_id: userId, name: userId, email: null };
    },
    remember: async ({ user_id, name, email }, id) => {
      await table.update({
        Key: keys.user(user_id),
        ...setFields({ user_id, name: name ?? user_id, email, ...indexes.list('USERS', id) }),
        ConditionExpression: 'attribute_not_exists(pk)',
      });
    },
  };
}

function toPerson({ Username = '', Attributes = [] }: UserType): KnownPerson {
  const of = (name: string) => Attributes.find((attribute) => attribute.Name === name)?.Value;
  const email = of('email') ?? null;
  return { user_id: of('sub') ?? Username, name: of('name') ?? email ?? Username, email };
}
