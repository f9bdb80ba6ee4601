/** API keys and the audit log from memory. */
import type { ApiKey } from '#core/model/team/api-key.ts';
import type { AuditEntry } from '#core/model/team/audit.ts';
import type { Answered, Asked } from './fake-answers.ts';
import { crud, pageOf } from './fake-lists.ts';

const key = (id: number, more: Partial<ApiKey>): ApiKey => ({
  id,
  name: `Key ${id}`,
  role: 'read',
  expires_at: null,
  prefix: `lck_${id}_`,
  created_by: 'Maya Lindqvist',
  last_used_on: null,
  version: 1,
  created_at: '2026-11-01T09:00:00.000Z',
  ...more,
});

const entry = (id: number, more: Partial<AuditEntry>): AuditEntry => ({
  id,
  at: '2026-11-20T10:15:00.000Z',
  who: { type: 'person', user_id: 'user-1', name: 'Maya Lindqvist' },
  verb: 'changed',
  entity: 'widget',
  entity_id: 1,
  entity_name: 'Fjord shop',
  changes: [{ field: 'primary_color', before: '#0f766e', after: '#1f6feb' }],
  more_changes: 0,
  ...more,
});

/** The operations, by name. */
export function accessOf(): Record<string, (asked: Asked) => Answered> {
  const keys = [
    key(901, { name: 'CRM', role: 'agent', last_used_on: '2026-11-28' }),
    key(902, { name: 'Data warehouse', expires_at: '2026-01-31T22:59:59.999Z' }),
  ];
  const entries = [
    entry(3, {
      changes: [...entry(3, {}).changes, { field: 'identity_secret', before: null, after: null }],
      more_changes: 2,
    }),
    entry(2, {
      who: { type: 'key', id: 901, name: 'CRM' },
      verb: 'deleted',
      entity: 'department',
      entity_name: 'Sales',
    }),
    entry(1, { entity: 'team_settings', entity_name: null }),
  ];
  return {
    ...crud('ApiKey', 'ApiKeys', keys, (id, body) => key(id, body)),
    createApiKey: ({ body }) => {
      const made = key(1000 + keys.length, body);
      keys.push(made);
      return { status: 201, body: { ...made, key: `${made.prefix}${'s3cret-'.repeat(7).slice(0, 43)}` } };
    },
    listAudit: ({ query }) => {
      const entity = query.get('entity');
      return pageOf(
        entries.filter((one) => entity === null || one.entity === entity),
        query,
      );
    },
  };
}
