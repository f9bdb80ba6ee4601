/** An import of an export on disk into a test table, as the command makes it. */
import { openExport } from '#bin/portable/export-reader.ts';
import { formats } from '#core/portable/formats.ts';
import type { Named } from '#core/conversation/commands.ts';
import type { Id } from '#core/model/id.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { agentFinder } from '#core/portable/people.ts';
import { type BulkTable, bulkTable } from '#functions/store/portable/bulk-table.ts';
import type { Item, Table } from '#functions/store/table.ts';
import { getWidget, widgetStore, type WidgetItem } from '#functions/store/settings/widget-store.ts';
import { importExport } from '#functions/use-cases/portable/import.ts';
import {
  type ImportDeps,
  type ImportReport,
  type SkippedRow,
  dryRun,
} from '#functions/use-cases/portable/import-deps.ts';
import { documentClient } from '#functions/store/dynamo-table.ts';
import { randomText } from '#functions/platform/random-text.ts';
import type { TestTable } from './dynamodb.ts';

/** The requests for many items at once, on a test table. */
export const bulkOf = (server: TestTable) => bulkTable(documentClient(server.client), server.tableName, async () => {});

/** The same on a table in memory, a put at a time. */
export const memoryBulk = (table: Pick<Table, 'put'> & { items?: Item[] }): BulkTable => ({
  putAll: async (items) => {
    for (const Item of items) await table.put({ Item });
  },
  scan: async () => ({ items: table.items ?? [], lastKey: undefined }),
});

/** A stored widget. */
export async function storedWidget(table: Table, id: Id, fields: Partial<WidgetItem> = {}): Promise<WidgetItem> {
  const widget = {
    ...widgetDefaults,
    id,
    name: 'Shop',
    token: String(id).padStart(32, 'x'),
    version: 0,
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    identity_secret: null,
    ...fields,
  };
  await widgetStore.put(table, widget, 0);
  const stored = await getWidget(table, id);
  if (!stored) throw new Error('The widget was not stored.');
  return stored;
}

/** What an import is told besides. */
export type ImportOptions = Partial<Omit<ImportDeps, 'source' | 'agentOf'>> & {
  source?: 'chatwoot' | 'intercom';
  agents?: readonly (Named & { email: string | null })[];
  holder?: string;
  isDryRun?: boolean;
};

/** Imports a file or folder; answers with the report and what was left out. */
export async function imported(
  deps: Pick<ImportDeps, 'table' | 'now' | 'bulk' | 'widget'>,
  path: string,
  { source = 'chatwoot', agents = [], holder = 'test', isDryRun = false, ...more }: ImportOptions = {},
): Promise<{ report: ImportReport; skipped: SkippedRow[] }> {
  const skipped: SkippedRow[] = [];
  const onSkipped = (one: SkippedRow): void => void skipped.push(one);
  const reader = await openExport(path, formats[source], onSkipped);
  try {
    const agentOf = agentFinder(agents, reader.team);
    const all = {
      ...deps,
      randomText,
      source,
      agentOf,
      onSkipped,
      onProgress: () => {},
      hasOpen: new Set<Id>(),
      ...more,
    };
    return { report: await importExport(isDryRun ? dryRun(all) : all, reader, { holder, by: 'a test' }), skipped };
  } finally {
    await reader.close();
  }
}
