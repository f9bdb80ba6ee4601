import { describe, expect, it } from 'vitest';
import {
  type Standing,
  DEACTIVATED,
  domainOf,
  inStanding,
  isStillWhoTheyWere,
  ruleFor,
} from '#core/access/standing.ts';
import type { Person } from '#core/access/team-access.ts';

const person = (fields: Partial<Person> = {}): Person => ({
  user_id: 'ada',
  name: 'Ada',
  email: null,
  isAgent: true,
  isSupervisor: true,
  isAdmin: true,
  expiresAtSeconds: 2000,
  issuedAtSeconds: 1000,
  groups: ['admin'],
  verifiedEmail: null,
  ...fields,
});

describe('a person with a token in force', () => {
  it.each<[string, Standing]>([
    ['nothing is noted of', {}],
    ['is as high as their token says', { role: 'admin' }],
    ['was signed out before the token was issued', { signed_out_at_seconds: 999 }],
  ])('keeps their role when %s', (_, standing) => {
    expect(inStanding(person(), standing)).toEqual(person());
  });

  it('is refused once they are deactivated', () => {
    expect(() => inStanding(person(), { deactivated_at: '2026-01-01T00:00:00.000Z' })).toThrow(
      expect.objectContaining({ code: 'forbidden', message: DEACTIVATED }),
    );
  });

  it('is asked to sign in again with a token from before they were signed out, or from that second', () => {
    for (const signed_out_at_seconds of [1000, 1001])
      expect(() => inStanding(person(), { signed_out_at_seconds })).toThrow(
        expect.objectContaining({ code: 'unauthenticated', message: 'You were signed out. Sign in again.' }),
      );
  });

  it('keeps it with a token that doesn’t say when it was issued', () => {
    const unknown = person({ issuedAtSeconds: null });
    for (const standing of [{}, { signed_out_at_seconds: 1000 }])
      expect(inStanding(unknown, standing)).toEqual(unknown);
  });

  it('has at most the role that the team gave them, and never a higher one than the token says', () => {
    expect(inStanding(person(), { role: 'agent' })).toMatchObject({
      isAgent: true,
      isSupervisor: false,
      isAdmin: false,
    });
    const agent = person({ isSupervisor: false, isAdmin: false, groups: ['agent'] });
    expect(inStanding(person(), { role: 'supervisor' })).toMatchObject({ isSupervisor: true, isAdmin: false });
    expect(inStanding(agent, { role: 'admin' })).toMatchObject({ isAgent: true, isAdmin: false });
  });

  const stranger = person({
    isAgent: false,
    isSupervisor: false,
    isAdmin: false,
    groups: ['support'],
    verifiedEmail: 'ada@Example.com',
  });
  it.each<[string, Standing['granted'], boolean]>([
    ['a group that the token has', { role: 'agent', by: 'group', value: 'support' }, true],
    ['a group that the token lost', { role: 'agent', by: 'group', value: 'sales' }, false],
    ['the domain of their address', { role: 'agent', by: 'email_domain', value: 'example.com' }, true],
    ['the end of their domain', { role: 'agent', by: 'email_domain', value: 'ample.com' }, false],
  ])('was given a role by a rule about %s', (_, granted, isAgent) => {
    expect(inStanding(stranger, granted ? { granted } : {})).toMatchObject({ isAgent, isAdmin: false });
  });

  it('has no role by a rule about the domain of an address that the issuer does not vouch for', () => {
    const granted = { role: 'admin', by: 'email_domain', value: 'example.com' } as const;
    expect(inStanding({ ...stranger, verifiedEmail: null }, { granted }).isAgent).toBe(false);
  });

  it('joins by the first rule that they fulfill', () => {
    const rule = { role: 'agent', department_ids: [] } as const;
    const rules = [
      { ...rule, by: 'group', value: 'sales' },
      { ...rule, by: 'email_domain', value: 'example.com' },
      { ...rule, by: 'group', value: 'support' },
    ] as const;
    expect(ruleFor(stranger, rules)).toBe(rules[1]);
    expect(ruleFor(stranger, [])).toBeUndefined();
  });
});

it('a connection ends with its agent, with a deactivation, and without an agent record with a lower role', () => {
  const ada = { id: 7, name: 'Ada' };
  expect(isStillWhoTheyWere(7, ada, { role: 'agent' })).toBe(true);
  expect(isStillWhoTheyWere(7, undefined, {})).toBe(false);
  expect(isStillWhoTheyWere(null, undefined, {})).toBe(true);
  expect(isStillWhoTheyWere(null, undefined, { role: 'agent' })).toBe(false);
  expect(isStillWhoTheyWere(null, undefined, { deactivated_at: '2026-01-01T00:00:00.000Z' })).toBe(false);
});

it.each([
  ['ada@Example.com', 'example.com'],
  ['Example.com', 'example.com'],
  ['"a@b"@Example.com', 'example.com'],
  ['', ''],
  [null, undefined],
])('the domain of %j is %j', (address, domain) => expect(domainOf(address)).toBe(domain));
