/** Who has access, and what was changed: API keys and the audit log. */
import type { KeyRole } from '#core/model/api-key.ts';
import type { AuditEntry } from '#core/model/audit.ts';
import { localized } from './language.ts';

/** API keys. */
export const apiKeys = localized('apiKeys', {
  title: 'API keys',
  lead: 'Let a program use the API. What it writes shows as “via” and the name of its key.',
  add: 'Create API key',
  rename: 'Rename API key',
  save: 'Save',
  empty: 'No API keys yet',
  emptyBody: 'Create one for each program, so that you can revoke one without stopping the others.',
  fields: {
    name: ['Name', 'The program that uses it, such as “CRM”.'],
    expires_at: ['Last day', 'Leave empty for a key that doesn’t expire.'],
  },
  role: 'Access',
  roles: {
    read: { name: 'Read', help: 'Reads what agents can read.' },
    agent: { name: 'Agent', help: 'Does what agents can do, in all departments.' },
    admin: {
      name: 'Admin',
      help: 'Also changes settings, and exports or deletes visitors. Can’t manage keys or agents.',
    },
  } satisfies Record<KeyRole, { name: string; help: string }>,
  prefix: 'Begins with',
  lastUsed: 'Last used',
  never: 'Never',
  expires: 'Expires',
  expired: 'Expired',
  createdBy: 'Created by',
  created: 'API key created',
  shown: 'Copy your API key now',
  shownBody: 'It isn’t shown again. If you lose it, create another one.',
  revoke: 'Revoke',
  revokeNamed: (name: string) => `Revoke ${name}`,
  editNamed: (name: string) => `Rename ${name}`,
  removeTitle: (name: string) => `Revoke ${name}?`,
  removeBody: 'The next request with this key is refused. This can’t be undone.',
  removed: 'API key revoked',
} as const);

/** The audit log. */
export const audit = localized('audit', {
  title: 'Audit log',
  lead: 'What admins and API keys changed in the last year.',
  list: 'Changes',
  entity: 'Changed',
  anything: 'Anything',
  who: 'By',
  anybody: 'Anyone',
  from: 'From',
  to: 'To',
  time: 'Time',
  change: 'Change',
  more: 'Show more',
  searchOn: 'Look further back',
  empty: 'No changes yet',
  emptyBody: 'What admins and API keys change from now on is listed here.',
  none: 'No matches',
  noneBody: 'Choose other filters.',
  via: (name: string) => `${name} (API key)`,
  unnamed: (id: number) => `No. ${id}`,
  value: (field: string, before: string | null, after: string | null) =>
    before === null && after === null ? field : `${field}: ${before ?? '–'} → ${after ?? '–'}`,
  moreChanges: (count: number) => `and ${count} more`,
  verbs: {
    created: 'Created',
    changed: 'Changed',
    deleted: 'Deleted',
    imported: 'Imported articles into',
    erased: 'Erased',
  } satisfies Record<AuditEntry['verb'], string>,
  entities: {
    agent: 'agent',
    api_key: 'API key',
    article: 'article',
    bot: 'bot',
    canned_response: 'canned response',
    saved_view: 'shared view',
    conversation_fields: 'labels and attributes',
    department: 'department',
    rule: 'rule',
    modules: 'modules',
    team_member: 'access of a person',
    team_settings: 'team settings',
    visitor: 'visitor',
    webhook: 'webhook',
    widget: 'widget',
    workflow: 'workflow',
  } satisfies Record<AuditEntry['entity'], string>,
});
