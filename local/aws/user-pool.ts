/** Cognito: the users of the user pool, as `ListUsers` returns them. */
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import { AwsError, unknownOperation } from '#local/aws/protocol/aws-error.ts';
import { answerWith, type RequireGrant, type Json, type Service } from '#local/aws/protocol/service.ts';

/** A user who can sign in. `attributes` are Cognito's: `sub`, `email`, `name`, … */
export type Account = { username: string; attributes: Record<string, string> };

const longestPage = 60;

/** `attribute = "value"` means equal, `attribute ^= "value"` means begins with. */
const filterForm = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/;

export function userPoolService(stack: Stack, accounts: readonly Account[], demand: RequireGrant): Service {
  const pools = new Set(resourcesOf(stack, 'AWS::Cognito::UserPool').map(({ ref }) => ref));
  return async ({ caller, operation, input }) => {
    if (operation !== 'ListUsers') throw unknownOperation(`cognito-idp:${operation}`);
    const pool = String(input['UserPoolId']);
    demand(
      caller,
      'cognito-idp:ListUsers',
      `arn:${LOCAL_ACCOUNT.partition}:cognito-idp:${LOCAL_ACCOUNT.region}:${LOCAL_ACCOUNT.account}:userpool/${pool}`,
    );
    if (!pools.has(pool)) throw new AwsError('ResourceNotFoundException', `User pool ${pool} does not exist.`);
    return answerWith(page(matching(accounts, input), input));
  };
}

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
