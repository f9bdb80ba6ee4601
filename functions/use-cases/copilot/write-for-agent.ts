/**
 * Has a bot's model write for an agent, and shows it to nobody else: within the agent's tokens of the day, within a deadline,
 * piece by piece, and judged before it may be used. A chunk of its own, loaded with the first request.
 */
import type { CopilotFrame, CopilotProblem, CopilotSource, CopilotTriage } from '#core/model/knowledge/copilot.ts';
import { type CopilotTask, isRewrite } from '#core/model/knowledge/copilot-tasks.ts';
import { lastWords } from '#core/copilot/last-words.ts';
import { found } from '#core/model/errors.ts';
import { type Id, padId } from '#core/model/id.ts';
import type { Suggestion } from '#core/model/knowledge/suggestion.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { instructionGuard } from '#functions/bot/model/instruction-guard.ts';
import type { Prompt, WriteWithModel } from '#functions/bot/model/model-bot.ts';
import { withoutThoughts } from '#functions/bot/model/thoughts.ts';
import { tokensIn, tokensOf } from '#functions/bot/model/tokens.ts';
import type { Deps } from '#functions/deps.ts';
import { type BotItem, getBot } from '#functions/store/automation/bot-store.ts';
import { countCopilotUse } from '#functions/store/automation/bot-use-store.ts';
import { reserveTokens, settleTokens } from '#functions/store/automation/llm-budget-store.ts';
import {
  type StoredRow,
  getConversationRecord,
  listRows,
  newestRow,
} from '#functions/store/conversations/conversation-store.ts';
import { getFields } from '#functions/store/settings/field-store.ts';
import { agentAudience } from '#functions/use-cases/notify/audience.ts';
import { isForAgents } from './ask-copilot.ts';
import { type Sorting, copilotPrompt } from './copilot-prompt.ts';
import { judgeTriage } from './judge-triage.ts';
import { judgeWritten, shownOf } from './judge-written.ts';
import { suggest } from './suggest.ts';

/** What is to be written, and the agent it is for. */
export type ForAgent = {
  write_for_agent_id: Id;
  conversation_id: Id;
  bot_id: Id;
  request_id: string;
  task: CopilotTask;
  /** What is to be rewritten; empty for other tasks. */
  text: string;
  /** The language of a translation; empty for other tasks. */
  to: string;
};
/** Writes for an agent. Never throws because of a model. */
export type WriteForAgent = (request: ForAgent) => Promise<void>;

type WriteDeps = Pick<Deps, 'table' | 'now' | 'log' | 'push'> & { writeWithModel: WriteWithModel; patienceMs?: number };

/** The function has 45 seconds in all. */
const PATIENCE_MS = 25_000;
const MAX_TOKENS = 1000;
/** A rewritten text may be as long as its original, and some languages take twice the tokens. */
const MAX_REWRITTEN_TOKENS = 6000;
const ROWS = 200;
const EVERY_MS = 300;

/** Writes, and shows how it ended. */
export async function writeForAgent(deps: WriteDeps, request: ForAgent): Promise<void> {
  const show = shower(deps, request);
  try {
    await show.end(await write(deps, request, show.soFar));
  } catch (error) {
    deps.log.warn('copilot_failed', { conversation_id: request.conversation_id, bot_id: request.bot_id, error });
    await show.end({ problem: 'failed' });
  }
}

type Outcome = { text: string; sources: CopilotSource[]; triage?: CopilotTriage } | { problem: CopilotProblem };

/** How many tokens the model may write. */
const longest = ({ task, text }: ForAgent): number =>
  isRewrite(task) ? Math.min(MAX_REWRITTEN_TOKENS, Math.max(MAX_TOKENS, 2 * tokensIn(text) + 200)) : MAX_TOKENS;

async function write(deps: WriteDeps, request: ForAgent, onText: (text: string) => void): Promise<Outcome> {
  const { table, now } = deps;
  const bot = await getBot(table, request.bot_id);
  if (!bot || !isForAgents(bot)) return { problem: 'not_configured' };
  const { rows, articles, sorting } = await materialOf(deps, request);
  const budget = bot.daily_agent_tokens;
  const most = longest(request);
  const prompt = copilotPrompt({ ...request, bot, rows, articles, sorting }, budget - most);
  const account = { bot: bot.id, whose: `agent-${padId(request.write_for_agent_id)}`, atMs: now(), budget };
  const reserved = tokensOf(prompt) + most;
  if ((await reserveTokens(table, [account], reserved)) === 'refused') return { problem: 'budget' };
  const { tokens = reserved, ...written } = await ask(deps, { bot, request, prompt, articles, onText });
  await settleTokens(table, [account], tokens - reserved);
  await countCopilotUse(table, { bot: bot.id, task: request.task, tokens, atMs: now() });
  if ('problem' in written) return written;
  if (sorting) {
    const sorted = judgeTriage(written.text, sorting);
    return 'problem' in sorted ? sorted : { text: '', sources: [], triage: sorted.triage };
  }
  if (request.task === 'draft' && (await hasGoneOn(deps, rows))) return { problem: 'overtaken' };
  const about = request.text || (lastWords(rows)?.texts.join('\n') ?? '');
  const judged = judgeWritten(request.task, written.text, about, request.to);
  if ('problem' in judged) return judged;
  if (guardOf(prompt, articles)(judged.text)) return { problem: 'refused' };
  const used = judged.sources?.map((number) => articles[number - 1]) ?? articles;
  return { text: judged.text, sources: used.flatMap((one) => (one ? [sourceOf(one)] : [])) };
}

/** Whether the visitor has written since these rows: a draft answers what they had said before. */
async function hasGoneOn({ table }: WriteDeps, rows: readonly StoredRow[]): Promise<boolean> {
  const last = rows.at(-1);
  if (!last) return false;
  const newest = await newestRow(table, last.conversation_id);
  return newest !== undefined && newest.state.visitor_count > last.state.visitor_count;
}

const sourceOf = ({ id, bot_id, question, url }: Suggestion): CopilotSource => ({ id, bot_id, question, url });

/** What it is written from. A text alone is rewritten without the conversation. */
async function materialOf(
  deps: WriteDeps,
  { conversation_id, task }: ForAgent,
): Promise<{ rows: StoredRow[]; articles: Suggestion[]; sorting?: Sorting }> {
  if (isRewrite(task)) return { rows: [], articles: [] };
  const rows = await listRows(deps.table, conversation_id, { before: Infinity, limit: ROWS });
  if (task === 'triage') return { rows, articles: [], sorting: await sortingOf(deps, conversation_id) };
  if (task === 'summary') return { rows, articles: [] };
  const readers = { readKnowledge: knowledgeReader(deps), readPast: async () => undefined };
  const articles = await suggest({ ...deps, ...readers, sees: async () => false }, conversation_id);
  return { rows, articles };
}

async function sortingOf({ table }: WriteDeps, conversation: Id): Promise<Sorting> {
  const [record, { labels: listed }] = await Promise.all([
    getConversationRecord(table, conversation),
    getFields(table),
  ]);
  const { labels, priority } = found(record).metadata;
  return { listed, labels, priority };
}

/** What articles say may be said. */
const guardOf = ({ instructions }: Prompt, articles: readonly Suggestion[]) =>
  instructionGuard(
    instructions,
    articles.map(({ content, question }) => ({ article: { question, answer: content } })),
  );

type Asking = {
  bot: BotItem;
  request: ForAgent;
  prompt: Prompt;
  articles: readonly Suggestion[];
  onText: (text: string) => void;
};

type Asked = ({ text: string } | { problem: CopilotProblem }) & { tokens?: number | undefined };

async function ask(deps: WriteDeps, { bot, request, prompt, articles, onText }: Asking): Promise<Asked> {
  const signal = AbortSignal.timeout(deps.patienceMs ?? PATIENCE_MS);
  const show = (soFar: string) => {
    if (request.task === 'triage') return;
    const shown = shownOf(withoutThoughts(soFar));
    if (shown !== '' && !guardOf(prompt, articles)(shown)) onText(shown);
  };
  try {
    const watch = { signal, maxTokens: longest(request), onText: show, isPlain: true };
    const { text, isRefused, isCut = false, tokens } = await deps.writeWithModel(bot, prompt, watch);
    if (isRefused) return { problem: 'refused', tokens };
    return isCut ? { problem: 'unusable', tokens } : { text, tokens };
  } catch (error) {
    const isNotPublic = error instanceof Error && error.name === 'NotPublic';
    const problem = signal.aborted ? 'timeout' : isNotPublic ? 'not_configured' : 'failed';
    const { provider, id: bot_id } = bot;
    deps.log.warn('copilot_failed', { conversation_id: request.conversation_id, bot_id, provider, problem, error });
    return { problem };
  }
}

/** Shows the agent's own sockets what is written, a few times a second, and in order how it ended. */
function shower({ push, now }: WriteDeps, { write_for_agent_id, conversation_id, request_id }: ForAgent) {
  let shownAtMs = 0;
  let isShowing = false;
  let showing: Promise<unknown> = Promise.resolve();
  const deliver = (about: Pick<CopilotFrame, 'state' | 'text' | 'sources' | 'problem' | 'triage'>) =>
    push.deliver([
      {
        channels: [agentAudience(write_for_agent_id)],
        frame: { type: 'copilot', conversation_id, request_id, ...about },
      },
    ]);
  return {
    soFar: (text: string): void => {
      if (isShowing || now() - shownAtMs < EVERY_MS) return;
      [shownAtMs, isShowing] = [now(), true];
      showing = deliver({ state: 'writing', text, sources: [], problem: null }).finally(() => {
        isShowing = false;
      });
    },
    end: async (outcome: Outcome): Promise<void> => {
      await showing;
      await deliver(
        'problem' in outcome
          ? { state: 'failed', text: '', sources: [], problem: outcome.problem }
          : { state: 'done', ...outcome, problem: null },
      );
    },
  };
}
