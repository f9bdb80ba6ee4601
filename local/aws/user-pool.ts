/** Cognito: the users of the user pool, as `ListUsers` returns them, and how admins add and change some. */
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import { AwsError, unknownOperation } from '#local/aws/protocol/aws-error.ts';
import { answerWith, type RequireGrant, type Json, type Service } from '#local/aws/protocol/service.ts';
import { type Account, type Pool, type Register, adminOperations, pageOf, shown } from './pool-users.ts';

export type { Account, Register } from './pool-users.ts';

/** Who is in the user pool. Without a register, nobody can be added or changed. */
export type Users = { accounts: readonly Account[]; register?: Register | undefined; mail?: Pool['mail'] };

/** `attribute = "value"` means equal, `attribute ^= "value"` means begins with. */
const filterForm = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/;

const operations: Record<string, (pool: Pool, input: Json) => object> = {
  ListUsers: ({ accounts }, input) => listed(matching(accounts, input), input),
  ...adminOperations,
};

/** What a pool may be asked per second, by AWS's default quotas for these kinds of operations. */
const quotas: [RegExp, number][] = [
  [/^AdminCreateUser$/, 50],
  [/^Admin(Add|Remove|Set|Disable|Enable|Reset|User)/, 25],
  [/^List/, 30],
];

export function userPoolService(stack: Stack, users: Users, demand: RequireGrant): Service {
  const pools = new Set(resourcesOf(stack, 'AWS::Cognito::UserPool').map(({ ref }) => ref));
  const pool = poolOf(stack, users);
  const requireQuota = quotaPerSecond();
  return async ({ caller, operation, input }) => {
    const run = operations[operation];
    if (!run) throw unknownOperation(`cognito-idp:${operation}`);
    const id = String(input['UserPoolId']);
    demand(
      caller,
      `cognito-idp:${operation}`,
      `arn:${LOCAL_ACCOUNT.partition}:cognito-idp:${LOCAL_ACCOUNT.region}:${LOCAL_ACCOUNT.account}:userpool/${id}`,
    );
    if (!pools.has(id)) throw new AwsError('ResourceNotFoundException', `User pool ${id} does not exist.`);
    requireQuota(operation);
    return answerWith(run(pool, input));
  };
}

type Template = { InviteMessageTemplate?: { EmailMessage?: string; EmailSubject?: string } };

/** The pool of a stack: its groups, and how its invitations read. */
export function poolOf(stack: Stack, { accounts, register, mail = () => {} }: Users): Pool {
  const [resource] = resourcesOf(stack, 'AWS::Cognito::UserPool');
  const { InviteMessageTemplate: invitation = {} } = (resource?.properties['AdminCreateUserConfig'] ?? {}) as Template;
  return {
    accounts,
    register,
    mail,
    groups: new Set(resourcesOf(stack, 'AWS::Cognito::UserPoolGroup').map(groupName)),
    invitation: {
      subject: invitation.EmailSubject ?? 'Your temporary password',
      text: invitation.EmailMessage ?? 'Your username is {username} and temporary password is {####}.',
    },
  };
}

function quotaPerSecond(): (operation: string) => void {
  const counted = new Map<RegExp, { second: number; calls: number }>();
  return (operation) => {
    const [kind, most] = quotas.find(([form]) => form.test(operation)) ?? [];
    if (!kind || most === undefined) return;
    const second = Math.floor(Date.now() / 1000);
    const before = counted.get(kind);
    const calls = before?.second === second ? before.calls + 1 : 1;
    counted.set(kind, { second, calls });
    if (calls > most) throw new AwsError('TooManyRequestsException', 'Rate exceeded');
  };
}

const groupName = ({ properties }: { properties: Json }): string => String(properties['GroupName']);

function matching(accounts: readonly Account[], { Filter }: Json): readonly Account[] {
  if (typeof Filter !== 'string' || Filter === '') return accounts;
  const [, name = '', operator, quoted] = filterForm.exec(Filter) ?? [];
  if (quoted === undefined) throw new AwsError('InvalidParameterException', `Filter is not valid: ${Filter}`);
  const wanted = quoted.replaceAll(/\\(.)/g, '$1');
  return accounts.filter((account) => {
    const value = valueOf(account, name);
    return operator === '=' ? value === wanted : value.startsWith(wanted);
  });
}

function valueOf({ username, attributes, status = 'CONFIRMED', isDisabled }: Account, name: string): string {
  if (name === 'username') return username;
  if (name === 'cognito:user_status') return status;
  if (name === 'status') return isDisabled ? 'Disabled' : 'Enabled';
  return attributes[name] ?? '';
}

function listed(accounts: readonly Account[], input: Json): object {
  const wanted = input['AttributesToGet'] as string[] | undefined;
  const users = accounts.map(shown).map(({ Attributes, ...user }) => ({
    ...user,
    Attributes: Attributes.filter(({ Name }) => !wanted || wanted.includes(Name)),
  }));
  return pageOf(users, input, 'PaginationToken');
}
