/** Where a bot's articles come from, how it is tested, what it learned, and who is on the site; all invented. */
import type { Source } from '#core/model/knowledge/source.ts';
import type { FakeState } from './fake-state.ts';
import { sourcePageOf } from './fake-sources.ts';

type Before = (seconds: number) => string;

/** Three sources of one bot: read, being read, and files. */
export function someSources(before: Before): Pick<FakeState, 'sources' | 'sourcePages'> {
  const source = (id: number, name: string, more: Partial<Source>): Source => ({
    id,
    bot_id: 71,
    kind: 'site',
    name,
    addresses: [],
    locale: null,
    schedule: 'weekly',
    holds_if_worse: false,
    version: 1,
    created_at: before(1e6),
    reading: {
      state: 'done',
      started_at: before(7300),
      finished_at: before(7200),
      next_at: null,
      pages: 4,
      done: 4,
      unread: 2,
      articles: 61,
      left_out: 0,
      held: 0,
      trial: null,
    },
    ...more,
  });
  const site = source(501, 'fjord.example', { addresses: ['https://fjord.example/help/'] });
  const wiki = source(502, 'Assembly instructions of all chairs, tables and shelves since 1987', {
    addresses: ['https://assembly.fjord.example/instructions/furniture/everything-we-ever-made/index.html'],
    schedule: 'daily',
  });
  const files = source(503, 'Handbook', { kind: 'files', schedule: 'off' });
  const trial = { state: 'done', better: 2, worse: 1, questions: 40 } as const;
  return {
    sources: [
      { ...site, reading: { ...site.reading, next_at: before(-500_000), left_out: 12, held: 2, trial } },
      { ...wiki, reading: { ...wiki.reading, state: 'reading', finished_at: null, done: 120, pages: 340 } },
      { ...files, reading: { ...files.reading, pages: 2, done: 2, unread: 1, articles: 9 } },
    ],
    sourcePages: {
      501: [
        sourcePageOf({
          id: 'p1',
          address: 'https://fjord.example/help/returns',
          title: 'Returns',
          articles: 7,
          kept: 1,
          taken: 2,
        }),
        sourcePageOf({
          id: 'p2',
          address: 'https://fjord.example/help/care-for-oiled-oak-and-ash-through-all-seasons-of-the-year',
          title: 'Caring for oiled oak and ash',
          articles: 54,
        }),
        sourcePageOf({
          id: 'p3',
          address: 'https://fjord.example/help/dealers',
          state: 'unread',
          problem: 'login',
          detail: 'https://fjord.example/login?next=/help/dealers',
        }),
        sourcePageOf({
          id: 'p4',
          address: 'https://fjord.example/help/catalogue.pdf',
          state: 'unread',
          problem: 'too_large',
          detail: '52428800',
        }),
        sourcePageOf({ id: 'p5', address: 'https://fjord.example/help/new', state: 'waiting' }),
      ],
      503: [
        sourcePageOf({ id: 'f1', address: 'handbook/warranty.md', title: 'Warranty', articles: 9 }),
        sourcePageOf({ id: 'f2', address: 'handbook/scan.pdf', state: 'unread', problem: 'no_text' }),
      ],
    },
  };
}

/** Drafts that a bot has learned: one can be added as it is, one has a blank. */
export const someLearned = (before: Before): FakeState['learned'] => [
  {
    id: 4001,
    question: 'Can I have the Lilla without armrests?',
    answer: 'Yes, choose “no armrests” below the wood. It costs the same and ships two days earlier.',
    locale: 'en',
    conversation_id: 104,
    rating: 5,
    learned_at: before(9000),
  },
  {
    id: 4002,
    question: 'My table came with a scratch, and the one beside it was damp. What do I do with both of them?',
    answer: 'We are sorry! Send a picture to {{email}} with order {{number}}, and we collect both tables tomorrow.',
    locale: null,
    conversation_id: 103,
    rating: 4,
    learned_at: before(90_000),
  },
];

/** Test questions: one right, one wrong, one handed over and one that should be. */
export function someTests(before: Before): FakeState['tested'] {
  const asked = (id: number, question: string, article_id: number | null, found: [number, number] | null) => ({
    id,
    question,
    article_id,
    version: 1,
    created_at: before(1e5),
    found: found && { article_id: found[0], confidence: found[1] },
    is_embedded: false,
  });
  return [
    asked(3001, 'has my parcel left the warehouse yet', 700, [700, 0.93]),
    asked(3002, 'can I bring the chair back to the shop if my cat doesn’t like it', 701, [704, 0.58]),
    asked(3003, 'do you deliver to Tromsø', 702, null),
    asked(3004, 'I want to complain about a driver', null, null),
  ];
}

/** Visitors on two sites: a stranger, somebody known, one in a chat. */
export function someVisitors(before: Before): FakeState['live'] {
  const on = (path: string, title: string) => ({ url: `https://fjord.example${path}`, title, at: before(30) });
  const visitor = {
    widget_id: 1,
    name: null,
    verified: false,
    locale: 'en',
    timezone: 'Europe/Oslo',
    visits: 1,
    chat: 'none',
    conversation_id: null,
  } as const;
  return {
    widgets: [
      { id: 1, name: 'Fjord shop' },
      { id: 2, name: 'Help centre' },
    ],
    total: 3,
    data: [
      {
        ...visitor,
        id: 9012,
        name: 'Ada Moreau',
        verified: true,
        page: on('/chairs/lilla', 'Lilla, the oak chair · Fjord'),
        since: before(340),
        visits: 7,
        chat: 'open',
        conversation_id: 112,
      },
      { ...visitor, id: 9020, page: on('/', 'Fjord · Furniture from Malmö'), since: before(12) },
      {
        ...visitor,
        id: 9021,
        widget_id: 2,
        name: 'Marguerite Oyelaran-Fitzgerald',
        page: on('/help/returns?step=2', 'Returning a table that is larger than the door it came through · Help'),
        since: before(4000),
        visits: 2,
        chat: 'resolved',
        conversation_id: 109,
      },
    ],
  };
}
