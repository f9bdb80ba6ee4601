/** Bots that know something and a workflow, all invented. */
import type { Article } from '#core/model/knowledge/article.ts';
import { botDefaults } from '#core/model/bots/bot.ts';
import { templates } from '#dashboard/workflows/templates.ts';
import type { FakeState } from './fake-state.ts';

const known: [question: string, answer: string, phrasings: string[]][] = [
  [
    'Where is my order?',
    'The link in your confirmation email shows where your parcel is. It is updated every evening.',
    ['track my parcel', 'when does my order arrive', 'has it left yet', 'package status'],
  ],
  [
    'How do I return something?',
    'Send anything back within 30 days. The label is in the box.',
    ['send back', 'returns'],
  ],
  [
    'Do you ship to Norway?',
    'We do, in two or three days. Customs are included.',
    ['shipping abroad', 'delivery to Oslo'],
  ],
  ['Which wood goes with the Lilla?', 'Oak or ash; both are oiled, and the oak is a little darker.', []],
  ['Do you have a showroom?', 'At Stortorget 9 in Malmö, open until six.', ['can I see it in person']],
];

/** Two bots, what the first knows, and what it did not know. */
export function knowingBots(
  before: (seconds: number) => string,
): Pick<FakeState, 'bots' | 'articles' | 'unanswered' | 'workflows'> {
  const articles = known.map(([question, answer, alternative_phrasings], index): Article => ({
    id: 700 + index,
    bot_id: 71,
    question,
    answer,
    alternative_phrasings,
    locale: index === 3 ? 'en' : null,
    url: null,
    is_public: false,
    version: 1,
    created_at: before(1e5),
  }));
  return {
    bots: [
      {
        ...botDefaults,
        id: 71,
        name: 'Fjordy',
        provider: 'built-in',
        learns_from_conversations: true,
        department_id: 51,
        index: { state: 'ready', fitted_at: before(4000), articles: articles.length, embeddings: null },
        version: 1,
        created_at: before(1e6),
      },
      {
        ...botDefaults,
        id: 72,
        name: 'Night shift',
        provider: 'openai-compatible',
        base_url: 'https://models.example.com/v1',
        model: 'small-and-quick',
        instructions: 'Be brief and warm. Never promise a delivery date.',
        languages: ['en', 'sv'],
        tools: [
          {
            kind: 'http',
            name: 'order_status',
            description: 'Looks up the status of an order of the visitor.',
            audience: 'everyone',
            requires_code: true,
            url: 'https://api.fjord.example/orders',
            parameters: [
              {
                name: 'order_number',
                description: 'The number of the order',
                type: 'text',
                choices: [],
                is_required: true,
              },
            ],
            returns: { status: 'order.status' },
          },
        ],
        index: { state: 'fitting', fitted_at: before(90_000), articles: 12, embeddings: null },
        version: 1,
        created_at: before(1e6),
      },
    ],
    articles,
    unanswered: (
      [
        ['Do you have gift cards?', 14, 3000],
        ['can i pay by invoice', 6, 40_000],
        ['Do you have a showroom?', 3, 300_000],
        ['is the varnish safe for toddlers who chew on everything, the table edge in particular', 1, 500_000],
      ] as const
    ).map(([question, count, seconds]) => ({
      question,
      count,
      first_asked_at: before(seconds + 600_000),
      last_asked_at: before(seconds),
      conversation_id: 104,
    })),
    workflows: [
      {
        id: 81,
        name: 'Order problems',
        version: 3,
        revision: 3,
        definition: templates.order,
        created_at: before(1e6),
        updated_at: before(7000),
      },
      {
        id: 82,
        name: 'Half done',
        version: 1,
        revision: 1,
        definition: {
          ...templates.lead,
          steps: {
            ...templates.lead.steps,
            name: { ...templates.lead.steps.name, text: '', next: 'nowhere' },
            again: { kind: 'message', text: 'And again, {{nobody}}', next: 'again' },
          },
        },
        created_at: before(1e6),
        updated_at: before(900_000),
      },
    ],
  };
}
