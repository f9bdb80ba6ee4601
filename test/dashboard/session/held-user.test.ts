/** The user in a page's memory. */
import { expect, it } from 'vitest';
import { createMemory, holdUser, timeLeft, userIn } from '#dashboard/session/held-user.ts';

const authority = 'https://login.example.com/pool';
const client_id = 'live-chat';

it('holds a user for one client of one issuer', () => {
  const memory = createMemory();
  expect(userIn(memory, { authority, client_id })).toBeUndefined();
  const user = { access_token: 'a', refresh_token: 'r', id_token: 'i', profile: { sub: 'maya' }, expires_at: 100 };
  holdUser(memory, { authority, client_id }, user);
  expect(userIn(memory, { authority, client_id })).toEqual(user);
  expect(userIn(memory, { authority, client_id: 'another' })).toBeUndefined();
  // Where the page of the version before put it aside.
  expect(memory.key(0)).toBe('oidc.user:https://login.example.com/pool:live-chat');
});

it('is storage with keys and an end', () => {
  const memory = createMemory();
  memory.setItem('a', '1');
  memory.setItem('b', '2');
  memory.removeItem('a');
  expect([memory.length, memory.key(0), memory.key(1), memory.getItem('a')]).toEqual([1, 'b', null, null]);
  memory.clear();
  expect(memory.length).toBe(0);
});

it('says how long a token is good for, which is for ever where the issuer doesn’t say', () => {
  const user = { access_token: 'a', profile: {} };
  expect(timeLeft({ ...user, expires_at: 100 }, 40_000)).toBe(60_000);
  expect(timeLeft(user, 40_000)).toBe(Infinity);
});
