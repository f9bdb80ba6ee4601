/** Asks, in a message of its own after a bot's answer, whether that solved it. Only a yes then resolves the conversation. */
import { listedFirst, verdictWords } from '#core/automation/phrases/verdict-words.ts';
import type { Named } from '#core/conversation/commands.ts';
import { inLanguage } from '#core/text/language.ts';
import type { Deps } from '#functions/deps.ts';
import { solvedId } from '#functions/bot/dialogue/past.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { appendCommand } from '#functions/use-cases/notify/push-message.ts';

/**
 * Asks right after the answer to the visitor's row `seq`, at most once. A visitor who writes in between isn't asked.
 * @throws Error when the table can't be written
 */
export async function askIfSolved(
  deps: Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'>,
  answer: StoredRow,
  { bot, seq }: { bot: Named; seq: number },
): Promise<void> {
  if (answer.state.waiting_since_ms !== null) return;
  const locale = (await getVisitor(deps.table, answer.state.visitor_id))?.locale ?? null;
  const { content, options } = solvedQuestion(locale);
  await appendCommand(deps, answer, {
    type: 'bot_message',
    bot,
    content,
    client_message_id: solvedId(seq),
    metadata: { options },
    answers: null,
    handled_seq: seq,
    handler: 'bot',
  });
}

/** The question and its buttons. @param locale the visitor's */
export function solvedQuestion(locale: string | null) {
  const { solved, yes, no } = inLanguage(verdictWords, locale);
  return { content: solved, options: [yes, no].map(listedFirst).map((word) => ({ label: word, value: word })) };
}
