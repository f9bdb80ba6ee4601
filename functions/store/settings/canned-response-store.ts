/** Canned responses in the table; a second row makes each shortcut unique. */
import { type CannedResponse, cannedResponse } from '#core/model/canned-response.ts';
import { keys } from '#functions/store/keys.ts';
import { readAs, settingsStore } from '#functions/store/settings-store.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';

/** Canned responses. */
export const cannedResponseStore = settingsStore<CannedResponse>({
  name: 'canned response',
  collection: 'CANNED',
  key: keys.cannedResponse,
  read: readAs<CannedResponse>(cannedResponse),
  references: ({ department_id: id }) => (id === null ? [] : [{ to: 'department', id }]),
  alsoWrite: (before, after) =>
    before?.shortcut === after?.shortcut ? [] : [...takeShortcut(after), ...freeShortcut(before)],
});

/** Whether a shortcut is taken. */
export async function hasShortcut(table: Table, shortcut: string): Promise<boolean> {
  return (await table.get({ Key: keys.shortcut(shortcut), ConsistentRead: true })) !== undefined;
}

const takeShortcut = (response: CannedResponse | undefined): TransactItem[] =>
  response
    ? [{ Put: { Item: keys.shortcut(response.shortcut), ConditionExpression: 'attribute_not_exists(pk)' } }]
    : [];
const freeShortcut = (response: CannedResponse | undefined): TransactItem[] =>
  response ? [{ Delete: { Key: keys.shortcut(response.shortcut) } }] : [];
