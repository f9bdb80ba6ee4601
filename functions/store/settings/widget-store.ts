/** Widgets in the table: the widget itself, and its gate, found by the public token and written in the same transaction. */
import type { AnswerTime } from '#core/metrics/answer-time.ts';
import type { Id } from '#core/model/id.ts';
import type { Widget } from '#core/model/widget.ts';
import { widget as widgetSchema } from '#core/model/widget.ts';
import type { IdentitySecrets, NamedSecret } from './identity-secrets.ts';
import { namedSecrets } from './identity-secrets.ts';
import { endingOf } from './ending-store.ts';
import { setFields } from '#functions/store/expression.ts';
import { indexes, keys } from '#functions/store/keys.ts';
import type { Page, PageRequest } from '#functions/store/list-page.ts';
import { listAll, listPage } from '#functions/store/list-page.ts';
import { refersTo } from './references.ts';
import { shownFields } from '#functions/store/conversations/shown-fields.ts';
import type { Item, Table, TransactItem, Written } from '#functions/store/table.ts';

/** A widget as stored. */
export type WidgetItem = Widget &
  IdentitySecrets & {
    /** How long its visitors usually wait; missing until enough were answered. */
    answer_time?: AnswerTime | null;
    /** Rises with every change; a change made on an older version is refused. */
    version: number;
  };

/** What every visitor's call is judged by. */
export type WidgetGate = {
  widget_id: Id;
  token: string;
  is_active: boolean;
  allowed_domains: string[];
  /** Whether only people the site vouches for are let in. */
  require_identity: boolean;
  /** The secrets that identities are vouched for with. */
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
  return widgetOf(await table.get({ Key: keys.widget(id), ConsistentRead: options.consistent ?? false }));
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

/** A page of all widgets, oldest first. */
export async function listWidgets(table: Table, request: PageRequest): Promise<Page<WidgetItem>> {
  const { items, after } = await listPage(table, 'WIDGETS', request);
  return { items: items.flatMap((item) => widgetOf(item) ?? []), after };
}

/** Every widget, up to `most`; `consistent`: each as it is now. */
export async function allWidgets(
  table: Table,
  most: number,
  options: { consistent?: boolean } = {},
): Promise<WidgetItem[]> {
  return (await listAll(table, 'WIDGETS', most, options)).flatMap((item) => widgetOf(item) ?? []);
}

/** Stores a new widget with its gate; `refused` when the id or the token is taken, or what it refers to is gone. */
export function putWidget(table: Table, widget: WidgetItem): Promise<Written> {
  return table.transact([
    ...references(undefined, widget),
    {
      Put: {
        Item: { ...keys.widget(widget.id), ...indexes.list('WIDGETS', widget.id), ...widget },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    { Put: { Item: gateItem(widget), ConditionExpression: 'attribute_not_exists(pk)' } },
  ]);
}

/**
 * Changes a widget with its gate; `refused` when it is no longer the version read, or what it newly refers to is gone. A new
 * token ends the old one.
 */
export function changeWidget(table: Table, before: WidgetItem, after: WidgetItem): Promise<Written> {
  const item = { ...after, version: before.version + 1 };
  const hasMoved = before.token !== after.token;
  return table.transact([
    ...references(before, after),
    {
      Put: {
        Item: { ...keys.widget(after.id), ...indexes.list('WIDGETS', after.id), ...item },
        ...isVersion(before),
      },
    },
    { Put: { Item: gateItem(after), ...(hasMoved ? { ConditionExpression: 'attribute_not_exists(pk)' } : {}) } },
    ...(hasMoved ? [{ Delete: { Key: keys.token(before.token) } } satisfies TransactItem] : []),
  ]);
}

/** Notes how long its visitors usually wait; nothing where the widget was deleted. */
export async function putAnswerTime(table: Table, widget: Id, answer_time: AnswerTime | null): Promise<void> {
  await table.update({
    Key: keys.widget(widget),
    ...setFields({ answer_time }),
    ConditionExpression: 'attribute_exists(pk)',
  });
}

/** Takes a widget and its gate away, and notes that its chats have to end and that its numbers stay; `refused` when it is no longer the version read. */
export function removeWidget(table: Table, before: WidgetItem, nowMs: number): Promise<Written> {
  return table.transact([
    { Delete: { Key: keys.widget(before.id), ...isVersion(before) } },
    { Delete: { Key: keys.token(before.token) } },
    endingOf({ kind: 'widget', id: before.id }, nowMs),
    { Put: { Item: keys.goneWidget(before.id) } },
  ]);
}

/** The widgets that were deleted, up to `most`. */
export async function deletedWidgets(table: Table, most: number): Promise<Id[]> {
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.goneWidget(0).pk },
    Limit: most,
  });
  return items.map((item) => Number(item['sk']));
}

/** Whether there was a widget with this id that was deleted. */
export async function isDeleted(table: Table, widget: Id): Promise<boolean> {
  return (await table.get({ Key: keys.goneWidget(widget) })) !== undefined;
}

/** The writes that note what a widget refers to, where it didn't before. */
function references(before: WidgetItem | undefined, after: WidgetItem): TransactItem[] {
  const { department_id, handler_type, handler_id } = after;
  const hasOther = handler_id !== before?.handler_id || handler_type !== before.handler_type;
  return [
    ...(department_id === null || department_id === before?.department_id
      ? []
      : [refersTo(keys.department(department_id))]),
    ...(hasOther && handler_type === 'ai_bot' && handler_id !== null ? [refersTo(keys.bot(handler_id))] : []),
    ...(hasOther && handler_type === 'workflow' && handler_id !== null
      ? [refersTo(keys.workflow(handler_id), 'revision')]
      : []),
  ];
}

const isVersion = ({ version }: WidgetItem) => ({
  ConditionExpression: '#version = :read',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':read': version },
});

const gateItem = (widget: WidgetItem): Item => {
  const { id: widget_id, token, is_active, allowed_domains, require_identity } = widget;
  const gate: WidgetGate = { widget_id, token, is_active, allowed_domains, require_identity };
  return { ...keys.token(token), ...gate, identity_secrets: namedSecrets(widget) };
};

const widgetOf = (item: Item | undefined): WidgetItem | undefined => item as WidgetItem | undefined;
