/** Bots, articles and workflows from memory, with the refusals their pages have to show. */
import type { Sent } from '#core/contract/http.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import { articleDefaults } from '#core/model/knowledge/article.ts';
import type { Bot } from '#core/model/bots/bot.ts';
import { botDefaults } from '#core/model/bots/bot.ts';
import type { ModelRun } from '#core/model/bots/model-run.ts';
import type { TriedQuestion } from '#core/model/bots/test-question.ts';
import { fieldErrors } from '#core/text/field-errors.ts';
import type { Workflow } from '#core/automation/definition.ts';
import { workflowSettings } from '#core/automation/definition.ts';
import { type Answered, type Asked, ok, problem } from './fake-answers.ts';
import { crud, pageOf } from './fake-lists.ts';
import type { FakeState } from './fake-state.ts';

const at = () => new Date().toISOString();

/** The operations, by name. */
export function botsOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const articles = crud('Article', 'Articles', state.articles, (id, body) => ({
    ...articleDefaults,
    ...(body as unknown as Article),
    id,
    created_at: at(),
  }));
  const bots = crud('Bot', 'Bots', state.bots, (id, body): Bot => ({
    ...botDefaults,
    ...(body as unknown as Bot),
    id,
    index: { state: 'ready', fitted_at: null, articles: 0, embeddings: null },
    created_at: at(),
  }));
  return {
    ...bots,
    deleteBot: (asked) => unlessUsed(state, 'ai_bot', asked, () => bots['deleteBot']?.(asked)),
    testBot: () => ok({ result: 'ok', status: null, detail: null, left_out: ['response_format'], milliseconds: 1200 }),
    listUnanswered: ({ query }) => pageOf(state.unanswered, query),
    ...copilotOf(state),
    ...qualityOf(state),
    ...articles,
    listArticles: ({ query }) =>
      pageOf(
        state.articles.filter(({ bot_id }) => bot_id === Number(query.get('bot_id'))),
        query,
      ),
    importArticles: ({ body }) => importJson(state, body),
    ...workflowsOf(state),
  };
}

/** Suggestions and drafts; a draft that isn't there any more was reviewed. */
function copilotOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const review = (part: string, then: () => Answered): Answered => {
    const at = state.learned.findIndex(({ id }) => String(id) === part);
    if (at < 0) return problem(404, 'not_found');
    state.learned.splice(at, 1);
    return then();
  };
  return {
    listSuggestions: () => ok({ data: state.suggestions }),
    askCopilot: ({ body }) => {
      state.copilotAsked.push(body as unknown as FakeState['copilotAsked'][number]);
      return { status: 204, body: undefined };
    },
    listCopilotUse: () => ok({ data: [] }),
    listToolUse: () => ok({ data: [] }),
    listLearned: ({ query }) => pageOf(state.learned, query),
    dropLearned: ({ part }) => review(part, () => ({ status: 204, body: undefined })),
    takeLearned: ({ part, id, body }) =>
      review(part, () => {
        const about = { id: 2000 + state.articles.length, bot_id: id, version: 1, created_at: at() };
        const article = { ...articleDefaults, ...(body as unknown as Article), ...about };
        state.articles.push(article);
        return { status: 201, body: article };
      }),
  };
}

/**
 * Test questions; each finds nothing until it is there, and a trial makes each find what is expected: but nothing without the
 * article that is deleted, or with one of only a question mark.
 */
function qualityOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const found = (article_id: number | null) => (article_id === null ? null : { article_id, confidence: 0.9 });
  const rehearsal = (now: 'running' | 'done') => ({
    id: 10,
    state: now,
    total: 40,
    looked_at: now === 'done' ? 40 : 12,
    counts: { same: 38, answered: 1, handed_off: 1, other_answer: 0, routed_elsewhere: 0, unknown: 0 },
  });
  let tried: Sent<'startTrial', 'body'> = {};
  const isLost = (article_id: number | null) =>
    tried.article?.question === '?' || (article_id !== null && (tried.removed_article_ids ?? []).includes(article_id));
  return {
    listTestQuestions: () => ok({ data: state.tested, next_cursor: null }),
    createTestQuestion: ({ body }) => {
      const { question, article_id } = body as unknown as TriedQuestion;
      if (state.tested.some((one) => one.question === question))
        return problem(409, 'conflict', 'It is there already.');
      const asked = { id: 3000 + state.tested.length, question, article_id, version: 1, created_at: at() };
      state.tested.push({ ...asked, found: null, is_embedded: false });
      return { status: 201, body: asked };
    },
    deleteTestQuestion: ({ part }) => {
      state.tested = state.tested.filter(({ id }) => String(id) !== part);
      return { status: 204 };
    },
    startTrial: ({ body }) => {
      tried = body;
      return { status: 201, body: { id: 9, state: 'running', results: [] } };
    },
    ...modelRunsOf(state),
    startRehearsal: () => ({ status: 201, body: rehearsal('running') }),
    getRehearsal: () => ok(rehearsal('done')),
    listRehearsed: () => ok({ data: state.rehearsed, next_cursor: null }),
    getTrial: () =>
      ok({
        id: 9,
        state: 'done',
        results: state.tested.map(({ id, article_id }) => ({
          question_id: id,
          found: isLost(article_id) ? null : found(article_id),
        })),
      }),
  };
}

/** A model that answers each question with what is expected, but fails at the last; the first look finds one answer. */
function modelRunsOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  let isChanged = false;
  let run: ModelRun | null = null;
  const after = (asked: number, now: ModelRun['state']): ModelRun => ({
    id: 11,
    state: now,
    started_at: at(),
    model: 'small-1',
    is_changed: isChanged,
    total: state.tested.length,
    asked,
    tokens: 610 * asked,
    results: state.tested.slice(0, asked).map(({ id, article_id }, index, { length }) => ({
      question_id: id,
      action: index === 2 && length > 2 ? 'failed' : article_id === null ? 'handed_over' : 'answered',
      article_ids: article_id === null || (index === 2 && length > 2) ? [] : [article_id],
      reason: index === 2 && length > 2 ? 'timeout' : null,
      reply: article_id === null || (index === 2 && length > 2) ? '' : 'It is on its way.',
      call: null,
      tokens: 610,
      milliseconds: 900,
      previous: { action: 'handed_over', article_ids: [] },
    })),
  });
  return {
    estimateModelRun: ({ body }) => {
      const tokens = 1234 * state.tested.length;
      return ok({
        questions: state.tested.length,
        tokens,
        tokens_left: body['instructions'] === 'long' ? 9 : 1_000_000,
      });
    },
    startModelRun: ({ body }) => {
      isChanged = Object.keys(body).length > 0;
      run = after(0, 'running');
      return { status: 201, body: run };
    },
    getModelRun: () => {
      if (run?.state === 'running') run = run.asked === 0 ? after(1, 'paused') : after(state.tested.length, 'done');
      return ok({ run });
    },
    resumeModelRun: () => ok((run = after(1, 'running'))),
  };
}

function unlessUsed(
  { widgets }: FakeState,
  type: 'ai_bot' | 'workflow',
  { id }: Asked,
  remove: () => Answered | undefined,
): Answered {
  const users = widgets.filter((one) => one.handler_type === type && one.handler_id === id).map(({ name }) => name);
  return users.length > 0
    ? problem(409, 'conflict', `It is used by ${users.join(', ')}.`)
    : (remove() ?? problem(404, 'not_found'));
}

/** Takes a JSON list; entries without an answer are refused. */
function importJson(state: FakeState, { bot_id, content, dry_run }: Record<string, unknown>): Answered {
  const entries = JSON.parse(String(content)) as Partial<Article>[];
  const rows = entries.map(({ question = null, answer }, index) => {
    const row = { row: index + 1, line: null, question };
    if (answer === undefined || question === null)
      return {
        ...row,
        result: 'refused',
        article_id: null,
        errors: [{ path: 'row.answer', message: 'Is required. Must be text' }],
      };
    const id = 2000 + state.articles.length;
    if (dry_run === true) return { ...row, result: 'created', article_id: null, errors: [] };
    state.articles.push({
      ...articleDefaults,
      id,
      bot_id: Number(bot_id),
      question,
      answer,
      version: 1,
      created_at: at(),
    });
    return { ...row, result: 'created', article_id: id, errors: [] };
  });
  const refused = rows.filter(({ result }) => result === 'refused').length;
  return { status: 200, body: { created: rows.length - refused, updated: 0, refused, rows } };
}

function workflowsOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const rows = crud('Workflow', 'Workflows', state.workflows, (id, body) => ({
    ...(body as unknown as Workflow),
    id,
    version: 1,
    created_at: at(),
    updated_at: at(),
  }));
  const sound = ({ body: sent }: Asked, use: () => Answered): Answered => {
    const body = Object.fromEntries(Object.entries(sent).filter(([name]) => name !== 'revision'));
    const { success, error } = workflowSettings.safeParse({ name: 'Any', definition: endless, ...body });
    if (success) return use();
    const errors = fieldErrors(error.issues, body, 'body');
    const refused = problem(400, 'validation_failed');
    return { ...refused, body: { ...(refused.body as object), errors } };
  };
  return {
    ...rows,
    createWorkflow: (asked) => sound(asked, () => rows['createWorkflow']?.(asked) ?? problem(404, 'not_found')),
    updateWorkflow: (asked) =>
      sound(asked, () => {
        const found = state.workflows.find(({ id }) => id === asked.id);
        if (!found) return problem(404, 'not_found');
        const { revision = found.revision, ...changes } = asked.body;
        if (revision !== found.revision) return problem(409, 'conflict');
        const version = found.version + ('definition' in changes ? 1 : 0);
        const counts = { version, revision: found.revision + 1, updated_at: at() };
        return { status: 200, body: Object.assign(found, changes, counts) };
      }),
    deleteWorkflow: (asked) => unlessUsed(state, 'workflow', asked, () => rows['deleteWorkflow']?.(asked)),
    issueSigningSecret: () => ({ status: 200, body: { signing_secret: 'Sign3d'.repeat(8) } }),
  };
}

/** Stands in where a change has no definition. */
const endless = { start: 'end', steps: { end: { kind: 'end' } } };
