/** What bots have learned from conversations: drafts that admins review. */
import * as z from 'zod/mini';
import { article, articleSettings } from '#core/model/knowledge/article.ts';
import { learnedQuestion } from '#core/model/knowledge/learned.ts';
import { AGENT_API, byId, endpoint, idText, page, paging } from '#core/contract/kit/endpoint.ts';

const { shape } = articleSettings;
const ofDrafts = { tag: 'Bots', role: 'admin', errors: ['not_found', 'conflict'] } as const;
const path = `${AGENT_API}/bots/{id}/learned` as const;
const oneDraft = z.strictObject({ id: idText, learned_id: idText });

/** Every endpoint of them. */
export const learned = {
  listLearned: endpoint({
    ...ofDrafts,
    method: 'GET',
    path,
    summary:
      'List the drafts of questions and answers that a bot has learned from well-rated conversations, newest first',
    params: byId,
    query: z.strictObject(paging),
    answer: { status: 200, schema: page(learnedQuestion) },
    errors: ['not_found'],
  }),
  takeLearned: endpoint({
    ...ofDrafts,
    method: 'POST',
    path: `${path}/{learned_id}/take`,
    summary: 'Add a draft as an article, as it is or changed; what was taken out of it has to be filled in or removed',
    params: oneDraft,
    body: z.extend(z.partial(z.omit(articleSettings, { bot_id: true })), {
      question: shape.question,
      answer: shape.answer,
    }),
    answer: { status: 201, schema: article },
    errors: [...ofDrafts.errors, 'too_large'],
  }),
  dropLearned: endpoint({
    ...ofDrafts,
    method: 'DELETE',
    path: `${path}/{learned_id}`,
    summary: 'Discard a draft: neither it nor one like it comes back, and agents no longer see it as a past answer',
    params: oneDraft,
    answer: { status: 204 },
  }),
} as const;
