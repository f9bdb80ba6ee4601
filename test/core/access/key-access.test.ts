import { describe, expect, it } from 'vitest';
import { authorizeKey, isKeyShaped, parseKey } from '#core/access/key-access.ts';
import { teamApi } from '#core/contract/http.ts';
import { keyRoles } from '#core/model/team/api-key.ts';

const secret = 'aB3_-'.padEnd(43, 'x');

describe('a key', () => {
  it('has an ID and a secret', () => {
    expect(parseKey(`lck_42_${secret}`)).toEqual({ id: 42, secret });
  });

  it.each([
    '',
    secret,
    `lck_${secret}`,
    `lck_0_${secret}`,
    `lck_042_${secret}`,
    `lck_42_${secret}x`,
    `lck_42_${secret.slice(1)}`,
    `LCK_42_${secret}`,
    ` lck_42_${secret}`,
    `lck_42_${secret}\n`,
    `lck_${'9'.repeat(17)}_${secret}`,
  ])('is no other text: %j', (text) => {
    expect(parseKey(text)).toBeUndefined();
    expect(isKeyShaped(text)).toBe(false);
  });
});

/** The roles of keys that may call an endpoint. */
const allowed = (operation: keyof typeof teamApi) =>
  keyRoles.filter((role) => {
    try {
      authorizeKey(role, teamApi[operation]);
      return true;
    } catch {
      return false;
    }
  });

it.each([
  ['listConversations', ['admin', 'agent', 'read']],
  ['sendMessage', ['admin', 'agent']],
  ['createWidget', ['admin']],
  ['listAudit', ['admin']],
  ['createApiKey', []],
  ['createAgent', []],
  ['getMe', []],
] as const)('%s is open to keys of the roles %j', (operation, roles) => {
  expect(allowed(operation).toSorted()).toEqual(roles);
});
