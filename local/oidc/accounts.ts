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

const accounts = [
  account('admin', 'Ada Lindqvist', ['admin', 'agent']),
  account('agent1', 'Ben Okafor', ['agent']),
  account('agent2', 'Chloé Martin', ['agent']),
];

export const demoAccounts: readonly DemoAccount[] = accounts;

/** Adds a user whom the demo doesn't have, for tests with a bigger team. */
export const addAccount = (username: string): void => void accounts.push(account(username, username, ['agent']));

const addedSchema = z.array(
  z.object({ username: z.string(), groups: z.array(z.string()), attributes: z.record(z.string(), z.string()) }),
);

/** Who was added by `npx live-chat create-admin`, besides the demo's users; kept in the data folder if there is one. */
export function keepAccounts(dataFolder: string | undefined): Register {
  const file = new KeptFile(dataFolder, 'accounts.json', addedSchema);
  const added = file.read() ?? [];
  const add = ({ username, groups, attributes }: (typeof added)[number]): void => {
    const name = attributes['name'] ?? username;
    if (!accountNamed(username)) accounts.push({ username, groups, attributes: { ...attributes, name }, name });
  };
  added.forEach(add);
  return {
    add: ({ username, attributes }) => {
      const account = { username, groups: [], attributes };
      added.push(account);
      add(account);
      file.write(added);
    },
    join: (username, group) => {
      const account = accounts.find((one) => one.username === username);
      if (!account || account.groups.includes(group)) return;
      account.groups = [...account.groups, group];
      for (const one of added) if (one.username === username) one.groups = [...account.groups];
      file.write(added);
    },
  };
}

export const accountNamed = (username: string): DemoAccount | undefined =>
  demoAccounts.find((one) => one.username === username);
