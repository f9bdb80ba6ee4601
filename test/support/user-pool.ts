/** The local run's user pool without its server: the product's client of Cognito on the operations that `local/` has. */
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { teamRoles } from '#core/model/team/team-role.ts';
import { cognitoPool } from '#functions/platform/user-directory/cognito-pool.ts';
import type { UserPool } from '#functions/platform/user-directory/user-pool.ts';
import { type Account, type Pool, adminOperations, pageOf, shown } from '#local/aws/pool-users.ts';

/** A pool, who is in it, what it mailed, and which operations fail with which error. */
export type TestPool = {
  pool: UserPool;
  accounts: Account[];
  mails: { to: string; subject: string; text: string }[];
  /** The names of the operations that were called. */
  calls: string[];
  faults: Map<string, string>;
};

/** A pool with these people, each of whom signed in before. */
export function testPool(names: readonly string[], groupOf: (name: string) => string = () => 'agent'): TestPool {
  const accounts = names.map((name): Account => ({
    username: name,
    attributes: { sub: name, name, email: `${name}@example.com`, email_verified: 'true' },
    groups: [groupOf(name)],
  }));
  const mails: TestPool['mails'] = [];
  const calls: string[] = [];
  const faults = new Map<string, string>();
  const users: Pool = {
    accounts,
    register: {
      add: (account) => void accounts.push(account),
      change: (username, fields) => void Object.assign(accounts.find((one) => one.username === username) ?? {}, fields),
    },
    groups: new Set(teamRoles),
    invitation: { subject: 'Invitation', text: '{username} {####}' },
    mail: (mail) => void mails.push(mail),
  };
  const send = async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
    const operation = command.constructor.name.replace(/Command$/, '');
    calls.push(operation);
    const fault = faults.get(operation);
    if (fault !== undefined) throw Object.assign(new Error(fault), { name: fault });
    const run = adminOperations[operation] ?? (() => pageOf(accounts.map(shown), command.input, 'PaginationToken'));
    return withDates(run(users, command.input));
  };
  const client = { send } as unknown as CognitoIdentityProviderClient;
  return { pool: cognitoPool('pool', client), accounts, mails, calls, faults };
}

/** The SDK makes dates of seconds. */
const withDates = (answer: object): object =>
  JSON.parse(JSON.stringify(answer), (name, value: unknown) =>
    name === 'UserCreateDate' ? new Date(Number(value) * 1000) : value,
  ) as object;
