/** Prepared answers of an export as canned responses. One whose shortcut is taken is left out: what is here stays. */
import * as z from 'zod/mini';
import { cannedResponse } from '#core/model/actions/canned-response.ts';
import { content as text } from '#core/model/text.ts';
import { cannedIdOf } from '#core/portable/identity.ts';
import type { ImportedCannedResponse } from '#core/portable/imported.ts';
import { fieldErrors } from '#core/text/field-errors.ts';
import { cannedResponseStore, hasShortcut } from '#functions/store/settings/canned-response-store.ts';
import type { ImportDeps, ImportReport, SourceRow } from './import-deps.ts';

/** With any variables: what isn't known here is shown to the agent before it is sent. */
const settings = z.omit(z.extend(cannedResponse, { content: text }), { id: true, version: true, created_at: true });

/** Stores a canned response, unless it is there. */
export async function importCannedResponse(
  deps: ImportDeps,
  { source_id, created_at_ms, shortcut, title, content }: ImportedCannedResponse,
  from: Pick<SourceRow, 'file' | 'row'>,
  report: ImportReport,
): Promise<void> {
  const { table, source, onSkipped } = deps;
  const count = report.canned_responses;
  const leaveOut = (field: string, message: string): void => {
    count.left_out += 1;
    onSkipped({ ...from, id: source_id, field, message, isWholeRow: true });
  };
  const given = { shortcut, title, content, department_id: null, actions: [], files: [] };
  const parsed = z.safeParse(settings, given);
  const [error] = parsed.success ? [] : fieldErrors(parsed.error.issues, given, 'canned_response');
  if (!parsed.success) return leaveOut(error?.path ?? 'canned_response', error?.message ?? 'Must be valid');
  const atMs = created_at_ms ?? 0;
  const id = cannedIdOf(source, source_id, atMs);
  if (await cannedResponseStore.get(table, id)) {
    count.present += 1;
    return;
  }
  if (await hasShortcut(table, shortcut))
    return leaveOut('canned_response.shortcut', `Must be free. "${shortcut}" is already in use`);
  const created_at = new Date(atMs === 0 ? deps.now() : atMs).toISOString();
  const written = await cannedResponseStore.put(table, { id, ...parsed.data, version: 0, created_at }, deps.now());
  count[written === 'done' ? 'written' : 'present'] += 1;
}
