/** Canned responses in the table; a second row makes each shortcut unique. */
import { type CannedResponse, cannedResponse } from '#core/model/canned-response.ts';
import { keys } from '#functions/store/keys.ts';
import { readAs, settingsStore } from '#functions/store/settings-store.ts';
import type { Table } from '#functions/store/table.ts';
import { takeValue } from '#functions/store/unique.ts';

/** Canned responses. */
export const cannedResponseStore = settingsStore<CannedResponse>({
  name: 'canned response',
  collection: 'CANNED',
  key: keys.cannedResponse,
  read: readAs<CannedResponse>(cannedResponse),
  references: ({ department_id: id }) => (id === null ? [] : [{ to: 'department', id }]),
  alsoWrite: (before, after) => takeValue(before && shortcutOf(before), after && shortcutOf(after)),
});

/** Whether a shortcut is taken. */
export async function hasShortcut(table: Table, shortcut: string): Promise<boolean> {
  return (await table.get({ Key: keys.shortcut(shortcut), ConsistentRead: true })) !== undefined;
}

const shortcutOf = ({ shortcut }: CannedResponse) => keys.shortcut(shortcut);
