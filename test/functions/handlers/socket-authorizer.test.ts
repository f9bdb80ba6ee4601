import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agentTokens } from '#functions/identity/agent-tokens.ts';
import { authorizer } from '#functions/handlers/socket-authorizer.ts';
import { fromContext } from '#functions/socket/principal.ts';
import { sessionKeys } from '#functions/identity/session-keys.ts';
import { keys } from '#functions/store/keys.ts';
import type { VisitorSession, VisitorSessions } from '#functions/identity/visitor-session.ts';
import { visitorSessions } from '#functions/identity/visitor-session.ts';
import { anAgent } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const ISSUER = 'https://issuer.example';
const [own, foreign] = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
const keySet = JSON.stringify({
  keys: [{ ...own?.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
});
const published = createServer((_request, response) =>
  response.setHeader('content-type', 'application/json').end(keySet),
);

let deps: MemoryDeps;
let sessions: VisitorSessions;
let verifyAgent: ReturnType<typeof agentTokens>;

beforeAll(async () => {
  await new Promise<void>((resolve) => published.listen(0, '127.0.0.1', resolve));
  const { port } = published.address() as AddressInfo;
  const jwksUri = `http://127.0.0.1:${port}/jwks`;
  const issuer = { issuer: ISSUER, jwksUri, audience: 'dashboard', groupsClaim: 'cognito:groups' };
  verifyAgent = agentTokens(issuer, Date.now);
});
afterAll(() => published.close());
beforeEach(async () => {
  deps = memoryDeps(Date.now());
  sessions = visitorSessions(
    sessionKeys(async () => 'a secret of sufficient length', deps.now),
    deps.now,
  );
  const gate = { widget_id: 5, token: 'token-of-the-widget', is_active: true, allowed_domains: ['shop.example'] };
  await deps.table.put({ Item: { ...keys.token(gate.token), ...gate } });
});

const METHOD_ARN = 'arn:aws:execute-api:us-east-1:1:api/live/$connect';
const ask = (protocols: string | undefined, origin?: string) =>
  authorizer({ ...deps, sessions, publicOrigin: 'https://chat.example.com', verifyAgent })({
    methodArn: METHOD_ARN,
    headers: {
      ...(protocols === undefined ? {} : { 'Sec-WebSocket-Protocol': protocols }),
      ...(origin ? { Origin: origin } : {}),
    },
  });
const effect = async (protocols: string | undefined, origin?: string) => {
  const before = deps.table.changes.length;
  const { policyDocument, context } = await ask(protocols, origin);
  expect(deps.table.changes).toHaveLength(before);
  const [statement] = policyDocument.Statement;
  expect(statement).toMatchObject({ Action: 'execute-api:Invoke', Resource: METHOD_ARN });
  if (statement?.Effect === 'Deny') expect(context).toBeUndefined();
  return statement?.Effect;
};

const agentToken = (claims: Record<string, unknown> = {}, key = own, header: Record<string, string> = {}) =>
  new SignJWT({ client_id: 'dashboard', token_use: 'access', 'cognito:groups': ['agent'], ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one', ...header })
    .setIssuer(String(claims['iss'] ?? ISSUER))
    .setSubject('user-1')
    .setIssuedAt()
    .setExpirationTime(claims['exp'] === undefined ? '5m' : Number(claims['exp']))
    .sign(key?.privateKey ?? new Uint8Array());
const sessionToken = async (fields: Partial<VisitorSession> = {}) =>
  (
    await sessions.sign({
      visitor_id: 9,
      widget_id: 5,
      widget_token: 'token-of-the-widget',
      verified: false,
      ...fields,
    })
  ).token;

describe('an agent (abuse case 10)', () => {
  it('is let in as the agent they are, by an access token', async () => {
    const ana = await anAgent(deps, { user_id: 'user-1', name: 'Ana' });
    const { policyDocument, context } = await ask(`live-chat.v1, ${await agentToken()}`);
    expect(policyDocument.Statement[0]?.Effect).toBe('Allow');
    expect(fromContext(context ?? {})).toEqual({
      principal: 'agent',
      user_id: 'user-1',
      name: 'Ana',
      agent_id: ana.id,
      role: 'agent',
      token_expires_at_seconds: expect.closeTo(Date.now() / 1000 + 300, -1),
    });
  });

  it('without an agent record is let in as the admin they are', async () => {
    const { context } = await ask(`live-chat.v1, ${await agentToken({ 'cognito:groups': ['admin'], name: 'Root' })}`);
    expect(fromContext(context ?? {})).toMatchObject({
      principal: 'agent',
      user_id: 'user-1',
      name: 'Root',
      agent_id: null,
      role: 'admin',
    });
  });

  it('may be vouched for by an audience instead of a client', async () => {
    await anAgent(deps, { user_id: 'user-1' });
    const scope = 'openid chat';
    const token = await agentToken({ client_id: undefined, aud: ['dashboard', 'other'], token_use: undefined, scope });
    expect(await effect(`live-chat.v1, ${token}`)).toBe('Allow');
  });

  it.each([
    ['in neither group', () => agentToken({ 'cognito:groups': ['billing'] })],
    ['with an ID token', () => agentToken({ token_use: 'id', aud: 'dashboard' })],
    ['of another client', () => agentToken({ client_id: 'another' })],
    ['of another audience, whatever the client', () => agentToken({ aud: 'another' })],
    ['of another issuer', () => agentToken({ iss: 'https://evil.example' })],
    ['whose token has expired', () => agentToken({ exp: Math.floor(Date.now() / 1000) - 60 })],
    ['signed by another key', () => agentToken({}, foreign)],
    ['signed by a key nobody published', () => agentToken({}, own, { kid: 'two' })],
  ])('%s is refused', async (_what, token) => {
    await anAgent(deps, { user_id: 'user-1' });
    expect(await effect(`live-chat.v1, ${await token()}`)).toBe('Deny');
  });
});

describe('a visitor (abuse cases 10 and 17)', () => {
  it('is let in by the session token, from an allowed site or from no site', async () => {
    const token = await sessionToken();
    const { context } = await ask(`live-chat.v1,${token}`, 'https://shop.example');
    expect(fromContext(context ?? {})).toEqual({
      principal: 'visitor',
      visitor_id: 9,
      widget_id: 5,
      widget_token: 'token-of-the-widget',
      verified: false,
    });
    expect(await effect(`live-chat.v1, ${token}`)).toBe('Allow');
  });

  it.each([
    ['from another site', {}, 'https://evil.example'],
    ['from a page without an origin of its own', {}, 'null'],
    ['of a widget token that was replaced', { widget_token: 'token-of-before' }, undefined],
    ['of another widget', { widget_id: 6 }, undefined],
  ])('%s is refused', async (_what, fields, origin) => {
    expect(await effect(`live-chat.v1, ${await sessionToken(fields)}`, origin)).toBe('Deny');
  });

  it('of an inactive widget is refused', async () => {
    const gate = { widget_id: 5, token: 'token-of-the-widget', is_active: false, allowed_domains: [] };
    await deps.table.put({ Item: { ...keys.token(gate.token), ...gate } });
    expect(await effect(`live-chat.v1, ${await sessionToken()}`)).toBe('Deny');
  });

  it('whose session is thirty days old is refused', async () => {
    const token = await sessionToken();
    deps.clock.ms += 31 * 24 * 60 * 60 * 1000;
    expect(await effect(`live-chat.v1, ${token}`)).toBe('Deny');
  });
});

describe('nobody', () => {
  const none = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"9","aud":"live-chat-visitor","widget":5,"token":"token-of-the-widget"}')}.`;

  it.each([
    ['without a header', undefined],
    ['without a token', 'live-chat.v1'],
    ['with another protocol first', 'chat.v2, token'],
    ['with a third protocol', 'live-chat.v1, token, more'],
    ['with something that is no token', 'live-chat.v1, hello'],
    ['with a token signed by nobody', `live-chat.v1, ${none}`],
  ])('%s is let in', async (_what, protocols) => {
    expect(await effect(protocols)).toBe('Deny');
  });

  it('with the agents’ public key used as a secret is let in', async () => {
    const secret = Buffer.from(own?.publicKey.export({ format: 'pem', type: 'spki' }) ?? '');
    const token = await new SignJWT({ client_id: 'dashboard', 'cognito:groups': ['admin'] })
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .setIssuer(ISSUER)
      .setSubject('user-1')
      .setExpirationTime('5m')
      .sign(secret);
    expect(await effect(`live-chat.v1, ${token}`)).toBe('Deny');
  });
});
