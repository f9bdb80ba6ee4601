import { describe, expect, it } from 'vitest';
import { authorizeKey, isKeyShaped, parseKey, refuseKeyInAddress } from '#core/access/key-access.ts';
import { teamApi } from '#core/contract/http.ts';
import { keyRoles } from '#core/model/team/api-key.ts';

const secret = 'aB3_-'.padEnd(43, 'x');

describe('a key', () => {
  it('has an ID and a secret', () => {
    expect(parseKey(`lck_42_${secret}`)).toEqual({ id: 42, secret });
    expect(isKeyShaped(`lck_42_${secret}`)).toBe(true);
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

/** Why something is refused; nothing where it isn't. */
function refusal(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
}

it.each([
  ['read', 'sendMessage', 'An API key with the role read may only read what agents may read.'],
  ['read', 'listAudit', 'An API key with the role read may only read what agents may read.'],
  ['agent', 'createWidget', 'This requires an API key with the role admin.'],
  ['admin', 'createApiKey', 'This is for people who sign in. API keys are refused.'],
] as const)('a key with the role %s that calls %s reads why it may not', (role, operation, message) => {
  expect(refusal(() => authorizeKey(role, teamApi[operation]))).toEqual({ code: 'forbidden', message });
});

it('what is open to everybody is open to every key', () => {
  const open = { ...teamApi.createWidget, role: 'public', isForPeople: true } as Parameters<typeof authorizeKey>[1];
  for (const role of keyRoles) expect(refusal(() => authorizeKey(role, open))).toBeUndefined();
});

describe('an address', () => {
  const key = `lck_42_${secret}`;
  it('with a key in it is refused, whatever else it holds', () => {
    for (const query of [{ key }, { page: '1', token: key }, { page: undefined, token: key }])
      expect(refusal(() => refuseKeyInAddress(query))).toEqual({
        code: 'unauthenticated',
        message:
          'An API key was sent in the address, which others may log. Revoke it, and send a new one in the header Authorization.',
      });
  });

  it('without one isn’t', () => {
    for (const query of [undefined, {}, { page: '1' }, { page: undefined }, { q: `my ${key}` }])
      expect(refusal(() => refuseKeyInAddress(query))).toBeUndefined();
  });
});
