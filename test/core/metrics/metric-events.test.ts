import { describe, expect, it } from 'vitest';
import type { Command } from '#core/conversation/commands.ts';
import { decide, firstRow } from '#core/conversation/conversation.ts';
import type { Row } from '#core/conversation/rows.ts';
import {
  type CountedRow,
  metricEventsOf,
  metricEventsOfRow,
  needsEarlier,
  needsHours,
  ratingIn,
} from '#core/metrics/metric-events.ts';
import type { Handler } from '#core/model/conversations/conversation.ts';
import { createdAtMs, makeId } from '#core/model/id.ts';

const START = createdAtMs(makeId(Date.UTC(2026, 5, 1, 12), 0));
const allowance = { burst: 60, perSecond: 5 };
const ana = { id: 7, name: 'Ana' };
const ben = { id: 8, name: 'Ben' };
const byAna = { type: 'agent', agent: ana } as const;
const bySystem = (reason: string) => ({ type: 'system', reason }) as const;
/** Half of the time is within business hours. */
const half = (fromMs: number, toMs: number): number => (toMs - fromMs) / 2;

const says = (content: string): Command => ({
  type: 'visitor_message',
  content,
  client_message_id: `message-${content}`,
  name: null,
  allowance,
  assignee: null,
});
const assign: Command = { type: 'assign', agent: ana, by: bySystem('assignment') };
const answer = (content: string, agent = ana): Command => ({
  type: 'agent_message',
  content,
  client_message_id: `answer-${content}`,
  agent,
  metadata: null,
});
const botAnswer: Command = {
  type: 'bot_message',
  content: 'On Monday',
  client_message_id: 'bot-1',
  bot: { id: 9, name: 'Bo' },
  metadata: null,
  answers: 1,
  handler: 'bot',
};
const resolve: Command = { type: 'resolve', by: byAna };
const resolvedBy = (reason: string): Command => ({ type: 'resolve', by: bySystem(reason) });
const close: Command = { type: 'close', by: { type: 'visitor' } };
const rate = (rating: 1 | 2 | 3 | 4 | 5): Command => ({ type: 'rate', rating, feedback: null, allowance });

/** A conversation whose rows come ten seconds apart. */
function played(handler: Handler, ...commands: Command[]): CountedRow[] {
  const atMs = (nth: number): number => START + nth * 10_000;
  const start = { widget_id: 1, visitor_id: 2, handler, content: 'Hello', client_message_id: 'first-00', name: null };
  const rows: Row[] = [firstRow({ ...start, allowance }, START)];
  for (const command of commands) rows.push(decide((rows.at(-1) as Row).state, command, atMs(rows.length)));
  return rows.map((row, nth) => ({ ...row, id: makeId(atMs(nth), 0), conversation_id: 42 }));
}
const counted = (handler: Handler, ...commands: Command[]) => metricEventsOf(played(handler, ...commands), half);
/** Each fact as its kind, its row, its agent and how many seconds were waited. */
const brief = (handler: Handler, ...commands: Command[]) =>
  counted(handler, ...commands).map(({ kind, seq, agent_id, waits }) => [
    kind,
    seq,
    agent_id,
    waits.map(({ agent_id: who, ms }) => [who, ms / 1000]),
  ]);

it('a fact says of what it is, when, and nothing more than it has', () => {
  expect(counted('agent')).toEqual([
    {
      kind: 'started',
      widget_id: 1,
      conversation_id: 42,
      seq: 1,
      at_ms: START,
      agent_id: null,
      waits: [],
      rating: null,
    },
  ]);
});

describe('of a chat with agents is counted', () => {
  it('the first response with the wait since it was queued, by the clock and within business hours', () => {
    const [, first, ...others] = counted('agent', assign, answer('1'), answer('2'), says('3'), answer('4'));
    expect(first).toMatchObject({ kind: 'first_response', seq: 3, agent_id: 7, at_ms: START + 20_000, rating: null });
    expect(first?.waits).toEqual([{ agent_id: 7, ms: 20_000, business_ms: 10_000 }]);
    expect(others).toEqual([]);
  });

  it('a resolution by an agent, with its time and the replies to who waited', () => {
    const rows = [assign, answer('1'), answer('2'), says('3'), answer('4', ben), resolve];
    expect(brief('agent', ...rows)).toEqual([
      ['started', 1, null, []],
      ['first_response', 3, 7, [[7, 20]]],
      ['resolved', 7, 7, [[7, 60]]],
      [
        'replies',
        7,
        7,
        [
          [7, 20],
          [8, 10],
        ],
      ],
    ]);
  });

  it('neither a note nor what was said before it settled the last time as a reply', () => {
    const note: Command = { type: 'note', content: 'n', client_message_id: 'note-1', agent: ana, metadata: null };
    const rows = [assign, answer('1'), resolve, says('2'), assign, note, answer('3'), close];
    expect(brief('agent', ...rows).slice(2)).toEqual([
      ['resolved', 4, 7, [[7, 30]]],
      ['replies', 4, 7, [[7, 20]]],
      ['reopened', 5, null, []],
      ['closed', 9, 7, []],
      ['replies', 9, 7, [[7, 30]]],
    ]);
  });

  it('a resolution time only the first time that the team resolves', () => {
    const again = [assign, resolve, says('2'), assign, resolve];
    const waits = counted('agent', ...again)
      .filter(({ kind }) => kind === 'resolved')
      .map((fact) => fact.waits.length);
    expect(waits).toEqual([1, 0]);
    const idleFirst = [assign, resolvedBy('idle'), says('2'), assign, resolvedBy('admin')];
    expect(
      counted('agent', ...idleFirst)
        .filter(({ kind }) => kind === 'resolved')
        .map((fact) => fact.waits.map(({ ms }) => ms)),
    ).toEqual([[], [20_000]]);
  });

  it('a close once it was resolved as nothing more than that', () => {
    expect(brief('agent', assign, answer('1'), resolve, close).map(([kind, seq]) => [kind, seq])).toEqual([
      ['started', 1],
      ['first_response', 3],
      ['resolved', 4],
      ['replies', 4],
      ['closed', 5],
    ]);
  });

  it('who has it when it is reopened', () => {
    const back: Command = { type: 'reopen', by: byAna, assignee: ben };
    expect(brief('agent', assign, answer('1'), resolve, back).at(-1)).toEqual(['reopened', 5, 8, []]);
  });
});

describe('a chat is abandoned', () => {
  const kinds = (handler: Handler, ...commands: Command[]) => counted(handler, ...commands).map(({ kind }) => kind);
  const closedBy = (reason: string): Command => ({ type: 'close', by: bySystem(reason) });
  it.each<[string, Handler, Command[], boolean]>([
    ['that the visitor left before anybody answered', 'agent', [close], true],
    ['that the visitor left after somebody took it', 'agent', [assign, close], true],
    ['that ended as nothing happened', 'agent', [resolvedBy('idle')], true],
    ['that was closed as nothing happened', 'agent', [closedBy('idle')], true],
    ['that an agent closed', 'agent', [assign, { type: 'close', by: byAna }], false],
    ['that an admin closed', 'agent', [closedBy('admin')], false],
    ['that was answered', 'agent', [assign, answer('1'), close], false],
    ['that a bot answered', 'bot', [botAnswer, close], false],
    ['that no bot has answered yet', 'bot', [close], true],
    ['that a bot answered and handed off', 'bot', [botAnswer, { type: 'hand_off', reason: 'asked' }, close], true],
  ])('or not: one %s', (_, handler, commands, isAbandoned) => {
    expect(kinds(handler, ...commands).includes('abandoned')).toBe(isAbandoned);
  });

  it('by whoever had it', () => {
    expect(brief('agent', assign, close)).toEqual([
      ['started', 1, null, []],
      ['closed', 3, 7, []],
      ['abandoned', 3, 7, []],
    ]);
  });
});

describe('of a bot is counted', () => {
  const kinds = (...commands: Command[]) => counted('bot', ...commands).map(({ kind }) => kind);
  const handOff = (reason: string): Command => ({ type: 'hand_off', reason }) as Command;
  it.each<[string, Command[], string[]]>([
    ['an answer', [botAnswer], ['started', 'answered']],
    ['a handoff that was asked for', [handOff('asked')], ['started', 'handed_off']],
    ['a handoff as it knew no answer', [handOff('unanswered')], ['started', 'handed_off', 'unanswered']],
    ['what it resolved', [botAnswer, resolvedBy('bot')], ['started', 'answered', 'resolved', 'bot_resolved']],
    [
      'what a workflow resolved',
      [botAnswer, resolvedBy('workflow')],
      ['started', 'answered', 'resolved', 'bot_resolved'],
    ],
    ['no resolve of others', [botAnswer, resolvedBy('rule')], ['started', 'answered', 'resolved']],
  ])('%s', (_, commands, expected) => expect(kinds(...commands)).toEqual(expected));

  it('no time to a resolution, which is the team’s', () =>
    expect(counted('bot', botAnswer, resolvedBy('bot')).flatMap(({ waits }) => waits)).toEqual([]));

  it('no answer that isn’t a bot’s', () => {
    const [, row] = played('bot', botAnswer) as [CountedRow, CountedRow];
    expect(metricEventsOfRow({ ...row, sender_type: 'agent' }, [], half)).toEqual([]);
  });
});

describe('a rating', () => {
  it('is its agent’s, of when it was given, and the last one counts', () => {
    const rows = [assign, answer('1'), resolve, rate(2), rate(5)];
    const rated = counted('agent', ...rows).filter(({ kind }) => kind === 'rated');
    expect(rated).toMatchObject([{ seq: 6, at_ms: START + 50_000, agent_id: 7, rating: 5, waits: [] }]);
    expect(counted('agent', ...rows)).toHaveLength(5);
  });

  it('is in every row after it, and in none before', () => {
    const rows = played('agent', assign, resolve, rate(4), says('more'));
    expect(rows.map((row) => ratingIn(row).map(({ seq, rating }) => [seq, rating]))).toEqual([
      [],
      [],
      [],
      [[4, 4]],
      [[4, 4]],
    ]);
  });
});

it('earlier rows are needed where a chat settles, and business hours there and for first responses', () => {
  const rows = played('agent', assign, answer('1'), resolve, close);
  expect(rows.map(needsEarlier)).toEqual([false, false, false, true, false]);
  expect(rows.map(needsHours)).toEqual([false, false, true, true, false]);
  expect(played('agent', close).map(needsEarlier)).toEqual([false, true]);
});

it('without the rows before it, a settled chat has neither times nor replies', () => {
  const rows = played('agent', assign, answer('1'), resolve);
  expect(metricEventsOfRow(rows.at(-1) as CountedRow, [], half).map(({ kind, waits }) => [kind, waits])).toEqual([
    ['resolved', []],
  ]);
});

it('a wait that would begin after its end took no time', () => {
  const [, , first] = played('agent', assign, answer('1')) as [CountedRow, CountedRow, CountedRow];
  const late = { ...first, state: { ...first.state, queued_at_ms: START + 90_000 } };
  expect(metricEventsOfRow(late, [], half)[0]?.waits).toEqual([{ agent_id: 7, ms: 0, business_ms: 0 }]);
  const never = { ...first, state: { ...first.state, queued_at_ms: null } };
  expect(metricEventsOfRow(never, [], half)[0]?.waits).toEqual([]);
});
