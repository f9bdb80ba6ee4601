/** Lists: what belongs, in which order, and what is asked for. */
import { describe, expect, it } from 'vitest';
import {
  type Filter,
  filterFrom,
  inOrder,
  labelsOf,
  matches,
  queryOf,
  questionsFor,
} from '#dashboard/data/inbox/filter.ts';
import { ago, conversationOf } from '#test/dashboard/support/sample.ts';

const mine: Filter = { view: 'mine', status: 'open' };
const byMe: number[] = [1];
const byOther: number[] = [2];
const following: Filter = { view: 'following', status: 'open' };

describe('belonging to a list', () => {
  it.each([
    ['mine, active', mine, { agent_id: 1, status: 'active' }, true],
    ['a colleague’s', mine, { agent_id: 2, status: 'active' }, false],
    ['mine, but resolved', mine, { agent_id: 1, status: 'resolved' }, false],
    ['nobody’s, in unassigned', { view: 'unassigned', status: 'open' }, { agent_id: null, status: 'pending' }, true],
    [
      'a bot’s, in unassigned',
      { view: 'unassigned', status: 'open' },
      { agent_id: null, status: 'pending', handler: 'bot' },
      false,
    ],
    ['a followed one, in following', following, { agent_id: 2, status: 'active', followers: byMe }, true],
    [
      'one that a colleague follows, in following',
      following,
      { agent_id: 1, status: 'active', followers: byOther },
      false,
    ],
    ['a followed one that is resolved, in following', following, { status: 'resolved', followers: byMe }, false],
    ['a colleague’s, in all', { view: 'all', status: 'open' }, { agent_id: 2, status: 'waiting' }, true],
    ['one’s own snoozed, in one’s own', mine, { agent_id: 1, status: 'active', is_snoozed: true }, false],
    [
      'one’s own snoozed, in snoozed',
      { view: 'snoozed', status: 'open' },
      { agent_id: 1, status: 'active', is_snoozed: true },
      true,
    ],
    [
      'a colleague’s snoozed, in snoozed',
      { view: 'snoozed', status: 'open' },
      { agent_id: 2, status: 'active', is_snoozed: true },
      false,
    ],
    [
      'a colleague’s snoozed, in all that are snoozed',
      { view: 'all', status: 'snoozed' },
      { agent_id: 2, status: 'waiting', is_snoozed: true },
      true,
    ],
    [
      'snoozed, in all that are active',
      { view: 'all', status: 'active' },
      { agent_id: 2, status: 'active', is_snoozed: true },
      false,
    ],
    ['closed, in all of any status', { view: 'all', status: 'any' }, { agent_id: 2, status: 'closed' }, true],
    ['another department', { ...mine, department_id: 5 }, { agent_id: 1, status: 'active' }, false],
    ['the label', { ...mine, label: 'vip' }, { agent_id: 1, status: 'active', labels: ['vip'] }, true],
    [
      'another colleague’s, in all',
      { view: 'all', status: 'open', agent_id: 3 },
      { agent_id: 2, status: 'active' },
      false,
    ],
    ['the colleague’s', { view: 'all', status: 'open', agent_id: 2 }, { agent_id: 2, status: 'active' }, true],
    ['another priority', { ...mine, priority: 'urgent' }, { agent_id: 1, status: 'active' }, false],
  ] as const)('%s', (_, filter, part, belongs) => {
    const conversation = conversationOf({ id: 1, ...part, labels: [...('labels' in part ? part.labels : [])] });
    expect(matches(conversation, filter, 1)).toBe(belongs);
  });
});

describe('the labels to choose from', () => {
  it('are in the order of a dictionary, each once', () => {
    const labelled = [['urgent', 'VIP'], ['élan', 'refund'], ['refund']].map((labels) => ({ labels }));
    expect(labelsOf(labelled)).toEqual(['élan', 'refund', 'urgent', 'VIP']);
  });
});

describe('the order of a list', () => {
  it('puts what happened last first', () => {
    const [old, fresh] = [
      conversationOf({ id: 1, last_message_at: ago(90) }),
      conversationOf({ id: 2, last_message_at: ago(10) }),
    ];
    expect([old, fresh].sort(inOrder(mine))).toEqual([fresh, old]);
  });

  it('puts the urgent first in the queue, then who waits longest', () => {
    const long = conversationOf({ id: 1, waiting_since: ago(300) });
    const short = conversationOf({ id: 2, waiting_since: ago(5) });
    const urgent = conversationOf({ id: 3, waiting_since: ago(1), priority: 'urgent' });
    expect([short, long, urgent].sort(inOrder({ view: 'unassigned', status: 'open' }))).toEqual([urgent, long, short]);
  });
});

describe('asking the server', () => {
  it('asks one question a status, and none that can have no answer', () => {
    expect(questionsFor(mine)).toEqual([
      { agent_id: 'me', status: 'active' },
      { agent_id: 'me', status: 'waiting' },
    ]);
    expect(questionsFor({ view: 'unassigned', status: 'open' })).toEqual([{ order: 'queue' }]);
    expect(questionsFor({ view: 'unassigned', status: 'any' })).toEqual([{ agent_id: 'none' }]);
    expect(questionsFor({ view: 'snoozed', status: 'open' })).toEqual([{ snoozed: 'true', agent_id: 'me' }]);
    expect(questionsFor({ view: 'snoozed', status: 'open' }, false)).toEqual([{ snoozed: 'true' }]);
    expect(questionsFor({ view: 'all', status: 'snoozed' })).toEqual([{ snoozed: 'true' }]);
  });

  it('asks for the open conversations of a colleague', () => {
    expect(questionsFor({ view: 'all', status: 'open', agent_id: 7 })).toEqual([
      { agent_id: '7', status: 'active' },
      { agent_id: '7', status: 'waiting' },
    ]);
  });

  it('searches everything, whatever the view', () => {
    expect(questionsFor({ ...mine, q: 'ada' })).toEqual([{ q: 'ada' }]);
  });
});

describe('a filter in the address', () => {
  it.each<Filter>([
    mine,
    { view: 'all', status: 'any' },
    { view: 'all', status: 'any', agent_id: 7 },
    { view: 'unassigned', status: 'open', department_id: 7, label: 'a b' },
    { ...mine, q: 'naïve & co', priority: 'high' },
  ])('comes back as it was: %o', (filter) => expect(filterFrom(new URLSearchParams(queryOf(filter)))).toEqual(filter));

  it('ignores what is no filter', () => {
    expect(filterFrom(new URLSearchParams('view=theirs&status=lost&department_id=x&priority='))).toEqual(mine);
  });
});
