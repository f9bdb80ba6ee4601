/** Cognito: the users of the user pool, as `ListUsers` returns them, and how an admin adds some. */
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import { AwsError, unknownOperation } from '#local/aws/protocol/aws-error.ts';
import { answerWith, type RequireGrant, type Json, type Service } from '#local/aws/protocol/service.ts';

/** A user who can sign in. `attributes` are Cognito's: `sub`, `email`, `name`, … */
export type Account = { username: string; attributes: Record<string, string> };

/** Takes in new users. */
export type Register = {
  add: (account: Account) => void;
  /** Puts a user into a group; does nothing when they are in it. */
  join: (username: string, group: string) => void;
};

/** Who is in the user pool. Without a register, nobody can be added. */
export type Users = { accounts: readonly Account[]; register?: Register | undefined };

const longestPage = 60;

/** `attribute = "value"` means equal, `attribute ^= "value"` means begins with. */
const filterForm = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/;

type Operation = (users: Users, input: Json, groups: ReadonlySet<string>) => object;

const operations: Record<string, Operation> = {
  ListUsers: ({ accounts }, input) => page(matching(accounts, input), input),
  AdminCreateUser: createUser,
  AdminAddUserToGroup: addToGroup,
};

export function userPoolService(stack: Stack, users: Users, demand: RequireGrant): Service {
  const pools = new Set(resourcesOf(stack, 'AWS::Cognito::UserPool').map(({ ref }) => ref));
  const groups = new Set(resourcesOf(stack, 'AWS::Cognito::UserPoolGroup').map(groupName));
  return async ({ caller, operation, input }) => {
    const run = operations[operation];
    if (!run) throw unknownOperation(`cognito-idp:${operation}`);
    const pool = String(input['UserPoolId']);
    demand(
      caller,
      `cognito-idp:${operation}`,
      `arn:${LOCAL_ACCOUNT.partition}:cognito-idp:${LOCAL_ACCOUNT.region}:${LOCAL_ACCOUNT.account}:userpool/${pool}`,
    );
    if (!pools.has(pool)) throw new AwsError('ResourceNotFoundException', `User pool ${pool} does not exist.`);
    return answerWith(run(users, input, groups));
  };
}

const groupName = ({ properties }: { properties: Json }): string => String(properties['GroupName']);

/** Who has this user name, or this email address, which is an alias of it. */
const find = (accounts: readonly Account[], name: string): Account | undefined =>
  accounts.find(({ username, attributes }) => username === name || attributes['email'] === name);

/** Unlike in AWS, the address is the user name, nothing is mailed, and there is no password. */
function createUser({ accounts, register }: Users, { Username, UserAttributes, MessageAction }: Json): object {
  const name = String(Username);
  if (!register) throw unknownOperation('cognito-idp:AdminCreateUser');
  const isResent = MessageAction === 'RESEND';
  if (!isResent && find(accounts, name)) throw new AwsError('UsernameExistsException', 'User account already exists');
  if (isResent && !find(accounts, name)) throw userNotFound();
  const given = (UserAttributes ?? []) as { Name: string; Value: string }[];
  const attributes = Object.fromEntries([['sub', name], ...given.map(({ Name, Value }) => [Name, Value])]);
  if (!isResent) register.add({ username: name, attributes });
  return { User: { Username: name, Enabled: true, UserStatus: 'FORCE_CHANGE_PASSWORD' } };
}

function addToGroup({ accounts, register }: Users, { Username, GroupName }: Json, groups: ReadonlySet<string>): object {
  const account = find(accounts, String(Username));
  if (!register) throw unknownOperation('cognito-idp:AdminAddUserToGroup');
  if (!account) throw userNotFound();
  if (!groups.has(String(GroupName))) throw new AwsError('ResourceNotFoundException', 'Group not found.');
  register.join(account.username, String(GroupName));
  return {};
}

const userNotFound = () => new AwsError('UserNotFoundException', 'User does not exist.');

function matching(accounts: readonly Account[], { Filter }: Json): readonly Account[] {
  if (typeof Filter !== 'string' || Filter === '') return accounts;
  const [, name = '', operator, quoted] = filterForm.exec(Filter) ?? [];
  if (quoted === undefined) throw new AwsError('InvalidParameterException', `Filter is not valid: ${Filter}`);
  const wanted = quoted.replaceAll(/\\(.)/g, '$1');
  return accounts.filter(({ username, attributes }) => {
    const value =
      name === 'username' ? username : (attributes[name] ?? (name === 'cognito:user_status' ? 'CONFIRMED' : ''));
    return operator === '=' ? value === wanted : value.startsWith(wanted);
  });
}

function page(accounts: readonly Account[], { Limit, PaginationToken, AttributesToGet }: Json): object {
  const start = Number(PaginationToken ?? 0);
  const end = start + Math.min(Number(Limit ?? longestPage), longestPage);
  const wanted = AttributesToGet as string[] | undefined;
  return {
    Users: accounts.slice(start, end).map(({ username, attributes }) => ({
      Username: username,
      Enabled: true,
      UserStatus: 'CONFIRMED',
      UserCreateDate: 0,
      UserLastModifiedDate: 0,
      Attributes: Object.entries(attributes)
        .filter(([Name]) => !wanted || wanted.includes(Name))
        .map(([Name, Value]) => ({ Name, Value })),
    })),
    ...(end < accounts.length && { PaginationToken: String(end) }),
  };
}
