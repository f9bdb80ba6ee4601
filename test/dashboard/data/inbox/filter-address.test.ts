/** Addresses of lists: what narrows and sorts a list survives a link, and what means nothing is left out. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Filter } from '#dashboard/data/inbox/filter.ts';
import { filterFrom, inOrder, isRanked, matches, queryOf, questionsFor } from '#dashboard/data/inbox/filter.ts';
import { NOW, ago, conversationOf } from '#test/dashboard/support/sample.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const whole: Filter = {
  view: 'all',
  status: 'resolved',
  agent_id: 2,
  department_id: 51,
  widget_id: 1,
  priority: 'high',
  label: 'a&b',
  channel: 'email',
  rating: '1',
  created_from: '2026-03-01T00:00:00.000Z',
  created_to: '2026-03-02T00:00:00.000Z',
  sort: 'waiting',
};

describe('an address', () => {
  it('opens the list that it was made of, with everything that narrows it', () => {
    expect(filterFrom(new URLSearchParams(queryOf(whole)))).toEqual(whole);
    expect(filterFrom(new URLSearchParams('days=7&view=all'))).toEqual({ view: 'all', status: 'open', days: 7 });
  });

  it.each(['channel=fax', 'rating=6', 'days=0', 'days=1000', 'created_from=yesterday', 'sort=name', 'priority=top'])(
    'that says %s narrows nothing by it',
    (query) => {
      expect(filterFrom(new URLSearchParams(query))).toEqual({ view: 'mine', status: 'open' });
    },
  );
});

describe('a list by waiting time', () => {
  const filter: Filter = { view: 'all', status: 'open', sort: 'waiting' };

  it('is one question, in one order over all its pages', () => {
    expect(questionsFor(filter)).toEqual([{ order: 'waiting' }]);
    expect(questionsFor({ ...filter, view: 'mine', status: 'active' })).toEqual([
      { agent_id: 'me', status: 'active', order: 'waiting' },
    ]);
    expect(isRanked(filter)).toBe(true);
  });

  it('has what arrives where it belongs, not on top', () => {
    const [long, short, none] = [
      conversationOf({ id: 1, waiting_since: ago(900) }),
      conversationOf({ id: 2, waiting_since: ago(1), priority: 'urgent' }),
      conversationOf({ id: 3, waiting_since: null }),
    ];
    expect([none, short, long].sort(inOrder(filter)).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it.each<Partial<Filter>>([{ status: 'closed' }, { status: 'any' }, { view: 'snoozed' }, { q: 'order' }])(
    'isn’t one where nobody can wait, as with %o',
    (part) => {
      expect(isRanked({ ...filter, ...part })).toBe(false);
      expect(questionsFor({ ...filter, ...part }).some(({ order }) => order === 'waiting')).toBe(false);
    },
  );
});

describe('what arrives by itself', () => {
  it.each<[Partial<Filter>, object, boolean]>([
    [{ channel: 'email' }, { channel: 'email' }, true],
    [{ channel: 'email' }, { channel: 'api' }, false],
    [{ rating: 'none' }, { rating: null }, true],
    [{ rating: 'any' }, { rating: null }, false],
    [{ rating: '2' }, { rating: 2 }, true],
    [{ days: 1 }, { created_at: ago(3600) }, true],
    [{ days: 1 }, { created_at: ago(90_000) }, false],
    [{ created_to: ago(100) }, { created_at: ago(50) }, false],
    [{ created_from: ago(100) }, { created_at: ago(50) }, true],
  ])('and is narrowed by %o: %o fits: %s', (part, conversation, isIn) => {
    const one = conversationOf({ id: 7, ...conversation });
    expect(matches(one, { view: 'all', status: 'open', ...part }, 1)).toBe(isIn);
  });
});
