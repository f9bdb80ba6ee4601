/** Widgets in the table: the widget itself, and its gate, found by the public token and written in the same transaction. */
import { DEFAULT_FILE_MEGABYTES, fileKinds } from '#core/model/files/file-types.ts';
import type { AnswerTime } from '#core/metrics/answer-time.ts';
import type { Id } from '#core/model/id.ts';
import { type Widget, widget as widgetSchema } from '#core/model/widgets/widget.ts';
import { type IdentitySecrets, type NamedSecret, namedSecrets } from './identity-secrets.ts';
import { endingOf } from './ending-store.ts';
import { keys } from '#functions/store/keys.ts';
import type { Reference } from '#functions/store/references.ts';
import { countIn, settingsStore } from '#functions/store/settings-store.ts';
import { shownFields } from '#functions/store/shown-fields.ts';
import { type Item, type Table, type TransactItem, setFields } from '#functions/store/table.ts';

/** A widget as stored. */
export type WidgetItem = Widget &
  IdentitySecrets & {
    /** How long its visitors usually wait; missing until enough were answered. */
    answer_time?: AnswerTime | null;
  };

/** What every visitor's call is judged by. */
export type WidgetGate = {
  widget_id: Id;
  token: string;
  is_active: boolean;
  allowed_domains: string[];
  /** Whether only people the site verifies are let in. */
  require_identity: boolean;
  /** Whether agents see who is on the site; missing while they don't. */
  live_visitors?: true;
  /** The secrets that identities are verified with. */
  identity_secrets?: NamedSecret[];
};

/** The widget as the API shows it: without its secrets. */
export function toWidget(item: WidgetItem): Widget {
  return shownFields<Widget>(widgetSchema, item);
}

/** One widget, or nothing. */
export async function getWidget(
  table: Table,
  id: Id,
  options: { consistent?: boolean } = {},
): Promise<WidgetItem | undefined> {
  const item = await table.get({ Key: keys.widget(id), ConsistentRead: options.consistent ?? false });
  return item && read(item);
}

/** The gate behind a public token, or nothing: half a read unit. */
export async function getGate(
  table: Table,
  token: string,
  options: { consistent?: boolean } = {},
): Promise<WidgetGate | undefined> {
  const item = await table.get({ Key: keys.token(token), ConsistentRead: options.consistent ?? false });
  return item as WidgetGate | undefined;
}

/** The widget of a public token, or nothing. */
export async function getWidgetByToken(table: Table, token: string): Promise<WidgetItem | undefined> {
  const gate = await getGate(table, token);
  return gate && getWidget(table, gate.widget_id);
}

/** Every widget, up to `most`; `consistent`: each as it is now. */
export async function allWidgets(
  table: Table,
  max: number,
  options: { consistent?: boolean } = {},
): Promise<WidgetItem[]> {
  return widgetStore.all(table, max, options);
}

/** Notes how long its visitors usually wait; nothing where the widget was deleted. */
export async function putAnswerTime(table: Table, widget: Id, answer_time: AnswerTime | null): Promise<void> {
  await table.update({
    Key: keys.widget(widget),
    ...setFields({ answer_time }),
    ConditionExpression: 'attribute_exists(pk)',
  });
}

/** The widgets that were deleted, up to `most`. */
export async function deletedWidgets(table: Table, max: number): Promise<Id[]> {
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.goneWidget(0).pk },
    Limit: max,
  });
  return items.map((item) => Number(item['sk']));
}

/** Whether there was a widget with this id that was deleted. */
export async function isDeleted(table: Table, widget: Id): Promise<boolean> {
  return (await table.get({ Key: keys.goneWidget(widget) })) !== undefined;
}

/** What a widget refers to. */
function references({ department_id, handler_type, handler_id, help_center }: WidgetItem): Reference[] {
  const department: Reference[] = department_id === null ? [] : [{ to: 'department', id: department_id }];
  const knows = help_center?.bot_id ?? null;
  const others: Reference[] = knows === null ? department : [...department, { to: 'bot', id: knows }];
  if (handler_type === 'agent' || handler_id === null) return others;
  return [...others, { to: handler_type === 'ai_bot' ? 'bot' : 'workflow', id: handler_id }];
}

/** A widget's gate. A new token ends the old one; a deleted widget's chats have to end, while its numbers stay. */
function alsoWrite(before: WidgetItem | undefined, after: WidgetItem | undefined, atMs: number): TransactItem[] {
  const hasMoved = before?.token !== after?.token;
  const absent = hasMoved ? { ConditionExpression: 'attribute_not_exists(pk)' } : {};
  return [
    ...(after ? [{ Put: { Item: gateItem(after), ...absent } }] : []),
    ...(before && hasMoved ? [{ Delete: { Key: keys.token(before.token) } }] : []),
    ...(before && !after
      ? [endingOf({ kind: 'widget', id: before.id }, atMs), { Put: { Item: goneItem(before) } }]
      : []),
  ];
}

/** What is left of a deleted widget: its conversations are kept for as long as it said. */
const goneItem = ({ id, retention_days }: WidgetItem): Item => ({
  ...keys.goneWidget(id),
  ...(retention_days === null ? {} : { retention_days }),
});

const gateItem = (widget: WidgetItem): Item => {
  const { id: widget_id, token, is_active, allowed_domains, require_identity } = widget;
  const live = widget.live_visitors ? ({ live_visitors: true } as const) : {};
  const gate: WidgetGate = { widget_id, token, is_active, allowed_domains, require_identity, ...live };
  return { ...keys.token(token), ...gate, identity_secrets: namedSecrets(widget) };
};

/** Widgets from before files could be sent allow what new ones do. */
const files: WidgetItem['files'] = {
  kinds: [...fileKinds],
  max_megabytes: DEFAULT_FILE_MEGABYTES,
  voice_messages: false,
};

const read = (item: Item): WidgetItem => ({
  ...(item as WidgetItem),
  rating_by_email: (item as Partial<WidgetItem>).rating_by_email ?? false,
  retention_days: (item as Partial<WidgetItem>).retention_days ?? null,
  live_visitors: (item as Partial<WidgetItem>).live_visitors ?? false,
  files: { ...files, ...(item as Partial<WidgetItem>).files },
  targets: (item as Partial<WidgetItem>).targets ?? null,
  help_center: (item as Partial<WidgetItem>).help_center ?? null,
  version: countIn(item, 'version'),
});

/** Widgets, each with its gate. */
export const widgetStore = settingsStore<WidgetItem>({
  name: 'widget',
  collection: 'WIDGETS',
  key: keys.widget,
  read,
  references,
  alsoWrite,
});
