/** Setting up widgets. */
import type { Received } from '#core/contract/http.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { type Widget, type WidgetSettings, widgetDefaults, widgetSettings } from '#core/model/widgets/widget.ts';
import type { Deps } from '#functions/deps.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { getWorkflow } from '#functions/store/automation/workflow-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import { replaceSecret } from '#functions/store/settings/identity-secrets.ts';
import { type WidgetItem, toWidget, widgetStore } from '#functions/store/settings/widget-store.ts';
import { shownFields } from '#functions/store/shown-fields.ts';
import { notifyAvailability } from '#functions/use-cases/availability/notify-availability.ts';
import { widgetAudience } from '#functions/use-cases/notify/audience.ts';
import { endSockets } from '#functions/use-cases/sockets/end-sockets.ts';
import { moveQueue } from './departments.ts';
import { endConversationsOf } from './end-conversations.ts';
import { type Resource, changeItem } from './resource.ts';

/** The dependencies of setting up widgets. */
export type WidgetDeps = Deps & { randomText: RandomText };

const TOKEN_LENGTH = 32;
const SECRET_LENGTH = 48;
const END_CHATS_MS = 4000;
const MOVE_CHATS_MS = 4000;
/** A widget is one item of the table, which holds 400 KB. */
const MAX_WIDGET_BYTES = 300 * 1024;

/** Widgets. A deleted widget disappears immediately, then its open chats are closed; their history stays. */
export const widgets: Resource<
  WidgetDeps,
  WidgetItem,
  Widget,
  Received<'createWidget', 'body'>,
  Received<'updateWidget', 'body'>
> = {
  store: widgetStore,
  entity: 'widget',
  make: (deps, given, started) => ({
    ...widgetDefaults,
    ...given,
    ...started,
    token: deps.randomText(TOKEN_LENGTH),
    updated_at: started.created_at,
    identity_secret: null,
  }),
  merge: (deps, before, changes) => ({ ...before, ...changes, ...stamp(deps) }),
  check: checkSettings,
  changed: async (deps, before, after) => {
    if (cutsOff(before, after)) await endSockets(deps, widgetAudience(after.id));
    await notifyAvailability(deps, before, after);
    await moveWaiting(deps, before, after);
  },
  removed: async (deps, { id }) => {
    await endSockets(deps, widgetAudience(id));
    // What this call has no time for, the sweep goes on with.
    await endConversationsOf(deps, id, deps.now() + END_CHATS_MS);
  },
  show: (_, records) => records.map(toWidget),
};

/** Chats that wait for the former department's agents go to the new one's queue: nobody may serve the former one any longer. */
async function moveWaiting(deps: WidgetDeps, before: WidgetItem, { id, department_id: to }: WidgetItem): Promise<void> {
  const { department_id: from } = before;
  if (from === to) return;
  await moveQueue(deps, { from, to, reason: 'widget_moved', widget: id, until: deps.now() + MOVE_CHATS_MS });
}

/** Switches a widget on or off. @throws DomainError `not_found` */
export function toggleWidget(deps: WidgetDeps, id: Id): Promise<WidgetItem> {
  return changeItem(deps, widgets, id, (before) => ({ ...before, is_active: !before.is_active, ...stamp(deps) }));
}

/** Gives a widget a new token. The old token, its sessions and their sockets end immediately. @throws DomainError `not_found` */
export function regenerateToken(deps: WidgetDeps, id: Id): Promise<WidgetItem> {
  return changeItem(deps, widgets, id, (before) => ({
    ...before,
    token: deps.randomText(TOKEN_LENGTH),
    ...stamp(deps),
  }));
}

/** Issues a new identity secret; each earlier one stays valid for a day after its replacement. @throws DomainError `not_found` */
export function rotateIdentitySecret(deps: WidgetDeps, id: Id): Promise<WidgetItem> {
  return changeItem(deps, widgets, id, (before) => ({
    ...before,
    ...replaceSecret(before, deps.randomText(SECRET_LENGTH), deps.now()),
    ...stamp(deps),
  }));
}

const stamp = ({ now }: Pick<Deps, 'now'>) => ({ updated_at: new Date(now()).toISOString() });

/** Whether sessions end: who may still be here opens another. */
const cutsOff = (before: WidgetItem, after: WidgetItem): boolean =>
  before.token !== after.token ||
  (before.is_active && !after.is_active) ||
  (!before.require_identity && after.require_identity);

/** Checks across several settings. */
async function checkSettings({ table }: Pick<Deps, 'table'>, widget: WidgetItem): Promise<void> {
  const { handler_type, handler_id, department_id } = widget;
  const find = findHandler[handler_type];
  if (!find && handler_id !== null)
    throw refused('handler_id', `Must be null while handler_type is agent. Got ${handler_id}`);
  if (find && (handler_id === null || !(await find(table, handler_id))))
    throw refused('handler_id', `Must be the id of an existing ${handlerNames[handler_type]}. Got ${handler_id}`);
  await requireHelpBot(table, widget);
  if (department_id !== null) await requireDepartments(table, [department_id]);
  const bytes = Buffer.byteLength(JSON.stringify(shownFields<WidgetSettings>(widgetSettings, widget)));
  if (bytes > MAX_WIDGET_BYTES)
    throw new DomainError('too_large', `The settings have ${bytes} bytes in total. The limit is ${MAX_WIDGET_BYTES}.`);
}

/** A help center shows the articles of a bot that there is. */
async function requireHelpBot(table: Deps['table'], { help_center, handler_type }: WidgetItem): Promise<void> {
  if (!help_center) return;
  const { bot_id } = help_center;
  if (bot_id === null && handler_type !== 'ai_bot')
    throw refused('help_center.bot_id', 'Must name a bot where no bot handles the chats. Got null');
  if (bot_id !== null && !(await getBot(table, bot_id)))
    throw refused('help_center.bot_id', `Must be the id of an existing bot. Got ${bot_id}`);
}

/** How the handler of a widget's chats is found; agents need no lookup. */
const findHandler: Record<Widget['handler_type'], ((table: Deps['table'], id: Id) => Promise<unknown>) | null> = {
  agent: null,
  ai_bot: getBot,
  workflow: getWorkflow,
};
const handlerNames = { agent: 'agent', ai_bot: 'bot', workflow: 'workflow' } as const;

const refused = (field: string, message: string) =>
  new DomainError('validation_failed', `${field}: ${message}.`, { errors: [{ path: `body.${field}`, message }] });
