/**
 * A bot's turn: it is asked for an answer to the visitor's newest message, and the answer is stored once, unless people
 * took over while it was written. What it writes is shown as it comes.
 */
import type { ConversationState } from '#core/conversation/state.ts';
import { isAutomated, rememberedSeq } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { OnDelta, Outcome, Turn } from '#functions/bot/turn.ts';
import type { Deps } from '#functions/deps.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { getConversationRecord, listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import type { StoredRow } from '#functions/store/conversations/row-item.ts';
import { transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { handOff } from '#functions/use-cases/lifecycle/handoff.ts';
import { appendCommand } from '#functions/use-cases/notify/push-message.ts';
import { streamDraft } from './stream-draft.ts';
import { retryOnConflict } from '#functions/store/retry-on-conflict.ts';

/** What a bot's turn needs. */
export type BotDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'> & {
  /** Asks the bot's provider. It decides in time, whatever happens there. */
  takeTurn: (turn: Turn, onDelta: OnDelta) => Promise<Outcome>;
};

/** As much of a conversation as a bot is shown. */
const MAX_ROWS = 100;
const ATTEMPTS = 8;

/** Answers a visitor's message, or hands over. */
export async function answerByBot(deps: BotDeps, message: StoredRow, newest: ConversationState): Promise<void> {
  const { conversation_id: conversation, seq } = message;
  // A newer message has a turn of its own, which answers both.
  if (newest.visitor_read.seq > seq || !isDue(newest, seq)) return;
  const [head, history] = await Promise.all([
    getConversationRecord(deps.table, conversation, { consistent: true }),
    listRows(deps.table, conversation, { before: seq + 1, limit: MAX_ROWS }),
  ]);
  const id = head?.metadata.automation?.id;
  const bot = id === undefined ? undefined : await getBot(deps.table, id);
  if (!bot) return void (await handOff(deps, conversation, { reason: 'not_configured' }));
  const turns = history.filter(({ milestone }) => milestone === 'answered').length;
  const writing = streamDraft(deps, message);
  const turn = { bot, conversation, visitor: message.state.visitor_id, seq, history, turns };
  const outcome = await deps.takeTurn(turn, writing.onDelta);
  await writing.end();
  const named = { id: bot.id, name: bot.name };
  if (outcome.action !== 'escalate') return store(deps, message, named, outcome);
  const { reason, summary } = outcome;
  await handOff(deps, conversation, { reason, summary, bot: named, department: bot.department_id });
}

const answerId = (seq: number): string => `bot-${seq}`;
const isAnswered = (state: ConversationState, seq: number): boolean =>
  rememberedSeq(state.staff_sent, answerId(seq)) !== undefined;
/** Whether a bot still is to answer this message: somebody waits, and it was not for a flow that has taken it in already. */
const isDue = (state: ConversationState, seq: number): boolean =>
  isAutomated(state) && state.handler === 'bot' && state.waiting_since_ms !== null && !isAnswered(state, seq);

type Answer = Extract<Outcome, { action: 'answer' | 'resolve' }>;

/** Stores the answer where it still is one: the conversation is read again, and again when somebody was faster. */
async function store(
  deps: BotDeps,
  { conversation_id, seq }: StoredRow,
  bot: { id: Id; name: string },
  { action, reply }: Answer,
): Promise<void> {
  const command = {
    type: 'bot_message',
    bot,
    content: reply,
    client_message_id: answerId(seq),
    metadata: null,
    answers: seq,
    handler: 'bot',
  } as const;
  if (action === 'resolve') {
    await transitionConversation(deps, conversation_id, ({ row }) =>
      isDue(row.state, seq) && row.state.visitor_read.seq === seq
        ? { type: 'answer_and_resolve', answer: command }
        : undefined,
    );
    return;
  }
  await retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const newest = await newestRow(deps.table, conversation_id, { consistent: true });
    if (!newest || !isDue(newest.state, seq)) return undefined;
    return appendCommand(deps, newest, command);
  });
}
