import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conditions, FreeAgent, WaitingChat } from '#core/assignment/assignment.ts';
import { nextPair } from '#core/assignment/assignment.ts';
import { skillsHeld, skillsNeeded, skillsOf } from '#core/assignment/skills.ts';
import { priorities } from '#core/model/closed-sets.ts';

const chat = (fields: Partial<WaitingChat> = {}): WaitingChat => ({
  conversation_id: 1,
  priority: 'normal',
  queued_at_ms: 0,
  avoid_agent_id: null,
  ...fields,
});
const agent = (fields: Partial<FreeAgent> = {}): FreeAgent => ({
  agent_id: 1,
  load: 0,
  max: 2,
  last_assigned_at_ms: 0,
  ...fields,
});
const conditions = (fields: Partial<Conditions> = {}): Conditions => ({
  fallbackAfterMs: 100,
  urgentExceeds: false,
  nowMs: 0,
  ...fields,
});

describe('what a chat needs', () => {
  const choices = { match_languages: true, match_labels: ['Billing', 'refund'] };

  it.each([
    ['the language of the locale', 'de-AT', [], ['language:de']],
    ['nothing without a locale', null, [], []],
    ['a label that is a skill, however it is written', null, ['BILLING', 'vip'], ['label:billing']],
    ['both', 'pt-BR', ['refund'], ['language:pt', 'label:refund']],
  ])('is %s', (_what, locale, labels, needs) => {
    expect(skillsNeeded(choices, { locale, labels })).toEqual(needs);
  });

  it('is nothing where the department matches nothing', () => {
    const needs = skillsNeeded({ match_languages: false, match_labels: [] }, { locale: 'de', labels: ['billing'] });
    expect(needs).toEqual([]);
  });

  it('is named as what agents have', () => {
    expect(skillsHeld({ languages: ['de'], skills: ['Billing'] })).toEqual(['language:de', 'label:billing']);
    expect(skillsHeld({})).toEqual([]);
  });
});

describe('who takes a chat that needs skills, and why', () => {
  const german = chat({ needs: ['language:de'] });
  const able = (fields: Partial<FreeAgent> = {}) => agent({ has: ['language:de'], ...fields });

  it.each<[string, WaitingChat, FreeAgent[], Partial<Conditions>, number | undefined, object | undefined]>([
    [
      'the agent who has them, though another has fewer chats',
      german,
      [able({ agent_id: 1, load: 1 }), agent({ agent_id: 2 })],
      {},
      1,
      { rule: 'only_one', skills: ['language:de'] },
    ],
    [
      'nobody while the one who has them is full',
      german,
      [able({ load: 2 }), agent({ agent_id: 2 })],
      {},
      undefined,
      undefined,
    ],
    [
      'another one once it has waited long enough',
      german,
      [able({ load: 2 }), agent({ agent_id: 2 })],
      { nowMs: 100 },
      2,
      { rule: 'only_one', skills: ['language:de'], fallback: 'waited' },
    ],
    [
      'nobody else a moment before it has waited long enough',
      { ...german, queued_at_ms: 50 },
      [able({ load: 2 }), agent({ agent_id: 2 })],
      { nowMs: 149 },
      undefined,
      undefined,
    ],
    [
      'another one at once where nobody online has them',
      german,
      [agent({ agent_id: 1, load: 1 }), agent({ agent_id: 2 })],
      {},
      2,
      { rule: 'fewest_chats', skills: ['language:de'], fallback: 'nobody_has_them' },
    ],
    [
      'the one who has them also after it waited',
      german,
      [able({ agent_id: 1, load: 1 }), agent({ agent_id: 2 })],
      { nowMs: 100 },
      1,
      { rule: 'best_skills', skills: ['language:de'] },
    ],
    [
      'of equals, who has gone longest without a chat',
      chat(),
      [agent({ agent_id: 1, last_assigned_at_ms: 5 }), agent({ agent_id: 2 })],
      {},
      2,
      { rule: 'longest_without' },
    ],
    [
      'another one than who gave it back',
      chat({ avoid_agent_id: 1 }),
      [agent({ agent_id: 1 }), agent({ agent_id: 2, load: 1 })],
      {},
      2,
      { rule: 'others_had_it' },
    ],
    [
      'for an urgent chat, who is exactly at the maximum',
      chat({ priority: 'urgent' }),
      [agent({ agent_id: 1, load: 3 }), agent({ agent_id: 2, load: 2 })],
      { urgentExceeds: true },
      2,
      { rule: 'over_capacity' },
    ],
    [
      'nobody full for one that is not urgent',
      chat({ priority: 'high' }),
      [agent({ load: 2 })],
      { urgentExceeds: true },
      undefined,
      undefined,
    ],
    [
      'nobody full where urgent chats wait, too',
      chat({ priority: 'urgent' }),
      [agent({ load: 2 })],
      {},
      undefined,
      undefined,
    ],
  ])('%s', (_what, waiting, agents, changed, taker, why) => {
    const pair = nextPair([waiting], agents, conditions(changed));
    expect([pair?.agent.agent_id, pair?.why]).toEqual([taker, why]);
  });

  it('a chat that waits for its skill holds up nobody behind it', () => {
    const agents = [able({ agent_id: 1, load: 2 }), agent({ agent_id: 2 })];
    const pair = nextPair([german, chat({ conversation_id: 2, queued_at_ms: 1 })], agents, conditions());
    expect([pair?.chat.conversation_id, pair?.agent.agent_id]).toEqual([2, 2]);
  });
});

it('everybody may take a chat that waited, and none of them for its waiting, where all have its skills', () => {
  const online = [agent({ has: ['language:de'] }), agent({ agent_id: 2, has: ['language:de', 'language:fr'] })];
  const outcome = skillsOf({ needs: ['language:de'], queued_at_ms: 0 }, online, { fallbackAfterMs: 100, nowMs: 200 });
  expect(outcome).toEqual({ agents: online, fallback: null });
});

const skill = fc.constantFrom('language:de', 'label:billing', 'label:refund');
const someSkills = fc.uniqueArray(skill, { maxLength: 3 });
const anyQueue = fc
  .array(fc.record({ priority: fc.constantFrom(...priorities), queued_at_ms: fc.nat(200), needs: someSkills }), {
    maxLength: 12,
  })
  .map((list) => list.map((fields, index) => chat({ conversation_id: index + 1, ...fields })));
const anyTeam = fc
  .array(fc.record({ load: fc.nat(4), max: fc.integer({ min: 1, max: 4 }), has: someSkills }), { maxLength: 5 })
  .map((list) => list.map((fields, index) => agent({ agent_id: index + 1, ...fields })));
const anyConditions = fc.record({ fallbackAfterMs: fc.nat(200), urgentExceeds: fc.boolean(), nowMs: fc.constant(200) });

/** Assigns until nothing more can be; answers how often it was asked, too. */
function settle(waiting: WaitingChat[], agents: FreeAgent[], how: Conditions) {
  let asked = 1;
  for (let pair = nextPair(waiting, agents, how); pair; pair = nextPair(waiting, agents, how)) {
    const { chat: taken, agent: taker } = pair;
    const most = taker.max + (how.urgentExceeds && taken.priority === 'urgent' ? 1 : 0);
    expect(taker.load).toBeLessThan(most);
    waiting = waiting.filter((one) => one !== taken);
    agents = agents.map((one) => (one === taker ? { ...one, load: one.load + 1 } : one));
    asked += 1;
  }
  return { waiting, agents, asked };
}

describe('any queue, any skills and any choices', () => {
  it('give nobody more than their maximum, but for one urgent chat where it may be', () => {
    fc.assert(
      fc.property(anyQueue, anyTeam, anyConditions, (queue, team, how) => {
        const { agents } = settle(queue, team, how);
        for (const [index, one] of agents.entries()) {
          const { load = 0 } = team[index] ?? {};
          expect(one.load).toBeLessThanOrEqual(Math.max(load, one.max + (how.urgentExceeds ? 1 : 0)));
        }
      }),
    );
  });

  it('leave no chat waiting while somebody with room may take it', () => {
    fc.assert(
      fc.property(anyQueue, anyTeam, anyConditions, (queue, team, how) => {
        const { waiting, agents } = settle(queue, team, how);
        for (const { needs = [], queued_at_ms } of waiting) {
          const hasAll = ({ has = [] }: FreeAgent) => needs.every((one) => has.includes(one));
          const isOpenToAll = !agents.some(hasAll) || how.nowMs - queued_at_ms >= how.fallbackAfterMs;
          const free = agents.filter((one) => one.load < one.max && (isOpenToAll || hasAll(one)));
          expect(free).toEqual([]);
        }
      }),
    );
  });

  it('leave none once all have waited long enough, while there is room', () => {
    fc.assert(
      fc.property(anyQueue, anyTeam, (queue, team) => {
        const { waiting, agents } = settle(queue, team, conditions({ nowMs: 300 }));
        expect(waiting.length === 0 || agents.every(({ load, max }) => load >= max)).toBe(true);
      }),
    );
  });

  it('are settled by one question for each chat that is given, and one more', () => {
    fc.assert(
      fc.property(anyQueue, anyTeam, anyConditions, (queue, team, how) => {
        const { waiting, asked } = settle(queue, team, how);
        expect(asked).toBe(queue.length - waiting.length + 1);
      }),
    );
  });
});
