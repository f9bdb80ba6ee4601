/** Runs of a bot's test questions with its model: the newest one, and what became of each question. They go with the bot. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import {
  type ModelResult,
  type ModelRun,
  type ModelVerdict,
  type TriedSettings,
  triedSettings,
} from '#core/model/bots/model-run.ts';
import type { Id } from '#core/model/id.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { keys } from '#functions/store/keys.ts';
import { isCount } from '#functions/store/settings-store.ts';
import { type Table, type TransactItem, type Written, queryAll } from '#functions/store/table.ts';
import { digestOf } from '#functions/store/unique.ts';

/** A test question as it was asked: one in other words is another. */
export type AskedQuestion = { id: Id; version: number };

/** What is stored of a question that was asked: all but what the run before made of it. */
export type StoredResult = Omit<ModelResult, 'previous' | 'question_id'>;

type Row = { question_id: Id; run_id: Id; of_version: number; asked_at_ms: number; result?: StoredResult };

/** The newest run. `at_ms`: when a function was last started for it. */
export type ModelRunItem = {
  run_id: Id;
  state: ModelRun['state'];
  started_at_ms: number;
  at_ms: number;
  model: string | null;
  /** What it tries, and what earlier runs made of the questions. Packed: instructions are long. */
  packed: Uint8Array;
};

type Packed = { change: TriedSettings; settings?: string; previous: [Id, number, ModelVerdict['action'], Id[]][] };

/** A run with its rows, by question. */
export type StoredRun = {
  item: ModelRunItem;
  change: TriedSettings;
  /** Whether a bot with what the run tries is still the one that the run began with. */
  isOf: (bot: BotItem) => boolean;
  rows: ReadonlyMap<Id, Row>;
  previous: ReadonlyMap<Id, { version: number; verdict: ModelVerdict }>;
};

const KEPT_SECONDS = 90 * 24 * 3600;
/** A function that was started this long ago has ended, whether it said so or not. */
export const LONGEST_STEP_MS = 60_000;

const expiryOf = (atMs: number): number => Math.ceil(atMs / 1000) + KEPT_SECONDS;
const unpack = ({ packed }: ModelRunItem): Packed => JSON.parse(inflateRawSync(packed).toString()) as Packed;

/** The newest run of a bot with all that it has found, or nothing. */
export async function getModelRun(table: Table, bot: Id): Promise<StoredRun | undefined> {
  const { pk, sk } = keys.modelRun(bot);
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :runs)',
    ExpressionAttributeValues: { ':pk': pk, ':runs': 'MODEL-RUN#' },
    ConsistentRead: true,
  });
  const head = items.find((one) => one['sk'] === sk) as ModelRunItem | undefined;
  if (!head) return undefined;
  const rows = (items as (Row & { sk: string })[]).filter((one) => one.sk !== sk && one.run_id === head.run_id);
  const { change, settings, previous } = unpack(head);
  return {
    item: head,
    change,
    isOf: (now) => settings === undefined || settings === digestOfSettings({ ...now, ...change }),
    rows: new Map(rows.map((row) => [row.question_id, row])),
    previous: new Map(
      previous.map(([id, version, action, article_ids]) => [id, { version, verdict: { action, article_ids } }]),
    ),
  };
}

/** Names are sorted, because the table may give them back in any order. */
const digestOfSettings = (bot: BotItem): string => {
  const tried = Object.keys(triedSettings.shape).map((name) => bot[name as keyof TriedSettings] ?? null);
  return digestOf(JSON.stringify(tried, (_, value: unknown) => (isRecord(value) ? inOrder(value) : value)));
};
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const inOrder = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** Nothing is written for a bot that is gone: what it had is cleared once. */
const isThere = (bot: Id): TransactItem => ({
  ConditionCheck: { Key: keys.bot(bot), ConditionExpression: 'attribute_exists(pk)' },
});

/** Whether a function may be asking questions for it now. */
export const isUnderway = ({ state, at_ms }: ModelRunItem, nowMs: number): boolean =>
  state === 'running' && nowMs - at_ms < LONGEST_STEP_MS;

/**
 * Starts a run in place of an earlier one, of which what it found is kept for comparison; `refused` where another one was
 * started or the bot was deleted. @param bot with what the run tries
 */
export async function putModelRun(
  table: Table,
  bot: BotItem,
  { id, change, atMs }: { id: Id; change: TriedSettings; atMs: number },
  before: StoredRun | undefined,
): Promise<Written> {
  const previous = new Map(before?.previous);
  for (const [question, { of_version: version, result }] of before?.rows ?? [])
    if (result) previous.set(question, { version, verdict: result });
  const packed: Packed = {
    change,
    settings: digestOfSettings(bot),
    previous: [...previous].map(([one, { version, verdict }]) => [one, version, verdict.action, verdict.article_ids]),
  };
  const item: ModelRunItem = {
    run_id: id,
    state: 'running',
    started_at_ms: atMs,
    at_ms: atMs,
    model: bot.model,
    packed: deflateRawSync(JSON.stringify(packed)),
  };
  const Put = {
    Item: { ...keys.modelRun(bot.id), ...item, expires_at_seconds: expiryOf(atMs) },
    ...(before
      ? {
          ConditionExpression: 'run_id = :before AND at_ms = :at',
          ExpressionAttributeValues: { ':before': before.item.run_id, ':at': before.item.at_ms },
        }
      : { ConditionExpression: 'attribute_not_exists(pk)' }),
  };
  return table.transact([{ Put }, isThere(bot.id)]);
}

/** Ends a step of a run, or begins the next one; `refused` where it isn't in this state any more. */
export async function changeModelRun(
  table: Table,
  bot: Id,
  { run_id, state, at_ms }: Pick<ModelRunItem, 'run_id' | 'state' | 'at_ms'>,
  after: Pick<ModelRunItem, 'state' | 'at_ms'>,
): Promise<Written> {
  const { written } = await table.update({
    Key: keys.modelRun(bot),
    UpdateExpression: 'SET #state = :state, at_ms = :at',
    ConditionExpression: 'run_id = :run AND #state = :before AND at_ms = :since',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':run': run_id,
      ':before': state,
      ':since': at_ms,
      ':state': after.state,
      ':at': after.at_ms,
    },
  });
  return written;
}

/**
 * Takes a question for one function, before the model is asked; `refused` where it was taken in this run already, or the bot
 * was deleted or changed since it was read.
 */
export async function claimQuestion(
  table: Table,
  bot: Pick<BotItem, 'id' | 'version'>,
  run: Id,
  { id, version }: AskedQuestion,
  atMs: number,
): Promise<Written> {
  const row: Row = { question_id: id, run_id: run, of_version: version, asked_at_ms: atMs };
  const Put = {
    Item: { ...keys.modelRun(bot.id, id), ...row, expires_at_seconds: expiryOf(atMs) },
    ConditionExpression: 'attribute_not_exists(pk) OR run_id <> :run OR of_version <> :version',
    ExpressionAttributeValues: { ':run': run, ':version': version },
  };
  return table.transact([{ Put }, { ConditionCheck: { Key: keys.bot(bot.id), ...isCount('version', bot.version) } }]);
}

/** Stores what became of a question that was claimed; nothing: it wasn't asked, and may be claimed again. */
export async function putResult(
  table: Table,
  bot: Id,
  run: Id,
  { id, version }: AskedQuestion,
  result: StoredResult | undefined,
): Promise<void> {
  const isClaimed = {
    ConditionExpression: 'run_id = :run AND of_version = :version',
    ExpressionAttributeValues: { ':run': run, ':version': version },
  };
  const Key = keys.modelRun(bot, id);
  if (!result) return void (await table.delete({ Key, ...isClaimed }));
  await table.update({
    Key,
    UpdateExpression: 'SET #result = :result',
    ...isClaimed,
    ExpressionAttributeNames: { '#result': 'result' },
    ExpressionAttributeValues: { ...isClaimed.ExpressionAttributeValues, ':result': result },
  });
}
