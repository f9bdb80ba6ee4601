import { describe, expect, it } from 'vitest';
import { judgeClock, judgeIdentity, judgeSocket } from '#bin/doctor/judge-site.ts';

const states = (findings: { state: string }[]) => findings.map(({ state }) => state);
const AUTHORITY = 'https://login.example.com/pool';
const page = (body: string, status = 200) => ({ url: AUTHORITY, status, headers: {}, body });
const about = (issuer: string) => page(JSON.stringify({ issuer, jwks_uri: `${AUTHORITY}/jwks` }));

describe('a site', () => {
  it.each([
    [0, 'ok'],
    [59_000, 'ok'],
    [60_000, 'warning'],
    [-60_000, 'warning'],
    [299_000, 'warning'],
    [300_000, 'fault'],
    [-300_000, 'fault'],
  ])('whose clock differs by %i ms: %s', (by, state) => {
    expect(states(judgeClock({ serverMs: 1e12, ownMs: 1e12 + by }))).toEqual([state]);
  });

  it.each([
    [401, 'ok', 'lets nobody in'],
    [403, 'ok', 'lets nobody in'],
    [101, 'fault', 'Its authorizer is missing'],
    [200, 'fault', 'A proxy on the way'],
    [404, 'fault', 'A proxy on the way'],
    [429, 'fault', 'Raise socketThrottle'],
    [500, 'fault', 'Read the log of socket-authorizer'],
    [503, 'fault', 'Read the log of socket-authorizer'],
  ])('whose socket answers %i: %s, %s', (status, state, sentence) => {
    expect(judgeSocket({ url: 'wss://x', status })).toEqual([{ state, sentence: expect.stringContaining(sentence) }]);
  });

  it.each([
    ['keys of two kinds', about(AUTHORITY), page('{"keys":[{"kty":"EC"},{"kty":"RSA"}]}'), 'ok'],
    ['no key', about(AUTHORITY), page('{"keys":[]}'), 'fault'],
    ['keys that are no JSON', about(AUTHORITY), page('<html>'), 'fault'],
    ['keys that are not there', about(AUTHORITY), undefined, 'fault'],
    ['keys that fail', about(AUTHORITY), page('', 500), 'fault'],
    ['another issuer', about(`${AUTHORITY}/`), page('{"keys":[{"kty":"RSA"}]}'), 'fault'],
    ['a page', page('<html>'), undefined, 'fault'],
    ['half a document', page(`{"issuer":"${AUTHORITY}"}`), undefined, 'fault'],
  ])('whose identity provider has %s', (_, discovery, keys, state) => {
    expect(states(judgeIdentity({ authority: AUTHORITY, discovery, keys }))).toEqual([state]);
  });
});
