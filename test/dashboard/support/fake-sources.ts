/** Sources of bots from memory: one in each state, with pages that were read, wait or couldn't be read. */
import type { Source, SourcePage } from '#core/model/knowledge/source.ts';
import { type Answered, type Asked, ok, problem } from './fake-answers.ts';
import { crud } from './fake-lists.ts';
import type { FakeState } from './fake-state.ts';

const none = { pages: 0, done: 0, unread: 0, articles: 0, left_out: 0, held: 0, trial: null };
const neverRead = { state: 'waiting', started_at: null, finished_at: null, next_at: null, ...none } as const;

/** A page of a source, with these fields instead. */
export const sourcePageOf = (page: Partial<SourcePage> & Pick<SourcePage, 'id' | 'address'>): SourcePage => ({
  title: null,
  state: 'read',
  problem: null,
  detail: null,
  articles: 0,
  is_held: false,
  kept: 0,
  taken: 0,
  short: 0,
  read_at: null,
  ...page,
});

/** The operations, by name. A preview finds as many pages as the sources have. */
export function sourcesOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const { sources, sourcePages } = state;
  const all = crud('Source', 'Sources', sources, (id, body): Source => ({
    schedule: 'off',
    locale: null,
    holds_if_worse: false,
    addresses: [],
    name: 'Files',
    version: 1,
    created_at: new Date().toISOString(),
    ...(body as Partial<Source> as Pick<Source, 'bot_id' | 'kind'>),
    id,
    reading: neverRead,
  }));
  const decided = (id: number) => {
    const found = sources.find((one) => one.id === id);
    if (!found) return problem(404, 'not_found');
    return ok(Object.assign(found, { reading: { ...found.reading, held: 0, trial: null } }));
  };
  return {
    ...all,
    listSources: ({ query }) =>
      ok({ data: sources.filter(({ bot_id }) => bot_id === Number(query.get('bot_id'))), next_cursor: null }),
    readSource: ({ id }) => {
      const found = sources.find((one) => one.id === id);
      return found
        ? ok(Object.assign(found, { reading: { ...found.reading, state: 'waiting' } }))
        : problem(404, 'not_found');
    },
    publishSource: ({ id }) => decided(id),
    discardSource: ({ id }) => decided(id),
    getSourceTrial: () =>
      ok({
        changes: [
          {
            question_id: 1,
            question: 'Can I send the lamp back after a year?',
            before: 'right',
            after: 'wrong',
            answered_by: 'How do I care for a lamp?',
          },
          {
            question_id: 2,
            question: 'Do you ship to Iceland?',
            before: 'handed_over',
            after: 'right',
            answered_by: 'Where do you ship to?',
          },
          { question_id: 3, question: 'Is there a job for me?', before: 'wrong', after: 'right', answered_by: null },
        ],
      }),
    listSourcePages: ({ id }) => ok({ data: sourcePages[id] ?? [], next_cursor: null }),
    uploadSourceFile: ({ id, body }) => {
      const name = String(body['name']);
      const page = sourcePageOf({ id: `file-${name}`, address: name, state: 'waiting' });
      (sourcePages[id] ??= []).push(page);
      return { status: 201, body: page };
    },
    deleteSourceFile: ({ id, part }) => {
      sourcePages[id] = (sourcePages[id] ?? []).filter((one) => one.id !== part);
      return { status: 204 };
    },
    previewSource: () =>
      ok({
        found: 38,
        examples: ['https://fjord.example/help/returns'],
        first: {
          address: 'https://fjord.example/help/returns',
          title: 'Returns',
          questions: ['How do I return something?', 'Who pays for the parcel?'],
        },
        problems: [{ address: 'https://fjord.example/account', problem: 'login', detail: null }],
      }),
  };
}
