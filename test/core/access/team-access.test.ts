import { describe, expect, it } from 'vitest';
import type { Person, Token } from '#core/access/team-access.ts';
import {
  NOT_AN_AGENT,
  actorOf,
  authorOf,
  authorize,
  isStillAgent,
  isTeamToken,
  nameOf,
  personOf,
  roleOf,
  whoIs,
} from '#core/access/team-access.ts';
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
  supervisorTokens,
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

  it.each(supervisorTokens)('makes a supervisor by %s', (_, said) => {
    expect(read(said)).toMatchObject({ isAgent: true, isSupervisor: true, isAdmin: false });
  });

  it.each([
    [{ email: 'ada@example.com', email_verified: true }, 'ada@example.com', 'ada@example.com'],
    [{ email: 'ada@example.com', email_verified: 'true' }, 'ada@example.com', 'ada@example.com'],
    [{ email: 'ada@example.com', email_verified: false }, 'ada@example.com', null],
    [{ email: 'ada@example.com', email_verified: 'false' }, 'ada@example.com', null],
    [{ email: 'ada@example.com' }, 'ada@example.com', null],
    [{ email: 7, email_verified: true }, null, null],
    [{ email_verified: true }, null, null],
  ])('%j names the address %j, verified %j', (claims, email, verifiedEmail) => {
    expect(read({ claims })).toMatchObject({ email, verifiedEmail });
  });

  it('says when it was issued, if it does', () => {
    expect(read({ claims: { iat: NOW / 1000 - 0.5 } })?.issuedAtSeconds).toBe(NOW / 1000 - 1);
    expect(read({ claims: { iat: undefined } })?.issuedAtSeconds).toBeNull();
  });

  const silent = { client_id: undefined, token_use: undefined, aud: AUDIENCE };
  it.each<[string, Said, boolean]>([
    ['a media type in its header', { claims: silent, header: { typ: 'application/at+jwt' } }, true],
    ['capital letters in its header', { claims: silent, header: { typ: 'AT+JWT' } }, true],
    ['its type of an older Keycloak', { claims: { ...silent, typ: 'at+jwt' } }, true],
    ['a type that says nothing, and scopes', { claims: { ...silent, typ: 'JWT', scope: 'chat' } }, true],
    ['scopes', { claims: { ...silent, scope: 'chat' } }, true],
    ['its client beside an audience', { claims: { ...silent, client_id: 'app' } }, true],
    ['nothing', { claims: silent }, false],
    ['the hash of a code', { claims: { ...silent, scope: 'chat', c_hash: 'h' } }, false],
    ['an empty type', { claims: { ...silent, scope: 'chat', typ: '' } }, false],
    ['a use that says nothing elsewhere', { claims: { token_use: 'jwt' } }, false],
  ])('is or is not an access token by %s', (_, said, isOne) => {
    expect(read(said) !== undefined).toBe(isOne);
  });

  it('claims to be a team member’s by its signature alone', () => {
    const claims = (alg: string) => isTeamToken({ header: { alg }, payload: {} });
    expect(['RS256', 'RS384', 'RS512', 'HS256', 'none'].map(claims)).toEqual([true, true, true, false, false]);
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

  it('is nobody’s when it never ends', () => {
    const payload = { ...accessClaims(NOW), exp: JSON.parse('1e999') };
    expect(personOf({ header: { alg: 'RS256' }, payload }, rules, NOW)).toBeUndefined();
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

describe('who calls', () => {
  const ada = read({ claims: { name: 'Ada L.' } }) as Person;
  const agent = { id: 7, name: 'Ada' };
  const key = { id: 3, name: 'CRM' };

  it('is a person by the agent’s name or their own, or a key', () => {
    expect(whoIs({ ...ada, agent })).toEqual({ type: 'person', user_id: 'ada', name: 'Ada' });
    expect(whoIs({ ...ada, agent: undefined })).toEqual({ type: 'person', user_id: 'ada', name: 'Ada L.' });
    expect(whoIs({ ...ada, agent, key })).toEqual({ type: 'key', id: 3, name: 'CRM' });
  });

  it('is called by the first name that is known', () => {
    const unnamed = { ...ada, name: null };
    expect([
      nameOf({ ...ada, agent }),
      nameOf({ ...ada, agent: undefined }),
      nameOf({ ...unnamed, agent: undefined }),
    ]).toEqual(['Ada', 'Ada L.', 'ada']);
  });

  it('acts as an agent, else as a key, else as an admin', () => {
    expect(actorOf({ ...ada, agent, key })).toEqual({ type: 'agent', agent });
    expect(actorOf({ ...ada, agent: undefined, key })).toEqual({ type: 'system', reason: 'api_key', key: 'CRM' });
    expect(actorOf({ ...ada, agent: undefined })).toEqual({ type: 'system', reason: 'admin' });
  });

  it('writes as an agent, or under their name', () => {
    expect(authorOf({ ...ada, agent })).toBe(agent);
    expect(authorOf({ ...ada, agent: undefined })).toEqual({ id: null, name: 'Ada L.' });
  });

  it('has the highest of their roles', () => {
    const role = (isSupervisor: boolean, isAdmin: boolean) => roleOf({ isSupervisor, isAdmin });
    expect([role(false, false), role(true, false), role(true, true)]).toEqual(['agent', 'supervisor', 'admin']);
  });

  it.each([
    [{ isAgent: false, isSupervisor: false }, 'agent', agent, 'This requires the group agent, supervisor or admin.'],
    [{ isAgent: true, isSupervisor: false }, 'agent', undefined, NOT_AN_AGENT],
    [{ isAgent: true, isSupervisor: false }, 'supervisor', agent, 'This requires the group supervisor or admin.'],
    [{ isAgent: true, isSupervisor: true }, 'admin', agent, 'This requires the group admin.'],
  ] as const)('is forbidden in words what they may not: %j as %s', (person, role, known, message) => {
    expect(() => authorize({ ...person, isAdmin: false }, known, { role })).toThrow(
      expect.objectContaining({ code: 'forbidden', message }),
    );
  });

  it.each(['public', 'visitor'] as const)('needs nothing for what is for the role %s', (role) => {
    const nobody = { isAgent: false, isSupervisor: false, isAdmin: false };
    expect(() => authorize(nobody, undefined, { role })).not.toThrow();
  });
});
