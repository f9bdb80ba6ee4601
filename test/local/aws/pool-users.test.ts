/** The local user pool refuses what Cognito refuses, with the names that clients of AWS see. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Account, type Pool, adminOperations } from '#local/aws/pool-users.ts';

let pool: Pool;
let mails: string[];
beforeEach(() => {
  mails = [];
  const accounts: Account[] = [
    {
      username: 'ada',
      attributes: { sub: 'ada', email: 'ada@example.com', email_verified: 'true' },
      groups: ['agent'],
    },
    { username: 'eve', attributes: { sub: 'eve', email: 'eve@example.com' } },
  ];
  pool = {
    accounts,
    register: {
      add: (account) => void accounts.push(account),
      change: (username, fields) => void Object.assign(accounts.find((one) => one.username === username) ?? {}, fields),
    },
    groups: new Set(['agent', 'admin']),
    invitation: { subject: 'Hello', text: 'User {username}, password {####}' },
    mail: ({ to }) => void mails.push(to),
  };
});

const call = (operation: string, input: object) => adminOperations[operation]?.(pool, { ...input });
const refusal = (operation: string, input: object): string => {
  try {
    call(operation, input);
    return 'none';
  } catch (error) {
    return error instanceof Error ? error.name : '';
  }
};

describe('the local user pool', () => {
  it.each<[operation: string, input: object, error: string]>([
    ['AdminCreateUser', { Username: 'ADA@example.com' }, 'UsernameExistsException'],
    ['AdminCreateUser', { Username: 'no address' }, 'InvalidParameterException'],
    ['AdminCreateUser', { Username: 'b@x.io', TemporaryPassword: 'short' }, 'InvalidPasswordException'],
    ['AdminCreateUser', { Username: 'b@x.io', MessageAction: 'RESEND' }, 'UserNotFoundException'],
    ['AdminCreateUser', { Username: 'ada', MessageAction: 'RESEND' }, 'UnsupportedUserStateException'],
    ['AdminGetUser', { Username: 'nobody' }, 'UserNotFoundException'],
    ['AdminDisableUser', { Username: 'nobody' }, 'UserNotFoundException'],
    ['AdminSetUserPassword', { Username: 'ada', Password: 'alllowercase1' }, 'InvalidPasswordException'],
    ['AdminAddUserToGroup', { Username: 'ada', GroupName: 'boss' }, 'ResourceNotFoundException'],
    ['AdminRemoveUserFromGroup', { Username: 'ada', GroupName: 'boss' }, 'ResourceNotFoundException'],
    ['ListUsersInGroup', { GroupName: 'boss' }, 'ResourceNotFoundException'],
    ['AdminResetUserPassword', { Username: 'eve' }, 'InvalidParameterException'],
    [
      'AdminSetUserMFAPreference',
      { Username: 'ada', SoftwareTokenMfaSettings: { Enabled: true } },
      'InvalidParameterException',
    ],
  ])('refuses %s of %j with %s', (operation, input, error) => {
    expect(refusal(operation, input)).toBe(error);
  });

  it('resets no password of somebody who is invited or disabled', () => {
    call('AdminCreateUser', { Username: 'b@x.io', MessageAction: 'SUPPRESS' });
    call('AdminDisableUser', { Username: 'ada' });
    for (const Username of ['b@x.io', 'ada'])
      expect(refusal('AdminResetUserPassword', { Username })).toBe('NotAuthorizedException');
  });

  it('mails up to 50 a day, and nothing that is suppressed', () => {
    for (let count = 0; count < 50; count++) call('AdminCreateUser', { Username: `p${count}@x.io` });
    expect(mails).toHaveLength(50);
    expect(refusal('AdminCreateUser', { Username: 'one-more@x.io' })).toBe('LimitExceededException');
    expect(refusal('AdminCreateUser', { Username: 'quiet@x.io', MessageAction: 'SUPPRESS' })).toBe('none');
    expect(mails).toHaveLength(50);
  });

  it('repeats what may be repeated', () => {
    for (let times = 0; times < 2; times++) {
      call('AdminAddUserToGroup', { Username: 'ada@example.com', GroupName: 'admin' });
      call('AdminRemoveUserFromGroup', { Username: 'ada', GroupName: 'agent' });
      call('AdminDisableUser', { Username: 'ada' });
    }
    expect(call('AdminListGroupsForUser', { Username: 'ada' })).toEqual({ Groups: [{ GroupName: 'admin' }] });
    expect(call('AdminGetUser', { Username: 'ada' })).toMatchObject({ Enabled: false, UserStatus: 'CONFIRMED' });
  });
});
