/** The users of the local stack: who may sign in, and what Cognito would know about them. */
import * as z from 'zod/mini';
import type { Account, Register } from '#local/aws/user-pool.ts';
import { KeptFile } from '#local/platform/kept-file.ts';

export type DemoAccount = Account & { username: string; name: string; groups: readonly string[] };

const account = (username: string, name: string, groups: readonly string[]): DemoAccount => ({
  username,
  name,
  groups,
  attributes: { sub: username, name, email: `${username}@demo-shop.example`, email_verified: 'true' },
});

const accounts: DemoAccount[] = [
  account('admin', 'Ada Lindqvist', ['admin', 'agent']),
  account('agent1', 'Ben Okafor', ['agent']),
  account('agent2', 'Chloé Martin', ['agent']),
];

export const demoAccounts: readonly DemoAccount[] = accounts;

/** Adds a user whom the demo doesn't have, for tests with a bigger team. */
export const addAccount = (username: string): void => void accounts.push(account(username, username, ['agent']));

let register: Register | undefined;

const changedSchema = z.object({
  username: z.string(),
  groups: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  isDisabled: z.optional(z.boolean()),
  status: z.optional(z.enum(['CONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED'])),
  signedOutAtMs: z.optional(z.number()),
  createdAtMs: z.optional(z.number()),
});

/**
 * Who was added to the demo's users, by the team's settings or by `npx live-chat create-admin`, and what changed of
 * anybody; kept in the data folder if there is one.
 */
export function keepAccounts(dataFolder: string | undefined): Register {
  const file = new KeptFile(dataFolder, 'accounts.json', z.array(changedSchema));
  for (const { attributes, ...kept } of file.read() ?? []) put({ ...kept, attributes });
  const touched = new Set((file.read() ?? []).map(({ username }) => username));
  const keep = (username: string): void => {
    touched.add(username);
    const kept = accounts.filter((one) => touched.has(one.username));
    file.write(kept.map((account) => changedSchema.parse(account)));
  };
  register = {
    add: (account) => {
      put(account);
      keep(account.username);
    },
    change: (username, fields) => {
      const account = accountNamed(username);
      if (!account) return;
      Object.assign(account, fields);
      keep(username);
    },
  };
  return register;
}

/** Adds somebody, or makes somebody who is there as given. */
function put({ username, groups = [], attributes, ...more }: Account): void {
  const account = { ...more, username, groups, attributes, name: attributes['name'] ?? username };
  const there = accountNamed(username);
  if (there) Object.assign(there, account);
  else accounts.push(account);
}

/** Notes that somebody signed in: who was invited, or had to choose another password, has chosen one by then. */
export function noteSignIn({ username, status = 'CONFIRMED' }: DemoAccount): void {
  if (status !== 'CONFIRMED') register?.change(username, { status: 'CONFIRMED' });
}

/** Whether somebody may have new tokens; with a refresh token, only one from after their latest sign-out everywhere. */
export const mayRenew = ({ isDisabled, signedOutAtMs = 0 }: DemoAccount, issuedAtSeconds = Infinity): boolean =>
  !isDisabled && issuedAtSeconds > Math.floor(signedOutAtMs / 1000);

export const accountNamed = (username: string): DemoAccount | undefined =>
  demoAccounts.find((one) => one.username === username);
