/** Setting up widgets. */
import type { Received } from '#core/contract/http.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { makeId } from '#core/model/id.ts';
import type { Widget, WidgetSettings } from '#core/model/widget.ts';
import { widgetDefaults } from '#core/model/widget.ts';
import type { Deps } from '#functions/deps.ts';
import { replaceSecret } from '#functions/store/settings/identity-secrets.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import type { Table } from '#functions/store/table.ts';
import type { WidgetItem } from '#functions/store/settings/widget-store.ts';
import { changeWidget, getWidget, putWidget, removeWidget } from '#functions/store/settings/widget-store.ts';
import { getWorkflow } from '#functions/store/automation/workflow-store.ts';
import { endConversationsOf } from './end-conversations.ts';
import { endSockets } from '#functions/use-cases/sockets/end-sockets.ts';
import { busy, retryOnConflict } from '#functions/store/retry-on-conflict.ts';
import { notifySettings } from '#functions/use-cases/availability/notify-availability.ts';
import { widgetAudience } from '#functions/use-cases/notify/audience.ts';

/** What setting up widgets needs. */
export type WidgetDeps = Deps & { randomText: RandomText };

const TOKEN_LENGTH = 32;
const SECRET_LENGTH = 48;
const END_CHATS_MS = 4000;
/** A widget is one item of the table, which holds 400 KB. */
const MAX_WIDGET_BYTES = 300 * 1024;

/** Creates a widget; what isn't given has its documented default. @throws DomainError `validation_failed`, `not_found` */
export async function createWidget(deps: WidgetDeps, given: Received<'createWidget', 'body'>): Promise<WidgetItem> {
  const settings: WidgetSettings = { ...widgetDefaults, ...given };
  await checkSettings(deps, settings);
  const at = new Date(deps.now()).toISOString();
  const widget: WidgetItem = {
    ...settings,
    id: makeId(deps.now(), deps.random()),
    token: deps.randomText(TOKEN_LENGTH),
    created_at: at,
    updated_at: at,
    identity_secret: null,
    version: 1,
  };
  if ((await putWidget(deps.table, widget)) === 'done') return widget;
  // What it refers to may have gone meanwhile.
  await checkSettings(deps, settings);
  throw busy('this widget');
}

/** Changes any of the settings. @throws DomainError `not_found`, `validation_failed` */
export function updateWidget(deps: WidgetDeps, id: Id, given: Partial<WidgetSettings>): Promise<WidgetItem> {
  return change(deps, id, async (before) => {
    const after = { ...before, ...given };
    await checkSettings(deps, after);
    return after;
  });
}

/** Switches a widget on or off. @throws DomainError `not_found` */
export function toggleWidget(deps: WidgetDeps, id: Id): Promise<WidgetItem> {
  return change(deps, id, (before) => ({ ...before, is_active: !before.is_active }));
}

/** Gives a widget another token. The old one, the sessions made with it and their sockets end at once. @throws DomainError `not_found` */
export function regenerateToken(deps: WidgetDeps, id: Id): Promise<WidgetItem> {
  return change(deps, id, (before) => ({ ...before, token: deps.randomText(TOKEN_LENGTH) }));
}

/** Issues a new identity secret; each one before stays valid for a day from its replacement. @throws DomainError `not_found` */
export function rotateIdentitySecret(deps: WidgetDeps, id: Id): Promise<WidgetItem> {
  return change(deps, id, (before) => ({
    ...before,
    ...replaceSecret(before, deps.randomText(SECRET_LENGTH), deps.now()),
  }));
}

/** Deletes a widget: it is gone at once, then its open chats are closed; their history stays. @throws DomainError `not_found` */
export async function deleteWidget(deps: WidgetDeps, id: Id): Promise<void> {
  return retryOnConflict('this widget', async () => {
    const before = await findWidget(deps, id);
    if ((await removeWidget(deps.table, before, deps.now())) === 'refused') return 'conflict';
    await endSockets(deps, widgetAudience(id));
    // What this call has no time for, the sweep goes on with.
    await endConversationsOf(deps, id, deps.now() + END_CHATS_MS);
    return undefined;
  });
}

/** One widget. @throws DomainError `not_found` */
export async function findWidget({ table }: Pick<Deps, 'table'>, id: Id): Promise<WidgetItem> {
  return found(await getWidget(table, id, { consistent: true }));
}

async function change(
  deps: WidgetDeps,
  id: Id,
  alter: (before: WidgetItem) => WidgetItem | Promise<WidgetItem>,
): Promise<WidgetItem> {
  return retryOnConflict('this widget', async () => {
    const before = await findWidget(deps, id);
    const after = { ...(await alter(before)), updated_at: new Date(deps.now()).toISOString() };
    if ((await changeWidget(deps.table, before, after)) === 'refused') return 'conflict';
    if (cutsOff(before, after)) await endSockets(deps, widgetAudience(id));
    else await notifySettings(deps, before, after);
    return after;
  });
}

/** Whether sessions end: who may still be here opens another. */
const cutsOff = (before: WidgetItem, after: WidgetItem): boolean =>
  before.token !== after.token ||
  (before.is_active && !after.is_active) ||
  (!before.require_identity && after.require_identity);

/** What one setting alone can't tell. */
async function checkSettings({ table }: WidgetDeps, settings: WidgetSettings): Promise<void> {
  const { handler_type, handler_id, department_id } = settings;
  const find = findHandler[handler_type];
  if (!find && handler_id !== null)
    throw refused('handler_id', `Must be null while handler_type is agent. Got ${handler_id}`);
  if (find && (handler_id === null || !(await find(table, handler_id))))
    throw refused('handler_id', `Must be the id of an existing ${handlerNames[handler_type]}. Got ${handler_id}`);
  if (department_id !== null) await requireDepartments(table, [department_id]);
  const bytes = Buffer.byteLength(JSON.stringify(settings));
  if (bytes > MAX_WIDGET_BYTES)
    throw new DomainError('too_large', `All settings together have ${bytes} bytes. The limit is ${MAX_WIDGET_BYTES}.`);
}

/** How what handles a widget's chats is found; people need no finding. */
const findHandler: Record<Widget['handler_type'], ((table: Table, id: Id) => Promise<unknown>) | null> = {
  agent: null,
  ai_bot: getBot,
  workflow: getWorkflow,
};
const handlerNames = { agent: 'agent', ai_bot: 'bot', workflow: 'workflow' } as const;

const refused = (field: string, message: string) =>
  new DomainError('validation_failed', `${field}: ${message}.`, { errors: [{ path: `body.${field}`, message }] });
