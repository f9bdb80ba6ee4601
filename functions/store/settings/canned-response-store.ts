/** Canned responses in the table, the team's and each person's own; a second row makes each shortcut unique. */
import { type CannedResponse, MAX_OWN_RESPONSES, cannedResponse } from '#core/model/actions/canned-response.ts';
import { goneFile, waitingFile } from '#functions/store/conversations/unchecked-files.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import type { Reference } from '#functions/store/references.ts';
import { type LimitedStore, readAs, settingsStore } from '#functions/store/settings-store.ts';
import { type Item, type Table, type TransactItem, queryAll } from '#functions/store/table.ts';
import { takeValue } from '#functions/store/unique.ts';

/** One from before there were actions and files has none. */
const read = (item: Item): CannedResponse =>
  readAs<CannedResponse>(cannedResponse)({ actions: [], files: [], ...item });

/** What it is for, and what its actions name. */
function referencesOf({ department_id, actions }: CannedResponse): Reference[] {
  const assigned = actions.filter((one) => one.type === 'assign');
  const departments = [department_id, ...assigned.map((one) => one.department_id)];
  return [
    ...departments.flatMap((id): Reference[] => (id ? [{ to: 'department', id }] : [])),
    ...assigned.flatMap(({ agent_id: id }): Reference[] => (typeof id === 'number' ? [{ to: 'agent', id }] : [])),
  ];
}

const withOthers =
  (keyOf: (shortcut: string) => Key) =>
  (before: CannedResponse | undefined, after: CannedResponse | undefined, atMs: number): TransactItem[] => [
    ...takeValue(before && keyOf(before.shortcut), after && keyOf(after.shortcut)),
    ...filesChanged(before?.files ?? [], after?.files ?? [], atMs),
  ];

type Named = readonly { id: string }[];

/** Files that `all` doesn't have. */
const notIn = (all: Named, some: Named): string[] =>
  some.map(({ id }) => id).filter((id) => !all.some((one) => one.id === id));

/** New files are the record's alone, and kept; those that go are deleted: the sweep does both in the bucket. */
const filesChanged = (before: Named, after: Named, atMs: number): TransactItem[] => [
  ...notIn(before, after).flatMap((id) => [
    ...takeValue(undefined, keys.responseFile(id)),
    { Put: { Item: waitingFile(id, atMs) } },
  ]),
  ...notIn(after, before).flatMap((id) => [
    ...takeValue(keys.responseFile(id), undefined),
    { Put: { Item: goneFile(id) } },
  ]),
];

/** The team's canned responses. */
export const cannedResponseStore = settingsStore<CannedResponse>({
  name: 'canned response',
  collection: 'CANNED',
  key: keys.cannedResponse,
  read,
  references: referencesOf,
  alsoWrite: withOthers(keys.shortcut),
});

/** A person's own. Their keys name the person, so that nobody else's request reaches them. Deleting what they name isn't refused. */
export const ownResponseStore = (userId: string): LimitedStore<CannedResponse> =>
  settingsStore<CannedResponse>({
    name: 'canned response',
    collection: ownCollection(userId),
    max: MAX_OWN_RESPONSES,
    key: (id) => keys.ownResponse(userId, id),
    read,
    alsoWrite: withOthers((shortcut) => keys.ownShortcut(userId, shortcut)),
  });

/** The list of a person's own. */
const ownCollection = (userId: string) => `SETTINGS#OWN-CANNED#${userId}` as const;

/** Deletes all of a person's own. */
export async function deleteOwnResponses(table: Table, userId: string): Promise<void> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.ownResponse(userId, 0).pk },
    ProjectionExpression: 'pk, sk, files',
  });
  for (const { pk, sk, files = [] } of items) {
    const Key = { pk: String(pk), sk: String(sk) };
    const others = filesChanged(files as Named, [], 0);
    await (others.length > 0 ? table.transact([{ Delete: { Key } }, ...others]) : table.delete({ Key }));
  }
  await table.delete({ Key: keys.counted(ownCollection(userId)) });
}

/** Whether a file is a canned response's already. */
export const isFileTaken = async (table: Table, id: string): Promise<boolean> =>
  (await table.get({ Key: keys.responseFile(id), ConsistentRead: true })) !== undefined;

/** Whether a shortcut is taken: among the team's, or among a person's own. */
export async function hasShortcut(table: Table, shortcut: string, userId?: string): Promise<boolean> {
  const Key = userId === undefined ? keys.shortcut(shortcut) : keys.ownShortcut(userId, shortcut);
  return (await table.get({ Key, ConsistentRead: true })) !== undefined;
}
