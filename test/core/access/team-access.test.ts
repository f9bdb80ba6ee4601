import { describe, expect, it } from 'vitest';
import type { Person, Token } from '#core/access/team-access.ts';
import { authorize, isStillAgent, personOf } from '#core/access/team-access.ts';
import type { Said } from '#test/support/tokens.ts';
import {
  accessClaims,
  adminTokens,
  agentTokens,
  AUDIENCE,
  badTokens,
  foreignGroups,
  GROUPS,
  ISSUER,
} from '#test/support/tokens.ts';

const NOW = Date.UTC(2026, 5, 1);
const rules = { audience: AUDIENCE, groupsClaim: GROUPS };

const tokenOf = ({ claims, header }: Said): Token => ({
  header: { alg: 'RS256', ...header },
  payload: JSON.parse(JSON.stringify({ ...accessClaims(NOW), ...claims })),
});
const read = (said: Said) => personOf(tokenOf(said), rules, NOW);

describe('a token', () => {
  // Who issued it is the business of whoever verifies the signature.
  it.each(badTokens(NOW).filter(([, { claims }]) => (claims?.['iss'] ?? ISSUER) === ISSUER))(
    'is nobody’s when it is %s',
    (_, said) => {
      expect(read(said)).toBeUndefined();
    },
  );

  it.each(['none', 'HS256', 'ES256', 'PS256'])('is rejected when it is signed by %s', (alg) => {
    expect(read({ header: { alg } })).toBeUndefined();
  });

  it.each(foreignGroups)('grants no role by %s', (_, said) => {
    expect(read(said)).toMatchObject({ isAgent: false, isAdmin: false });
  });

  it.each(agentTokens)('makes an agent by %s', (_, said) => {
    expect(read(said)).toMatchObject({ isAgent: true, isAdmin: false });
  });

  it.each(adminTokens)('makes an admin by %s', (_, said) => {
    expect(read(said)).toMatchObject({ isAgent: true, isAdmin: true });
  });

  it('names its user and its expiry', () => {
    const claims = { name: 'Ada', email: '', exp: NOW / 1000 + 60.5 };
    expect(read({ claims })).toMatchObject({
      user_id: 'ada',
      name: 'Ada',
      email: null,
      expiresAtSeconds: NOW / 1000 + 60,
    });
  });

  it('ends at the second it says', () => {
    const token = tokenOf({ claims: { exp: NOW / 1000 + 60 } });
    expect(personOf(token, rules, NOW + 59_999)).toBeDefined();
    expect(personOf(token, rules, NOW + 60_000)).toBeUndefined();
  });
});

describe('an endpoint', () => {
  const nobody = { isAgent: false, isSupervisor: false, isAdmin: false };
  const agent = { ...nobody, isAgent: true };
  const supervisor = { ...agent, isSupervisor: true };
  const admin = { ...supervisor, isAdmin: true };
  const record = { id: 7, name: 'Ada' };
  type Row = Parameters<typeof authorize>[2];
  const forAgents: Row = { role: 'agent' };
  const forNewcomers: Row = { role: 'agent', needsAgentRecord: false };
  const forSupervisors: Row = { role: 'supervisor' };
  const forAdmins: Row = { role: 'admin' };
  const needsAdmin = expect.stringContaining('group admin');
  const notOne = expect.stringContaining('no longer one');
  const may = (
    person: Pick<Person, 'isAgent' | 'isSupervisor' | 'isAdmin'>,
    known: typeof record | undefined,
    row: Row,
  ) => {
    try {
      authorize(person, known, row);
      return 'may';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each([
    ['an admin', admin, record, ['may', 'may', 'may', 'may']],
    ['an admin without a record', admin, undefined, ['may', 'may', 'may', 'may']],
    ['a supervisor', supervisor, record, ['may', 'may', 'may', needsAdmin]],
    ['a supervisor without a record', supervisor, undefined, [notOne, 'may', notOne, needsAdmin]],
    ['an agent', agent, record, ['may', 'may', expect.stringContaining('group supervisor'), needsAdmin]],
    [
      'somebody in the group agent without a record',
      agent,
      undefined,
      [notOne, 'may', expect.stringContaining('group supervisor'), needsAdmin],
    ],
    [
      'somebody who left the group',
      nobody,
      record,
      [expect.stringContaining('group agent'), expect.stringContaining('group agent'), expect.any(String), needsAdmin],
    ],
  ])('for agents, newcomers, supervisors, admins is or is not for %s', (_, person, known, outcomes) => {
    expect([forAgents, forNewcomers, forSupervisors, forAdmins].map((row) => may(person, known, row))).toEqual(
      outcomes,
    );
  });

  it('knows an agent who was removed, or removed and added again, from the one who was let in', () => {
    expect(isStillAgent(7, record)).toBe(true);
    expect(isStillAgent(7, undefined)).toBe(false);
    expect(isStillAgent(7, { ...record, id: 8 })).toBe(false);
    expect(isStillAgent(null, undefined)).toBe(true);
  });
});
