import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FreeAgent, WaitingChat } from '#core/assignment/assignment.ts';
import { nextPair } from '#core/assignment/assignment.ts';
import { priorities } from '#core/model/closed-sets.ts';

const chat = (fields: Partial<WaitingChat> = {}): WaitingChat => ({
  conversation_id: 1,
  priority: 'normal',
  queued_at_ms: 1000,
  avoid_agent_id: null,
  ...fields,
});
const agent = (fields: Partial<FreeAgent> = {}): FreeAgent => ({
  agent_id: 1,
  load: 0,
  max: 5,
  last_assigned_at_ms: 0,
  ...fields,
});

const chats = fc
  .array(
    fc.record({
      priority: fc.constantFrom(...priorities),
      queued_at_ms: fc.nat(5),
      avoid_agent_id: fc.option(fc.integer({ min: 1, max: 4 })),
    }),
    { maxLength: 6 },
  )
  .map((list) => list.map((fields, index) => chat({ conversation_id: index + 1, ...fields })));
const agents = fc
  .array(fc.record({ load: fc.nat(4), max: fc.integer({ min: 1, max: 4 }), last_assigned_at_ms: fc.nat(3) }), {
    maxLength: 4,
  })
  .map((list) => list.map((fields, index) => agent({ agent_id: index + 1, ...fields })));

describe('whose turn it is', () => {
  const ids = (waiting: WaitingChat[]) => nextPair(waiting, [agent()])?.chat.conversation_id;

  it.each([
    ['the more urgent', { priority: 'urgent', queued_at_ms: 9 }, { priority: 'high', queued_at_ms: 1 }],
    ['the older of equally urgent ones', { queued_at_ms: 1 }, { queued_at_ms: 2 }],
    ['the one that began first, where both wait equally long', {}, {}],
  ] satisfies [string, Partial<WaitingChat>, Partial<WaitingChat>][])('%s', (_what, first, second) => {
    const [one, other] = [chat({ conversation_id: 1, ...first }), chat({ conversation_id: 2, ...second })];
    expect([ids([one, other]), ids([other, one])]).toEqual([1, 1]);
  });
});

describe('who takes it', () => {
  const taker = (free: FreeAgent[], avoid: number | null = null) =>
    nextPair([chat({ avoid_agent_id: avoid })], free)?.agent.agent_id;

  it.each([
    ['the lowest load relative to the maximum', { load: 2, max: 10 }, { load: 1, max: 4 }],
    ['of equal loads, who has gone longest without a chat', { last_assigned_at_ms: 1 }, { last_assigned_at_ms: 2 }],
    ['who never had one before who did', { last_assigned_at_ms: 0 }, { last_assigned_at_ms: 1 }],
    ['of those equal in all, the one who has been there longer', {}, {}],
    ['nobody who is full', { load: 4, max: 5 }, { load: 1, max: 1 }],
  ] satisfies [string, Partial<FreeAgent>, Partial<FreeAgent>][])('%s', (_what, first, second) => {
    const [one, other] = [agent({ agent_id: 1, ...first }), agent({ agent_id: 2, ...second })];
    expect([taker([one, other]), taker([other, one])]).toEqual([1, 1]);
  });

  it('is another agent than the one it was taken from, while one is free', () => {
    expect(taker([agent({ agent_id: 1 }), agent({ agent_id: 2, load: 4 })], 1)).toBe(2);
    expect(taker([agent({ agent_id: 1 }), agent({ agent_id: 2, load: 5 })], 1)).toBe(1);
    expect(taker([agent({ agent_id: 1 })], 1)).toBe(1);
  });
});

it('a chat waits for no skill where nothing is said of how long', () => {
  const free = [agent({ agent_id: 1, load: 5, has: ['language:de'] }), agent({ agent_id: 2 })];
  expect(nextPair([chat({ needs: ['language:de'], queued_at_ms: 0 })], free)?.agent.agent_id).toBe(2);
});

describe('any queue and any agents', () => {
  it('pair exactly when someone waits and someone has room', () => {
    fc.assert(
      fc.property(chats, agents, (waiting, free) => {
        const hasBoth = waiting.length > 0 && free.some(({ load, max }) => load < max);
        expect(nextPair(waiting, free) !== undefined).toBe(hasBoth);
      }),
    );
  });

  it('never pair with a full agent, nor one chat before a more urgent or older one', () => {
    fc.assert(
      fc.property(chats, agents, (waiting, free) => {
        const pair = nextPair(waiting, free);
        fc.pre(pair !== undefined);
        expect(pair.agent.load).toBeLessThan(pair.agent.max);
        const place = (one: WaitingChat) => 10 * -priorities.indexOf(one.priority) + one.queued_at_ms;
        for (const other of waiting) expect(place(pair.chat)).toBeLessThanOrEqual(place(other));
      }),
    );
  });

  it('do not depend on the order they are read in', () => {
    fc.assert(
      fc.property(chats, agents, (waiting, free) => {
        const [one, other] = [nextPair(waiting, free), nextPair(waiting.toReversed(), free.toReversed())];
        expect(other).toEqual(one);
      }),
    );
  });

  it('taken one after another, leave loads as even as the maxima allow', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
        (count, maxima) => {
          let waiting = Array.from({ length: count }, (_, index) => chat({ conversation_id: index + 1 }));
          let free = maxima.map((max, index) => agent({ agent_id: index + 1, max }));
          for (let pair = nextPair(waiting, free); pair; pair = nextPair(waiting, free)) {
            const { chat: taken, agent: taker } = pair;
            waiting = waiting.filter((one) => one !== taken);
            free = free.map((one) => (one === taker ? { ...one, load: one.load + 1 } : one));
          }
          expect(waiting).toHaveLength(Math.max(0, count - maxima.reduce((sum, max) => sum + max, 0)));
          for (const one of free) {
            for (const other of free) expect((one.load - 1) / one.max).toBeLessThanOrEqual(other.load / other.max);
          }
        },
      ),
    );
  });
});
