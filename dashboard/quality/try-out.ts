/** Runs a bot's test questions against a change, before it is saved. */
import type { Sent } from '#core/contract/http.ts';
import type { Bot } from '#core/model/bots/bot.ts';
import type { Id } from '#core/model/id.ts';
import type { TriedQuestion } from '#core/model/bots/test-question.ts';
import type { Api } from '#dashboard/api/api.ts';
import { compare, isByWords } from './tried.ts';

/** What is tried: a change to train with, a trial that was started already, or only another threshold. */
export type Tried = {
  change?: Sent<'startTrial', 'body'>;
  trialId?: Id;
  /** The threshold after the change, where that changes too. */
  floor?: number;
};

/** What a change makes better and worse. */
export type Comparison = ReturnType<typeof compare> & { isByWords?: boolean };

/** A bot and its test questions as they are. */
export type Before = { bot: Pick<Bot, 'id' | 'confidence_floor'>; questions: readonly TriedQuestion[] };

/** Fetches what a change is compared with. @throws ApiError */
export async function readBefore(api: Api, bot: Id): Promise<Before> {
  const params = { id: String(bot) };
  const [settings, { data }] = await Promise.all([api('getBot', { params }), api('listTestQuestions', { params })]);
  return { bot: settings, questions: data };
}

/**
 * Compares the test questions with what each would find after a change; waits until it is trained, as long as it is wanted.
 * Nothing where that failed. @throws ApiError
 */
export async function tryOut(
  api: Api,
  { bot, questions }: Before,
  { change, trialId, floor = bot.confidence_floor }: Tried,
  isWanted: () => boolean,
): Promise<Comparison | undefined> {
  const floors = { before: bot.confidence_floor, after: floor };
  const params = { id: String(bot.id) };
  const look = (id: Id) => api('getTrial', { params: { ...params, trial_id: String(id) } });
  let trial = change ? await api('startTrial', { params, body: change }) : trialId && (await look(trialId));
  if (!trial) return compare(questions, floors);
  while (trial.state === 'running' && isWanted()) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    trial = await look(trial.id);
  }
  if (trial.state !== 'done') return undefined;
  const found = new Map(trial.results.map((one) => [one.question_id, one.found]));
  return { ...compare(questions, floors, ({ id }) => found.get(id) ?? null), isByWords: isByWords(trial.embeddings) };
}
/** A bot with a few articles is trained within a second. */
const LOOK_MS = 400;
