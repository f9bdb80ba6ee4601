/** Whose knowledge is about a conversation. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type BotItem, botStore } from '#functions/store/automation/bot-store.ts';
import { getWorkflow, workflowStore } from '#functions/store/automation/workflow-store.ts';
import { type WidgetItem, getWidget } from '#functions/store/settings/widget-store.ts';

/** Where a conversation is: the widget it began in, and the department it is in now. */
export type Place = { widget_id: Id; department_id: Id | null };

/** As many indexes as a function keeps in memory. */
export const MAX_BOTS = 4;
const MAX_LISTED = 1000;

/**
 * The bots whose articles are about a conversation, up to four: those that answer in its widget, then those that hand over
 * to its department; where there are none of either, those that belong to no department. Of each kind the oldest first.
 */
export async function botsOf({ table }: Pick<Deps, 'table'>, place: Place): Promise<BotItem[]> {
  const [all, widget] = await Promise.all([botStore.all(table, MAX_LISTED), getWidget(table, place.widget_id)]);
  const answering = widget ? await answeringIn(table, widget) : new Set<Id>();
  return chooseBots(all, answering, place.department_id);
}

/** The choice among all bots. @param answering those that answer in the widget */
export function chooseBots(all: readonly BotItem[], answering: ReadonlySet<Id>, department: Id | null): BotItem[] {
  const own = all.filter(({ id }) => answering.has(id));
  const colleagues = all.filter((bot) => department !== null && bot.department_id === department && !own.includes(bot));
  const near = [...own, ...colleagues];
  const chosen = near.length > 0 ? near : all.filter(({ department_id }) => department_id === null);
  return chosen.slice(0, MAX_BOTS);
}

/** The widget's bot, or those that its workflow hands off to. */
export async function answeringIn(table: Deps['table'], { handler_type, handler_id }: WidgetItem): Promise<Set<Id>> {
  if (handler_id === null || handler_type === 'agent') return new Set();
  if (handler_type === 'ai_bot') return new Set([handler_id]);
  const workflow = await getWorkflow(table, handler_id);
  const references = workflow ? workflowStore.references(workflow) : [];
  return new Set(references.filter(({ to }) => to === 'bot').map(({ id }) => id));
}
