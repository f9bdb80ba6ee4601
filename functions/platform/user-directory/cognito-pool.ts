/** A Cognito user pool as the team's settings change it. */
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  ListUsersInGroupCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import { DomainError, notFound } from '#core/model/errors.ts';
import { MAX_USERS } from './user-directory.ts';
import type { PoolUser, UserPool } from './user-pool.ts';

const PAGE = 60;
const MEMBERS_PAGE = 60;

/** The user pool of this id. */
export function cognitoPool(UserPoolId: string, client: CognitoIdentityProviderClient): UserPool {
  const of = (Username: string) => ({ UserPoolId, Username });
  const groupsOf = async (id: string): Promise<string[]> => {
    const { Groups = [] } = await refused(() => client.send(new AdminListGroupsForUserCommand(of(id))));
    return Groups.flatMap(({ GroupName }) => GroupName ?? []);
  };
  return {
    list: () =>
      everyPage(async (token) => {
        const input = { UserPoolId, Limit: PAGE, ...(token ? { PaginationToken: token } : {}) };
        const { Users = [], PaginationToken } = await refused(() => client.send(new ListUsersCommand(input)));
        return { users: Users.map(toUser), next: PaginationToken };
      }),
    idsIn: (GroupName) =>
      everyPage(async (token) => {
        const input = { UserPoolId, GroupName, Limit: MEMBERS_PAGE, ...(token ? { NextToken: token } : {}) };
        const { Users = [], NextToken } = await unlessMissing(() => client.send(new ListUsersInGroupCommand(input)));
        return { users: Users.map((user) => toUser(user).user_id), next: NextToken };
      }),
    find: (user) => findUser(client, of(user)),
    create: (user) => createUser(client, UserPoolId, user),
    invite: ({ id, email, password }) => inviteAgain(client, { UserPoolId, id, email, password }),
    groupsOf,
    setGroup: async (id, group, among) => {
      await refused(() => client.send(new AdminAddUserToGroupCommand({ ...of(id), GroupName: group })));
      const others = (await groupsOf(id)).filter((name) => name !== group && among.includes(name));
      for (const GroupName of others)
        await refused(() => client.send(new AdminRemoveUserFromGroupCommand({ ...of(id), GroupName })));
    },
    enable: async (id, isEnabled) => {
      await (isEnabled
        ? refused(() => client.send(new AdminEnableUserCommand(of(id))))
        : refused(() => client.send(new AdminDisableUserCommand(of(id)))));
    },
    signOut: async (id) => void (await refused(() => client.send(new AdminUserGlobalSignOutCommand(of(id))))),
    resetPassword: async (id) => void (await refused(() => client.send(new AdminResetUserPasswordCommand(of(id))))),
    removeFactor: async (id) => {
      const off = { Enabled: false, PreferredMfa: false };
      const input = { ...of(id), SoftwareTokenMfaSettings: off };
      await refused(() => client.send(new AdminSetUserMFAPreferenceCommand(input)));
    },
  };
}

/** What is on every page of a list, up to what is listed at most. */
async function everyPage<Entry>(
  read: (token: string | undefined) => Promise<{ users: Entry[]; next: string | undefined }>,
): Promise<Entry[]> {
  const all: Entry[] = [];
  let token: string | undefined;
  do {
    const { users, next } = await read(token);
    all.push(...users);
    token = next;
  } while (token && all.length < MAX_USERS);
  return all;
}

type Named = { UserPoolId: string; Username: string };

async function findUser(client: CognitoIdentityProviderClient, user: Named): Promise<PoolUser | undefined> {
  try {
    const { UserAttributes = [], ...found } = await client.send(new AdminGetUserCommand(user));
    return toUser({ ...found, Attributes: UserAttributes });
  } catch (error) {
    if (nameOf(error) === 'UserNotFoundException') return undefined;
    throw inWords(error);
  }
}

async function createUser(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  { email, name, password }: Parameters<UserPool['create']>[0],
): Promise<PoolUser | 'exists'> {
  const attributes = { email, email_verified: 'true', name };
  const UserAttributes = Object.entries(attributes).map(([Name, Value]): AttributeType => ({ Name, Value }));
  try {
    const { User } = await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: email,
        UserAttributes,
        ...(password === undefined
          ? { DesiredDeliveryMediums: ['EMAIL'] }
          : { MessageAction: 'SUPPRESS', TemporaryPassword: password }),
      }),
    );
    return toUser(User ?? {});
  } catch (error) {
    if (nameOf(error) === 'UsernameExistsException') return 'exists';
    throw inWords(error);
  }
}

async function inviteAgain(
  client: CognitoIdentityProviderClient,
  user: { UserPoolId: string; id: string; email: string; password: string | undefined },
): Promise<void> {
  const { UserPoolId, id, email, password } = user;
  if (password !== undefined) {
    const input = { UserPoolId, Username: id, Password: password, Permanent: false };
    await refused(() => client.send(new AdminSetUserPasswordCommand(input)));
    return;
  }
  const again = { UserPoolId, Username: email, MessageAction: 'RESEND' } as const;
  await refused(() => client.send(new AdminCreateUserCommand({ ...again, DesiredDeliveryMediums: ['EMAIL'] })));
}

function toUser({ Username = '', Attributes = [], Enabled = true, UserStatus, UserCreateDate }: UserType): PoolUser {
  const of = (name: string) => Attributes.find((attribute) => attribute.Name === name)?.Value;
  const email = of('email') ?? null;
  return {
    user_id: of('sub') ?? Username,
    name: of('name') ?? email ?? Username,
    email,
    isEnabled: Enabled,
    isInvited: UserStatus === 'FORCE_CHANGE_PASSWORD',
    createdAtMs: UserCreateDate?.getTime() ?? 0,
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** What a call answers; a refusal of the pool in our words. @throws DomainError */
async function refused<Result>(send: () => Promise<Result>): Promise<Result> {
  try {
    return await send();
  } catch (error) {
    throw inWords(error);
  }
}

/** Nothing where what it is about isn't there: a group that an older deployment doesn't have. */
async function unlessMissing(send: () => Promise<{ Users?: UserType[] | undefined; NextToken?: string | undefined }>) {
  try {
    return await send();
  } catch (error) {
    if (nameOf(error) === 'ResourceNotFoundException') return {};
    throw inWords(error);
  }
}

/** Why the pool refuses, where that isn't our fault. */
function inWords(error: unknown): unknown {
  switch (nameOf(error)) {
    case 'TooManyRequestsException':
      return new DomainError('rate_limited', 'The user pool gets too many requests. Try again in a few seconds.', {
        retryAfterSeconds: 5,
      });
    case 'LimitExceededException':
      return new DomainError(
        'rate_limited',
        'The user pool reached a limit, such as the emails that it sends per day. Try again later.',
        { retryAfterSeconds: 3600 },
      );
    case 'UserNotFoundException':
      return notFound();
    case 'CodeDeliveryFailureException':
      return new DomainError('conflict', "The user pool couldn't send the email. Check the address.");
    case 'NotAuthorizedException':
    case 'UnsupportedUserStateException':
      return new DomainError('conflict', "The user pool doesn't allow this in the state that this person is in.");
    case 'InvalidParameterException':
      return new DomainError(
        'conflict',
        'The user pool refuses this for this person, such as for an unverified address.',
      );
    default:
      return error;
  }
}
