/** Who would lead the conversations of each widget: the changed bot or workflow, and what comes before it. */
import type { Definition } from '#core/automation/definition.ts';
import { kindOf } from '#core/automation/steps/kinds.ts';
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import type { RehearsalSubject } from '#functions/store/quality/rehearsal-store.ts';
import { getWorkflow } from '#functions/store/automation/workflow-store.ts';
import { type WidgetItem, allWidgets } from '#functions/store/settings/widget-store.ts';
import type { Lead } from './go-through.ts';
import { type RehearsalDeps, type RehearsedBot, rehearsedBot } from './rehearsed-bot.ts';

/** The widgets whose conversations are gone through, each with who leads first, and the bots that workflows hand to. */
export type Leads = {
  of: ReadonlyMap<Id, { widget: WidgetItem; lead: Lead }>;
  botOf: (id: Id) => Promise<RehearsedBot | undefined>;
};

/** More than anybody has. */
const MAX_WIDGETS = 1000;

/**
 * The widgets that use what is rehearsed; all of them where none does yet.
 * @throws DomainError `not_found` for a bot that is gone
 */
export async function leadsOf(deps: RehearsalDeps, subject: RehearsalSubject): Promise<Leads> {
  const bots = new Map<Id, Promise<RehearsedBot | undefined>>();
  if (subject.type === 'bot') {
    const before = found(await getBot(deps.table, subject.bot));
    bots.set(subject.bot, rehearsedBot(deps, before, subject.change));
  }
  const botOf = (id: Id) => {
    const known = bots.get(id) ?? asItIs(deps, id);
    bots.set(id, known);
    return known;
  };
  const widgets = await allWidgets(deps.table, MAX_WIDGETS);
  const using = await Promise.all(
    widgets.map(async (widget) => ({ widget, lead: await leadIn(deps, widget, subject, botOf) })),
  );
  const first = await firstLead(subject, botOf);
  const used = using.flatMap(({ widget, lead }) => (lead ? [{ widget, lead }] : []));
  const all = used.length > 0 ? used : widgets.map((widget) => ({ widget, lead: first }));
  return { botOf, of: new Map(all.map((one) => [one.widget.id, one])) };
}

async function asItIs(deps: RehearsalDeps, id: Id): Promise<RehearsedBot | undefined> {
  const bot = await getBot(deps.table, id);
  return bot && rehearsedBot(deps, bot, {});
}

async function firstLead(subject: RehearsalSubject, botOf: Leads['botOf']): Promise<Lead> {
  return subject.type === 'workflow' ? { definition: subject.definition } : { bot: found(await botOf(subject.bot)) };
}

/** Who leads in a widget, if that is what is rehearsed, or a workflow that hands to it. */
async function leadIn(
  { table }: RehearsalDeps,
  { handler_type, handler_id }: WidgetItem,
  subject: RehearsalSubject,
  botOf: Leads['botOf'],
): Promise<Lead | undefined> {
  const isIts = handler_id === (subject.type === 'bot' ? subject.bot : subject.workflow);
  if (subject.type === 'workflow')
    return isIts && handler_type === 'workflow' ? { definition: subject.definition } : undefined;
  if (handler_type === 'ai_bot') return isIts ? firstLead(subject, botOf) : undefined;
  if (handler_type !== 'workflow' || handler_id === null) return undefined;
  const workflow = await getWorkflow(table, handler_id);
  return workflow && handsTo(workflow.definition, subject.bot) ? { definition: workflow.definition } : undefined;
}

const handsTo = ({ steps }: Definition, bot: Id): boolean =>
  Object.values(steps).some((step) => {
    const to = kindOf(step).receiver(step);
    return to?.type === 'bot' && to.bot_id === bot;
  });
