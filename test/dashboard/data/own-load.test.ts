/** How many chats the own agent has, between two answers of the server. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { createOwnLoad } from '#dashboard/data/own-load.ts';

it('rises when a chat is assigned and falls when one ends', () => {
  const known = signal(0);
  const { chats, know } = createOwnLoad(known);
  know(0);
  known.value = 5;
  expect(chats.value).toBe(5);
  known.value = 4;
  expect(chats.value).toBe(4);
  known.value = 5;
  expect(chats.value).toBe(5);
});

it('counts chats that no list has shown yet, and counts them once when one does', () => {
  const known = signal(0);
  const { chats, know } = createOwnLoad(known);
  know(5);
  expect(chats.value).toBe(5);
  known.value = 3;
  expect(chats.value).toBe(5);
  known.value = 2;
  expect(chats.value).toBe(4);
});

it('takes the word of the server over its own', () => {
  const known = signal(3);
  const { chats, know } = createOwnLoad(known);
  know(3);
  known.value = 1;
  know(4);
  expect(chats.value).toBe(4);
});
