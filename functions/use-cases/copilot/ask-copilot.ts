/** An agent has a bot's model write. It is asked in the background, by the one function that may reach models. */
import { type CopilotTask, isRewrite } from '#core/model/knowledge/copilot-tasks.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type BotItem, botStore } from '#functions/store/automation/bot-store.ts';
import { getConversationRecord } from '#functions/store/conversations/conversation-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import { answeringIn, chooseBots } from './bots-of.ts';

/** Starts the function that asks models. */
export type StartAutomation = { startAutomation: (event: object) => Promise<void> };

/** What is asked, and the agent who asks. */
export type CopilotAsked = {
  conversation: Id;
  agent: Id;
  request_id: string;
  task: CopilotTask;
  text?: string | undefined;
  to?: string | undefined;
};

const MAX_LISTED = 1000;

/**
 * Starts it. A text to rewrite is masked first, as it would be when it is sent.
 * @throws DomainError `not_found`; `not_configured` where no bot near the conversation has a model that agents may use;
 * `validation_failed` where there is nothing to rewrite
 */
export async function askCopilot(deps: Pick<Deps, 'table' | 'mask'> & StartAutomation, asked: CopilotAsked) {
  const { conversation, agent, request_id, task, to = '' } = asked;
  const needsText = isRewrite(task);
  const text = needsText ? (await masked(deps, asked.text ?? '')).trim() : '';
  if (needsText && text === '') throw new DomainError('validation_failed', 'There is no text to rewrite.');
  const bot = await botForAgents(deps, conversation);
  if (!bot)
    throw new DomainError(
      'not_configured',
      'No bot of this chat has a model that agents may use. An admin can allow it.',
    );
  await deps.startAutomation({
    write_for_agent_id: agent,
    conversation_id: conversation,
    bot_id: bot.id,
    request_id,
    task,
    text,
    to,
  });
}

/** Whether agents may use a bot's model. */
export const isForAgents = ({ provider, daily_agent_tokens }: BotItem): boolean =>
  provider !== 'built-in' && daily_agent_tokens > 0;

/** The bot whose model writes in a conversation: of those near it, the first that agents may use. */
async function botForAgents({ table }: Pick<Deps, 'table'>, conversation: Id): Promise<BotItem | undefined> {
  const { metadata } = found(await getConversationRecord(table, conversation));
  const [all, widget] = await Promise.all([botStore.all(table, MAX_LISTED), getWidget(table, metadata.widget_id)]);
  const answering = widget ? await answeringIn(table, widget) : new Set<Id>();
  return chooseBots(all.filter(isForAgents), answering, metadata.department_id)[0];
}
