/**
 * A bot's turn: it is asked for an answer to the visitor's newest message, and the answer is stored once, unless people
 * took over while it was written. What it writes is shown as it comes.
 */
import { fileNames, hasOnlyFiles } from '#core/files/said.ts';
import { type ConversationState, isAutomated, rememberedSeq } from '#core/conversation/state.ts';
import { handoffText } from '#core/model/messages/handoff-text.ts';
import type { Id } from '#core/model/id.ts';
import { cut } from '#core/model/text.ts';
import type { OnDelta, Outcome, Turn } from '#functions/bot/port/bot.ts';
import type { Tools } from '#functions/bot/port/tools.ts';
import type { Deps } from '#functions/deps.ts';
import { type BotItem, getBot } from '#functions/store/automation/bot-store.ts';
import { getWorkflowState } from '#functions/store/automation/workflow-state-store.ts';
import {
  type StoredRow,
  getConversationRecord,
  listRows,
  newestRow,
} from '#functions/store/conversations/conversation-store.ts';
import { transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { handOff } from '#functions/use-cases/lifecycle/handoff.ts';
import { appendCommand } from '#functions/use-cases/notify/push-message.ts';
import type { ToolScene } from '#functions/use-cases/bot-tools/bot-tools.ts';
import { askIfSolved } from './ask-if-solved.ts';
import { streamDraft } from './stream-draft.ts';
import { retryOnConflict } from '#functions/store/table.ts';

/** The dependencies of a bot's turn. */
export type BotDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'> & {
  /** Asks the bot's provider. It decides in time, whatever happens there. */
  takeTurn: (turn: Turn, onDelta: OnDelta) => Promise<Outcome>;
  /** What a bot's model may have done in a turn. Missing where that is nothing. */
  toolsFor?: (scene: ToolScene) => Promise<Tools>;
};

/** How many rows a bot sees, which is also how many are read together. */
const MAX_ROWS = 100;
const ATTEMPTS = 8;

/** Answers a visitor's messages since the bot's last one, or hands off. */
export async function answerByBot(deps: BotDeps, message: StoredRow, newest: ConversationState): Promise<void> {
  const { conversation_id: conversation, seq } = message;
  // A newer message has a turn of its own, which answers both.
  if (newest.visitor_read.seq > seq || !isDue(newest, seq)) return;
  const [record, history] = await Promise.all([
    getConversationRecord(deps.table, conversation, { consistent: true }),
    listRows(deps.table, conversation, { before: seq + 1, limit: MAX_ROWS }),
  ]);
  const id = record?.metadata.automation?.id;
  const bot = id === undefined ? undefined : await getBot(deps.table, id);
  if (!bot) return void (await handOff(deps, conversation, { reason: 'not_configured' }));
  const open = await openMessages(deps.table, history, newest);
  const writing = streamDraft(deps, message);
  const around = { bot, conversation, visitor: message.state.visitor_id, seq };
  const turn: Turn = {
    ...around,
    history,
    asked: open.filter((one) => !hasOnlyFiles(one)).map(({ content }) => content),
    files: open.filter(hasOnlyFiles).flatMap(({ metadata }) => fileNames(metadata)),
    turns: await answersGiven(deps.table, bot, history),
    tools: hasTools(bot) ? await deps.toolsFor?.({ ...around, history, open }) : undefined,
  };
  const outcome = await deps.takeTurn(turn, writing.onDelta);
  await writing.end();
  if (outcome.action === 'dropped') return;
  if (outcome.action === 'escalate') return handOffFrom(deps, message, bot, outcome);
  const named = { id: bot.id, name: bot.name };
  // Nothing reads a code where the tools are gone.
  const answer = await store(deps, message, named, turn.tools ? outcome : { code: null, ...outcome });
  if (answer && outcome.action === 'answer' && bot.asks_if_solved) await askIfSolved(deps, answer, { bot: named, seq });
}

/** Only a model can call any. */
const hasTools = ({ provider, tools }: BotItem): boolean => provider !== 'built-in' && tools.length > 0;

/**
 * Hands off as the bot decided, unless the turn of a newer message has answered meanwhile. A visitor who only asked for an agent
 * gets the team of the conversation.
 */
async function handOffFrom(
  deps: BotDeps,
  { conversation_id, seq }: StoredRow,
  { id, name, department_id }: BotItem,
  { reason, note, reply, department }: Extract<Outcome, { action: 'escalate' }>,
): Promise<void> {
  const answer = reply === undefined ? {} : { answer: reply };
  const isOnlyAsked = reason === 'asked' && department === undefined;
  const summary = async ({ row }: { row: StoredRow }) =>
    !note || (await wasRedactedAfter(deps.table, conversation_id, seq, row))
      ? undefined
      : { note, content: handoffText(note) };
  const whose = isOnlyAsked ? {} : { summary, department: department ?? department_id };
  await handOff(deps, conversation_id, {
    reason,
    bot: { id, name },
    ...answer,
    ...whose,
    isDue: ({ row }) => isDue(row.state, seq),
  });
}

/** Whether a message was redacted since the one that is answered: a note may quote it. A redaction adds a row, also while it is handed off. */
async function wasRedactedAfter(table: Deps['table'], conversation: Id, seq: number, newest: StoredRow) {
  if (newest.seq === seq) return false;
  const since = await listRows(table, conversation, { after: seq, limit: MAX_ROWS });
  return since.some(({ metadata }) => metadata?.event === 'redacted');
}

/** The visitor's messages that neither the bot nor a workflow before it has dealt with, each by itself, oldest first. */
async function openMessages(
  table: Deps['table'],
  history: readonly StoredRow[],
  newest: ConversationState,
): Promise<StoredRow[]> {
  const asked = history.filter(({ sender_type }) => sender_type === 'visitor');
  // An answer that a later message outran comes after it.
  const outrun = asked.findLast(({ seq }) => isAnswered(newest, seq))?.seq ?? 0;
  const dealtWith = Math.max(outrun, await dealtWithUpTo(table, history));
  return asked.filter(({ seq }) => seq > dealtWith);
}

/** The last of the visitor's messages that the team's last word dealt with. */
async function dealtWithUpTo(table: Deps['table'], history: readonly StoredRow[]): Promise<number> {
  const last = history.findLast(({ client_message_id }) => WORD_ID.test(client_message_id ?? ''));
  const [, who, number] = WORD_ID.exec(last?.client_message_id ?? '') ?? [];
  if (who === 'bot') return Number(number);
  return last ? ((await getWorkflowState(table, last.conversation_id))?.answered_seq ?? 0) : 0;
}
/** The prefix that marks messages of bots and workflows. */
const WORD_ID = /^(bot|flow)-(\d+)$/;

/** The number of answers the bot has given: earlier rows are counted only once it may have reached its limit. */
async function answersGiven(
  table: Deps['table'],
  { max_turns }: BotItem,
  history: readonly StoredRow[],
): Promise<number> {
  let answers = countAnswers(history);
  const said = history.at(-1)?.state.staff_count ?? 0;
  if (said < max_turns) return answers;
  let [oldest] = history;
  while (oldest && oldest.seq > 1 && answers < said) {
    const rows = await listRows(table, oldest.conversation_id, { before: oldest.seq, limit: MAX_ROWS });
    answers += countAnswers(rows);
    [oldest] = rows;
  }
  return answers;
}
const countAnswers = (rows: readonly StoredRow[]): number =>
  rows.filter(({ milestone }) => milestone === 'answered').length;

const answerId = (seq: number): string => `bot-${seq}`;
const isAnswered = (state: ConversationState, seq: number): boolean =>
  rememberedSeq(state.staff_sent, answerId(seq)) !== undefined;
/** Whether a bot still has to answer this message: the visitor waits, and no workflow has handled it already. */
const isDue = (state: ConversationState, seq: number): boolean =>
  isAutomated(state) && state.handler === 'bot' && state.waiting_since_ms !== null && !isAnswered(state, seq);

type Answer = Exclude<Outcome, { action: 'escalate' | 'dropped' }>;

/** A button holds 100 characters; what it sends is the whole question. */
const asButton = (value: string) => ({ label: cut(value, 100), value });

/** Stores the answer where it still is one, and returns its row: the conversation is read again, and again when somebody was faster. */
async function store(
  deps: BotDeps,
  { conversation_id, seq }: StoredRow,
  bot: { id: Id; name: string },
  outcome: Answer,
): Promise<StoredRow | undefined> {
  const { action, reply } = outcome;
  const command = {
    type: 'bot_message',
    bot,
    content: reply,
    client_message_id: answerId(seq),
    metadata: action === 'ask_back' && outcome.options.length > 0 ? { options: outcome.options.map(asButton) } : null,
    ...(action === 'small_talk' || action === 'ask_back' ? { answers: null, handled_seq: seq } : { answers: seq }),
    handler: 'bot',
    ...(outcome.code === undefined ? {} : { code: outcome.code }),
  } as const;
  if (action === 'resolve') {
    await transitionConversation(deps, conversation_id, ({ row }) =>
      isDue(row.state, seq) && row.state.visitor_read.seq === seq
        ? { type: 'answer_and_resolve', answer: command }
        : undefined,
    );
    return undefined;
  }
  return retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const newest = await newestRow(deps.table, conversation_id, { consistent: true });
    if (!newest || !isDue(newest.state, seq)) return undefined;
    return appendCommand(deps, newest, command);
  });
}
