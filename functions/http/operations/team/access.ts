/** Operations of API keys and of the audit log. */
import type { access } from '#core/contract/endpoints/admin/access.ts';
import { nameOf } from '#core/access/team-access.ts';
import { byOperation } from '#core/contract/kit/settings.ts';
import { padId } from '#core/model/id.ts';
import type { Operations } from '#functions/http/call.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import { listAuditEntries } from '#functions/store/settings/audit-store.ts';
import { apiKeys, createApiKey } from '#functions/use-cases/access/api-keys.ts';
import type { SettingsDeps } from '#functions/use-cases/settings/resource.ts';
import { settingsOperations } from '#functions/http/operations/resource.ts';

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;
const ofKeys = settingsOperations('listApiKeys', apiKeys);

/** Keys, and the changes of settings. */
export const accessOperations: Operations<SettingsDeps, keyof typeof access> = {
  ...byOperation('ApiKey', 'ApiKeys', ofKeys),
  createApiKey: (deps, { body, caller }) => createApiKey(deps, body, nameOf(caller)),
  getOwnApiKey: (_, { caller: { key, isAgent, isAdmin } }) => {
    if (!key) throw new Error('Only API keys get here.');
    return { ...key, role: isAdmin ? 'admin' : isAgent ? 'agent' : 'read' };
  },
  listAudit: async (deps, { query }) => {
    const { limit, entity, who, from, to } = query;
    const nowMs = deps.now();
    const toMs = to === undefined ? nowMs + 1 : Math.min(Date.parse(to), nowMs + 1);
    const fromMs = Math.max(from === undefined ? 0 : Date.parse(from), nowMs - YEAR_MS);
    const [id, entity_id] = readCursor('listAudit', query)?.split('#').map(Number) ?? [];
    const after = id === undefined || entity_id === undefined ? undefined : { id, entity_id };
    const page = await listAuditEntries(deps.table, { entity, who, fromMs, toMs }, { limit, after });
    const next = page.after && `${padId(page.after.id)}#${padId(page.after.entity_id)}`;
    return { data: page.entries, next_cursor: next === undefined ? null : writeCursor('listAudit', query, next) };
  },
};
