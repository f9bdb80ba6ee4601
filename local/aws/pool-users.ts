/** What Cognito's operations for admins do with the users of a user pool, with the refusals that AWS documents. */
import { randomInt } from 'node:crypto';
import { AwsError } from '#local/aws/protocol/aws-error.ts';
import type { Json } from '#local/aws/protocol/service.ts';

/** Whether somebody chose a password, has a temporary one, or has to choose another one with a code. */
export type UserStatus = 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED';

/** A user who can sign in. `attributes` are Cognito's: `sub`, `email`, `name`, … Whatever is missing is as for one who signs in. */
export type Account = {
  username: string;
  attributes: Record<string, string>;
  groups?: readonly string[];
  isDisabled?: boolean;
  status?: UserStatus;
  /** Refresh tokens from before then are void, milliseconds since 1970. */
  signedOutAtMs?: number;
  createdAtMs?: number;
};

/** Takes in new users, and notes what changes of those who are there. */
export type Register = {
  add: (account: Account) => void;
  change: (username: string, fields: Partial<Omit<Account, 'username'>>) => void;
};

/** A user pool: who is in it, its groups, and where its mails go. Without a register, nobody can be added or changed. */
export type Pool = {
  accounts: readonly Account[];
  register?: Register | undefined;
  groups: ReadonlySet<string>;
  /** How the pool's invitations read. */
  invitation: { subject: string; text: string };
  mail: (mail: { to: string; subject: string; text: string }) => void;
};

type Operation = (pool: Pool, input: Json) => object;

/** What a pool without a mail sender of its own may mail per day. */
const MAX_MAILS_PER_DAY = 50;
const MIN_PASSWORD = 12;

/** Cognito's `Admin…` operations, by name. */
export const adminOperations: Record<string, Operation> = {
  AdminGetUser: (pool, input) => {
    const { Attributes, ...user } = shown(userOf(pool, input));
    return { ...user, UserAttributes: Attributes };
  },
  AdminCreateUser: createUser,
  AdminSetUserPassword: (pool, input) => {
    const { username } = userOf(pool, input);
    requirePassword(input['Password']);
    change(pool, username, { status: input['Permanent'] === true ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD' });
    return {};
  },
  AdminAddUserToGroup: (pool, input) => {
    const { username, groups = [] } = userOf(pool, input);
    const group = groupOf(pool, input);
    if (!groups.includes(group)) change(pool, username, { groups: [...groups, group] });
    return {};
  },
  AdminRemoveUserFromGroup: (pool, input) => {
    const { username, groups = [] } = userOf(pool, input);
    const group = groupOf(pool, input);
    change(pool, username, { groups: groups.filter((name) => name !== group) });
    return {};
  },
  AdminListGroupsForUser: (pool, input) => {
    const { groups = [] } = userOf(pool, input);
    return { Groups: groups.filter((name) => pool.groups.has(name)).map((GroupName) => ({ GroupName })) };
  },
  ListUsersInGroup: (pool, input) => {
    const group = groupOf(pool, input);
    const members = pool.accounts.filter(({ groups = [] }) => groups.includes(group));
    return pageOf(members.map(shown), input, 'NextToken');
  },
  AdminDisableUser: (pool, input) => {
    change(pool, userOf(pool, input).username, { isDisabled: true, signedOutAtMs: Date.now() });
    return {};
  },
  AdminEnableUser: (pool, input) => {
    change(pool, userOf(pool, input).username, { isDisabled: false });
    return {};
  },
  AdminUserGlobalSignOut: (pool, input) => {
    change(pool, userOf(pool, input).username, { signedOutAtMs: Date.now() });
    return {};
  },
  AdminResetUserPassword: resetPassword,
  AdminSetUserMFAPreference: (pool, input) => {
    userOf(pool, input);
    const factor = input['SoftwareTokenMfaSettings'] as { Enabled?: boolean } | undefined;
    if (factor?.Enabled === true)
      throw new AwsError('InvalidParameterException', 'User has not verified software token mfa');
    return {};
  },
};

/** Who has this user name, or this email address, which is an alias of it in whatever case. */
export const find = (accounts: readonly Account[], name: string): Account | undefined =>
  accounts.find(
    ({ username, attributes }) =>
      username === name || attributes['email']?.toLowerCase() === name.toLowerCase() || attributes['sub'] === name,
  );

function userOf({ accounts }: Pool, { Username }: Json): Account {
  const account = find(accounts, String(Username));
  if (!account) throw new AwsError('UserNotFoundException', 'User does not exist.');
  return account;
}

function groupOf({ groups }: Pool, { GroupName }: Json): string {
  if (!groups.has(String(GroupName))) throw new AwsError('ResourceNotFoundException', 'Group not found.');
  return String(GroupName);
}

function change({ register }: Pool, username: string, fields: Partial<Account>): void {
  if (!register) throw new AwsError('NotAuthorizedException', 'The users of this pool do not change.');
  register.change(username, fields);
}

/** Unlike in AWS, the address is the user name. */
function createUser(pool: Pool, input: Json): object {
  const { Username, UserAttributes, MessageAction, TemporaryPassword } = input;
  const name = String(Username);
  const there = find(pool.accounts, name);
  if (MessageAction === 'RESEND') return resend(pool, there);
  if (there) throw new AwsError('UsernameExistsException', 'An account with the given email already exists.');
  if (!/^[^\s@]+@[^\s@]+$/.test(name)) throw new AwsError('InvalidParameterException', 'Username should be an email.');
  if (TemporaryPassword !== undefined) requirePassword(TemporaryPassword);
  const given = (UserAttributes ?? []) as { Name: string; Value: string }[];
  const attributes = Object.fromEntries([['sub', name], ...given.map(({ Name, Value }) => [Name, Value])]);
  const account: Account = { username: name, attributes, status: 'FORCE_CHANGE_PASSWORD', createdAtMs: Date.now() };
  if (MessageAction !== 'SUPPRESS') requireMailable(pool);
  if (!pool.register) throw new AwsError('NotAuthorizedException', 'The users of this pool do not change.');
  pool.register.add(account);
  if (MessageAction !== 'SUPPRESS') invite(pool, account);
  return { User: shown(account) };
}

function resend(pool: Pool, account: Account | undefined): object {
  if (!account) throw new AwsError('UserNotFoundException', 'User does not exist.');
  if (account.status !== 'FORCE_CHANGE_PASSWORD')
    throw new AwsError('UnsupportedUserStateException', 'Resend not possible. The user is not in the required state.');
  requireMailable(pool);
  invite(pool, account);
  return { User: shown(account) };
}

function resetPassword(pool: Pool, input: Json): object {
  const { username, attributes, isDisabled, status = 'CONFIRMED' } = userOf(pool, input);
  if (isDisabled) throw new AwsError('NotAuthorizedException', 'User is disabled.');
  if (status === 'FORCE_CHANGE_PASSWORD')
    throw new AwsError('NotAuthorizedException', 'User password cannot be reset in the current state.');
  const { email, email_verified } = attributes;
  if (email === undefined || email_verified !== 'true')
    throw new AwsError(
      'InvalidParameterException',
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    );
  requireMailable(pool);
  change(pool, username, { status: 'RESET_REQUIRED' });
  pool.mail({
    to: email,
    subject: 'Your verification code',
    text: `Your verification code is ${randomInt(100_000, 1_000_000)}.`,
  });
  count(pool);
  return {};
}

/** The user pool's policy in `lib/api/identity.ts`. */
function requirePassword(password: unknown): void {
  const text = String(password);
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];
  if (text.length < MIN_PASSWORD || kinds.some((kind) => !kind.test(text)))
    throw new AwsError('InvalidPasswordException', 'Password did not conform with password policy.');
}

const mailed = new WeakMap<Pool['accounts'], { day: number; mails: number }>();

const mailsToday = ({ accounts }: Pool): number => {
  const sent = mailed.get(accounts);
  return sent?.day === today() ? sent.mails : 0;
};
const count = (pool: Pool): void => void mailed.set(pool.accounts, { day: today(), mails: mailsToday(pool) + 1 });
const today = (): number => Math.floor(Date.now() / 86_400_000);

function requireMailable(pool: Pool): void {
  if (mailsToday(pool) >= MAX_MAILS_PER_DAY)
    throw new AwsError(
      'LimitExceededException',
      'Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email from your own AWS account.',
    );
}

/** Nobody needs the password here: the sign-in page of the local run asks for none. */
function invite(pool: Pool, { username, attributes }: Account): void {
  const { subject, text } = pool.invitation;
  const filled = text.replaceAll('{username}', username).replaceAll('{####}', 'Local-Only-2026!');
  pool.mail({ to: attributes['email'] ?? username, subject, text: filled });
  count(pool);
}

/** A user as lists show them. */
export const shown = ({ username, attributes, isDisabled, status = 'CONFIRMED', createdAtMs = 0 }: Account) => ({
  Username: username,
  Enabled: !isDisabled,
  UserStatus: status,
  UserCreateDate: createdAtMs / 1000,
  UserLastModifiedDate: createdAtMs / 1000,
  Attributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
});

const LONGEST_PAGE = 60;

/** A page of a list; `token` is what its position is called. */
export function pageOf(
  users: readonly object[],
  input: Json,
  token: 'PaginationToken' | 'NextToken',
): { Users: object[]; PaginationToken?: string; NextToken?: string } {
  const start = Number(input[token] ?? 0);
  const end = start + Math.min(Number(input['Limit'] ?? LONGEST_PAGE), LONGEST_PAGE);
  return { Users: users.slice(start, end), ...(end < users.length && { [token]: String(end) }) };
}
