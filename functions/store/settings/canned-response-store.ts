/** Canned responses in the table; a second row makes each shortcut unique. */
import type { CannedResponse } from '#core/model/canned-response.ts';
import { cannedResponse } from '#core/model/canned-response.ts';
import type { Id } from '#core/model/id.ts';
import { indexes, keys } from '#functions/store/keys.ts';
import type { Page, PageRequest } from '#functions/store/list-page.ts';
import { listPage } from '#functions/store/list-page.ts';
import { refersTo } from './references.ts';
import { shownFields } from '#functions/store/conversations/shown-fields.ts';
import type { Item, Table, TransactItem, Written } from '#functions/store/table.ts';

/** One canned response, or nothing. */
export async function getCannedResponse(table: Table, id: Id): Promise<CannedResponse | undefined> {
  const item = await table.get({ Key: keys.cannedResponse(id), ConsistentRead: true });
  return item && responseOf(item);
}

/** A page of all canned responses, oldest first. */
export async function listCannedResponses(table: Table, request: PageRequest): Promise<Page<CannedResponse>> {
  const { items, after } = await listPage(table, 'CANNED', request);
  return { items: items.map(responseOf), after };
}

/** Whether a shortcut is taken. */
export async function hasShortcut(table: Table, shortcut: string): Promise<boolean> {
  return (await table.get({ Key: keys.shortcut(shortcut), ConsistentRead: true })) !== undefined;
}

/** Stores a new canned response; `refused` when its shortcut is taken, or its department is gone. */
export function putCannedResponse(table: Table, response: CannedResponse): Promise<Written> {
  return table.transact([
    ...references(undefined, response),
    { Put: { Item: itemOf(response), ConditionExpression: 'attribute_not_exists(pk)' } },
    takeShortcut(response),
  ]);
}

/** Replaces a canned response as read; `refused` when it has changed, its new shortcut is taken, or its new department is gone. */
export function changeCannedResponse(table: Table, before: CannedResponse, after: CannedResponse): Promise<Written> {
  const put: TransactItem = { Put: { Item: itemOf(after), ...isStill(before) } };
  const hasMoved = before.shortcut !== after.shortcut;
  return table.transact([
    ...references(before, after),
    put,
    ...(hasMoved ? [takeShortcut(after), { Delete: { Key: keys.shortcut(before.shortcut) } }] : []),
  ]);
}

/** Takes a canned response away as read; `refused` when it has changed. */
export function removeCannedResponse(table: Table, before: CannedResponse): Promise<Written> {
  return table.transact([
    { Delete: { Key: keys.cannedResponse(before.id), ...isStill(before) } },
    { Delete: { Key: keys.shortcut(before.shortcut) } },
  ]);
}

/** The write that notes the department it newly belongs to. */
const references = (before: CannedResponse | undefined, { department_id }: CannedResponse): TransactItem[] =>
  department_id === null || department_id === before?.department_id ? [] : [refersTo(keys.department(department_id))];

const SETTINGS = ['shortcut', 'title', 'content', 'department_id'] as const;

/** It is replaced whole, so nothing of it may have changed since it was read. */
const isStill = (read: CannedResponse) => ({
  ConditionExpression: SETTINGS.map((name) => `#${name} = :read_${name}`).join(' AND '),
  ExpressionAttributeNames: Object.fromEntries(SETTINGS.map((name) => [`#${name}`, name])),
  ExpressionAttributeValues: Object.fromEntries(SETTINGS.map((name) => [`:read_${name}`, read[name]])),
});

const takeShortcut = ({ shortcut }: CannedResponse): TransactItem => ({
  Put: { Item: keys.shortcut(shortcut), ConditionExpression: 'attribute_not_exists(pk)' },
});

const itemOf = (response: CannedResponse): Item => ({
  ...keys.cannedResponse(response.id),
  ...indexes.list('CANNED', response.id),
  ...response,
});

const responseOf = (item: Item): CannedResponse => shownFields<CannedResponse>(cannedResponse, item as CannedResponse);
