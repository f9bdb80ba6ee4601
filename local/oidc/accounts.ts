/** The users of the local stack: who may sign in, and what Cognito would know about them. */
import type { Account } from '#local/aws/user-pool.ts';

export type DemoAccount = Account & { username: string; name: string; groups: readonly string[] };

const account = (username: string, name: string, groups: readonly string[]): DemoAccount => ({
  username,
  name,
  groups,
  attributes: { sub: username, name, email: `${username}@demo-shop.example`, email_verified: 'true' },
});

const accounts = [
  account('admin', 'Ada Lindqvist', ['admin', 'agent']),
  account('agent1', 'Ben Okafor', ['agent']),
  account('agent2', 'Chloé Martin', ['agent']),
];

export const demoAccounts: readonly DemoAccount[] = accounts;

/** Adds a user whom the demo doesn't have, for tests with a bigger team. */
export const addAccount = (username: string): void => void accounts.push(account(username, username, ['agent']));

export const accountNamed = (username: string): DemoAccount | undefined =>
  demoAccounts.find((one) => one.username === username);
