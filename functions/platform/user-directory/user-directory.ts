/** The people of the identity provider, who may be made agents. */
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { listAll } from '#functions/store/list-page.ts';
import { type Table, setFields } from '#functions/store/table.ts';

/** A person as the identity provider knows them. */
export type DirectoryUser = { user_id: string; name: string; email: string | null };

/** Where people are looked up. */
export type UserDirectory = {
  /** Everybody, up to 1,000. */
  list(): Promise<DirectoryUser[]>;
  /** The person with this subject; undefined when nobody has it. */
  find(userId: string): Promise<DirectoryUser | undefined>;
};

/** Notes that someone has signed in; `id` places them in the list if they are new. */
export type RememberUser = (
  person: { user_id: string; name: string | null; email: string | null },
  id: Id,
) => Promise<void>;

/** How many people are listed at most. */
export const MAX_USERS = 1000;

/** A directory whose implementation is loaded when it is first asked: few requests need it, and its client is large. */
export function lateDirectory(load: () => Promise<UserDirectory>): UserDirectory {
  let loaded: Promise<UserDirectory> | undefined;
  const directory = () => (loaded ??= load());
  return {
    list: async () => (await directory()).list(),
    find: async (userId) => (await directory()).find(userId),
  };
}

/** With any other issuer: the people who have signed in so far. Its other people are taken on trust. */
export function signedInDirectory(table: Table): UserDirectory {
  return {
    list: async () => (await listAll(table, 'USERS', MAX_USERS)).map((item) => item as DirectoryUser),
    find: async (userId) => {
      const item = await table.get({ Key: keys.user(userId) });
      return (item as DirectoryUser | undefined) ?? { user_id: userId, name: userId, email: null };
    },
  };
}

/** Notes those who sign in, for `signedInDirectory`. */
export function signedInUsers(table: Table): RememberUser {
  return async ({ user_id, name, email }, id) => {
    await table.update({
      Key: keys.user(user_id),
      ...setFields({ user_id, name: name ?? user_id, email, ...indexes.list('USERS', id) }),
      ConditionExpression: 'attribute_not_exists(pk)',
    });
  };
}
