/** The user as the sign-in library stores it, read without the library. */
import { User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { expect, it } from 'vitest';
import { createMemory, timeLeft, userIn } from '#dashboard/session/held-user.ts';

const authority = 'https://login.example.com/pool';
const client_id = 'live-chat';

it('reads what the library stores, and what it removes', async () => {
  const memory = createMemory();
  const userStore = new WebStorageStateStore({ store: memory });
  const manager = new UserManager({ authority, client_id, redirect_uri: 'https://chat.example.com/', userStore });
  expect(userIn(memory, { authority, client_id })).toBeUndefined();
  const profile = { sub: 'maya', name: 'Maya', iss: authority, aud: client_id, exp: 2, iat: 1 };
  const tokens = { access_token: 'a', refresh_token: 'r', token_type: 'Bearer', expires_at: 100 };
  await manager.storeUser(new User({ ...tokens, profile }));
  expect(userIn(memory, { authority, client_id })).toMatchObject({ ...tokens, profile });
  expect(userIn(memory, { authority, client_id: 'another' })).toBeUndefined();
  expect((await manager.getUser())?.access_token).toBe('a');
  await manager.removeUser();
  expect(userIn(memory, { authority, client_id })).toBeUndefined();
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
