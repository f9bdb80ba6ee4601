/** `create-admin`: a user who may sign in to the dashboard. */
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod/mini';
import { defineCommand } from '#bin/kit/command.ts';
import { flag, optional, required } from '#bin/kit/option.ts';
import { teamRoles } from '#core/model/team/team-role.ts';
import { email } from '#core/model/text.ts';
import { temporaryPassword } from '#functions/platform/user-directory/temporary-password.ts';

/** Creates a user in the group `admin`, `supervisor` or `agent`, or puts one who is there into it. */
export const createAdminCommand = defineCommand({
  description:
    "Creates a user in the stack's user pool and puts them into the group admin. Cognito emails them a temporary password, unless --print-password prints it here instead. For a user who is there already, it only adds the group. With an identity provider of your own, create users there.",
  options: {
    name: optional('name', 'the name that colleagues see', z.string().check(z.minLength(1), z.maxLength(100))),
    group: optional(
      'group',
      'admin (default), supervisor or agent',
      z.enum(teamRoles, 'Allowed are admin, supervisor and agent.'),
    ),
    printPassword: flag('print the temporary password instead of mailing it'),
    resend: flag('mail the temporary password of a user who is there once more'),
  },
  args: { email: required('email', 'the address they sign in with', email, 'Give an address like ada@example.com.') },
  examples: [
    [
      "create-admin ada@example.com --name 'Ada Lindqvist' --stack live-chat-prod",
      'Mails an invitation to the first admin.',
    ],
    ['create-admin ben@example.com --group agent --local', 'Adds a person to the sign-in page of the local run.'],
  ],
  needs: 'stack',
  whenStopped: 'Run it again: it adds what is missing.',
  run: async ({ options, args, place, output }) => {
    const { group = 'admin' } = options;
    const password = options.printPassword ? temporaryPassword() : undefined;
    const UserPoolId = place.output('UserPoolId');
    const client = new CognitoIdentityProviderClient();
    const created = await createUser(client, { UserPoolId, email: args.email, ...options, password });
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: args.email, GroupName: group }));
    const isLocal = place.kind === 'local';
    output.say(
      created
        ? `${args.email} can sign in as ${group}.`
        : `${args.email} was there already, and is in the group ${group} now. A new group counts from their next sign-in.`,
    );
    if (created || options.resend) output.say(nextStep(args.email, { isLocal, password }));
    output.say(`Dashboard: ${place.output('DashboardUrl')}`);
    const shown = created ? password : undefined;
    return { exit: 0, json: { email: args.email, group, created, temporary_password: shown ?? null } };
  },
});

type NewUser = {
  UserPoolId: string;
  email: string;
  name?: string | undefined;
  resend: boolean;
  password: string | undefined;
};

/** Whether the user is new. */
async function createUser(client: CognitoIdentityProviderClient, user: NewUser): Promise<boolean> {
  const { UserPoolId, email: address, name, resend, password } = user;
  const attributes = { email: address, email_verified: 'true', ...(name !== undefined && { name }) };
  try {
    await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: address,
        ...(resend
          ? { MessageAction: 'RESEND' as const }
          : { UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })) }),
        ...(password !== undefined && { MessageAction: 'SUPPRESS' as const, TemporaryPassword: password }),
      }),
    );
    return !resend;
  } catch (error) {
    if (error instanceof Error && error.name === 'UsernameExistsException') return false;
    throw error;
  }
}

function nextStep(address: string, { isLocal, password }: { isLocal: boolean; password: string | undefined }): string {
  if (isLocal) return 'The sign-in page of the local run lists them; there are no passwords.';
  if (password === undefined) return `Cognito mails a temporary password to ${address}. It works for seven days.`;
  return `Temporary password: ${password} (works for seven days, and is asked to be changed at once)`;
}
