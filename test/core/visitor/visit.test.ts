import { describe, expect, it } from 'vitest';
import { type Visit, type Visited, isSeenDue, nextVisit, visitChanges, visitOf } from '#core/visitor/visit.ts';

const at = '2026-06-01T12:00:00.000Z';
const NOW = Date.parse(at);
const before: Visited = {
  ip_address: '192.0.2.7',
  user_agent: 'Firefox',
  locale: 'de',
  timezone: 'Europe/Berlin',
  referrer: 'https://search.example/',
  last_seen_at: at,
};
const same: Visit = { address: '192.0.2.7', userAgent: 'Firefox' };
const page = (nth: number, url = `https://shop.example/${nth}`) => ({ url, title: null, at });

describe('a visit', () => {
  it('changes nothing where everything is as before, or isn’t told', () => {
    expect(visitChanges(before, same, at)).toEqual({});
    const all = { locale: 'de', timezone: 'Europe/Berlin', referrer: 'https://search.example/' };
    expect(visitChanges(before, { ...same, ...all }, at)).toEqual({});
  });

  it.each<[Partial<Visit>, Partial<Visited>]>([
    [{ address: '192.0.2.8' }, { ip_address: '192.0.2.8' }],
    [{ userAgent: 'Chrome' }, { user_agent: 'Chrome' }],
    [{ userAgent: 'x'.repeat(400) }, { user_agent: 'x'.repeat(300) }],
    [{ userAgent: 'ü'.repeat(200) }, { user_agent: 'ü'.repeat(150) }],
    [{ locale: 'fr' }, { locale: 'fr' }],
    [{ timezone: 'Europe/Paris' }, { timezone: 'Europe/Paris' }],
    [{ referrer: 'y'.repeat(501) }, { referrer: 'y'.repeat(500) }],
    [
      { locale: 'fr', timezone: 'Europe/Paris' },
      { locale: 'fr', timezone: 'Europe/Paris' },
    ],
  ])('that says %j changes %j alone', (said, changes) => {
    expect(visitChanges(before, { ...same, ...said }, at)).toEqual(changes);
  });

  it('is due to be noted again after five minutes', () => {
    expect([0, 299_999, 300_000, 300_001].map((ms) => isSeenDue(before, NOW + ms))).toEqual([false, false, true, true]);
  });
});

describe('the pages of a visit', () => {
  const pagesAfter = (pages: Visited['pages'], visit: Partial<Visit>) =>
    visitChanges(pages ? { ...before, pages } : before, { ...same, ...visit }, at).pages;

  it('begin with the first, with its title if there is one', () => {
    expect(pagesAfter(undefined, { current_page: 'https://shop.example/1' })).toEqual([page(1)]);
    expect(pagesAfter(undefined, { current_page: 'https://shop.example/1', page_title: 'Shoes' })).toEqual([
      { ...page(1), title: 'Shoes' },
    ]);
  });

  it('go on with the next, and stay where it is the last one already', () => {
    expect(pagesAfter([page(1)], { current_page: 'https://shop.example/2' })).toEqual([page(1), page(2)]);
    expect(pagesAfter([page(1), page(2)], { current_page: 'https://shop.example/1' })).toEqual([
      page(1),
      page(2),
      page(1),
    ]);
    expect(pagesAfter([page(1)], { current_page: 'https://shop.example/1' })).toBeUndefined();
    expect(pagesAfter([page(1)], {})).toBeUndefined();
  });

  it('are the last twenty', () => {
    const twenty = Array.from({ length: 20 }, (_, nth) => page(nth));
    expect(pagesAfter(twenty, { current_page: 'https://shop.example/20' })).toEqual([...twenty.slice(1), page(20)]);
  });

  it('are fewer where addresses or titles are long: 2,800 bytes with 40 for each', () => {
    const sized = (letters: number, nth: number) => page(nth, `${nth}`.padEnd(letters, 'x'));
    const full = [sized(1360, 1), sized(1319, 2)];
    // 1,360 + 1,319 + one + 3 × 40 bytes are 2,800.
    expect(pagesAfter(full, { current_page: 'z' })).toHaveLength(3);
    expect(pagesAfter(full, { current_page: 'zz' })).toEqual([full[1], page(3, 'zz')]);
    expect(pagesAfter(full, { current_page: 'z', page_title: 't' })).toHaveLength(2);
  });

  it('are cut, in bytes', () => {
    const last = (letter: string) => {
      const said = { current_page: letter.repeat(5000), page_title: letter.repeat(700) };
      return pagesAfter([page(1)], said)?.at(-1);
    };
    expect(last('x')).toEqual({ url: 'x'.repeat(2000), title: 'x'.repeat(600), at });
    expect(last('ü')).toEqual({ url: 'ü'.repeat(1000), title: 'ü'.repeat(300), at });
  });

  it('leave those before a long one out', () => {
    const said = { current_page: 'x'.repeat(2000), page_title: 't'.repeat(600) };
    const pagesBefore = (letters: number) => pagesAfter([page(1, 'y'.repeat(letters))], said)?.length;
    expect([pagesBefore(120), pagesBefore(121)]).toEqual([2, 1]);
  });
});

describe('visits are counted', () => {
  const seen = { first_seen_at: '2026-05-01T00:00:00.000Z', last_seen_at: at };
  const third = { count: 3, began_at: at };

  it('from the first, which began when somebody was first seen', () => {
    expect(visitOf(seen)).toEqual({ count: 1, began_at: seen.first_seen_at });
    expect(visitOf({ ...seen, visit: third })).toBe(third);
  });

  it('and another begins after half an hour without a page', () => {
    const half = 30 * 60_000;
    expect(nextVisit(seen, NOW + half - 1)).toBeUndefined();
    expect(nextVisit(seen, NOW + half)).toEqual({ count: 2, began_at: '2026-06-01T12:30:00.000Z' });
    expect(nextVisit({ ...seen, visit: third }, NOW + half)?.count).toBe(4);
  });
});
