/** Asks a bot's model on the side: the same turn as a visitor's, of which nothing is sent, stored or executed. */
import type { Article } from '#core/model/knowledge/article.ts';
import type { PlannedCall } from '#core/model/bots/model-run.ts';
import type { Id } from '#core/model/id.ts';
import type { EmbedTexts } from '#functions/bot/embeddings/embedder.ts';
import { embeddedReader } from '#functions/bot/embeddings/read-embedded.ts';
import { indexBot } from '#functions/bot/index-bot.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { type WriteWithModel, modelBot } from '#functions/bot/model/model-bot.ts';
import type { Outcome } from '#functions/bot/port/bot.ts';
import type { Tools } from '#functions/bot/port/tools.ts';
import { takeTurn } from '#functions/bot/take-turn.ts';
import type { Deps } from '#functions/deps.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { readArguments, specOf } from '#functions/use-cases/bot-tools/tool-schema.ts';
import { sideTable } from './side-table.ts';
import { testBudget } from './test-budget.ts';

/** What it takes. */
export type AsideDeps = Pick<Deps, 'table' | 'now' | 'log'> & { writeWithModel: WriteWithModel; embed?: EmbedTexts };

/** What came of a question. `cited`: the articles that the answer rests on. */
export type AskedAside = {
  outcome: Outcome;
  cited: readonly Id[];
  /** The first tool that the model asked for, which ended the turn. */
  call: (PlannedCall & { kind: 'http' | 'ticket' | 'handoff' }) | undefined;
  tokens: number;
  milliseconds: number;
};

/** Asks this bot one question, as the first message of a conversation. @param articles all that it has */
export function asideAsker(
  deps: AsideDeps,
  bot: BotItem,
  articles: readonly Article[],
): (text: string) => Promise<AskedAside> {
  const { table, now, log, embed, writeWithModel } = deps;
  const readKnowledge = knowledgeReader(deps);
  const readEmbedded = embed && embeddedReader({ ...deps, embed });
  let found: Pick<AskedAside, 'cited' | 'call' | 'tokens'> = { cited: [], call: undefined, tokens: 0 };
  const counting: WriteWithModel = async (...task) => {
    const written = await writeWithModel(...task);
    found.tokens += written.tokens ?? 0;
    return written;
  };
  const model = modelBot({
    table,
    now,
    log,
    writeWithModel: counting,
    accountsOf: async () => [testBudget(bot, now())],
    onCited: (cited) => void (found.cited = cited),
  });
  const given = {
    table: sideTable(table, bot.id, articles),
    now,
    readKnowledge,
    ...(readEmbedded && { readEmbedded }),
    bots: { 'built-in': indexBot, bedrock: model, 'openai-compatible': model },
  };
  const tools = bot.tools.length === 0 ? undefined : planOnly(bot, (call) => void (found.call = call));
  return async (text) => {
    found = { cited: [], call: undefined, tokens: 0 };
    const startedMs = now();
    const turn = {
      bot,
      conversation: 0,
      visitor: 0,
      seq: 1,
      history: [{ sender_type: 'visitor', content: text, visibility: 'public' }] as const,
      asked: [text],
      turns: 0,
      tools,
    };
    const outcome = await takeTurn(given, turn, () => undefined);
    return { outcome, ...found, milliseconds: now() - startedMs };
  };
}

/** A bot's tools, of which the first sound call is noted, and ends the turn instead of being made. */
function planOnly({ tools }: BotItem, note: (call: NonNullable<AskedAside['call']>) => void): Tools {
  const failed = (text: string) => ({ text: JSON.stringify({ error: text }), isData: false });
  return {
    specs: tools.map(specOf),
    readCode: async () => undefined,
    call: async ({ name, input }) => {
      const tool = tools.find((one) => one.name === name);
      if (!tool) return failed('There is no such tool.');
      const read = readArguments(tool, input);
      if ('wrong' in read) return failed(`Wrong arguments. ${read.wrong}`);
      note({ kind: tool.kind, name, arguments: read.given });
      return { ends: { action: 'dropped' } };
    },
  };
}
