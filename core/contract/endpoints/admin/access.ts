/** Who has access, and what they changed: API keys and the audit log. */
import * as z from 'zod/mini';
import { apiKey, apiKeySettings, createdApiKey, ownApiKey } from '#core/model/team/api-key.ts';
import { auditedEntities, auditEntry } from '#core/model/team/audit.ts';
import { line, anyInstant } from '#core/model/text.ts';
import { AGENT_API, endpoint, page, paging } from '#core/contract/kit/endpoint.ts';
import { byOperation, expected, settingsReads, settingsWrites } from '#core/contract/kit/settings.ts';

const kind = { collection: 'api-keys', tag: 'API keys', one: 'API key', entity: apiKey } as const;
const { list, get } = settingsReads(kind);
const { create, update, remove } = settingsWrites(kind, apiKeySettings);
/** A key must not make keys that outlast it, nor tell which others there are. */
const peopleOnly = { role: 'admin', isForPeople: true } as const;

/** Every endpoint of keys and of the audit log. */
export const access = {
  getOwnApiKey: endpoint({
    tag: kind.tag,
    method: 'GET',
    path: `${AGENT_API}/api-keys/me`,
    role: 'agent',
    isForKeys: true,
    summary: 'Get the API key that the request is sent with',
    answer: { status: 200, schema: ownApiKey },
  }),
  ...byOperation('ApiKey', 'ApiKeys', {
    list: endpoint({ ...list, ...peopleOnly, summary: 'List API keys' }),
    get: endpoint({ ...get, ...peopleOnly }),
    create: endpoint({
      ...create,
      ...peopleOnly,
      summary: 'Create an API key; only this response has its text',
      body: z.extend(apiKeySettings, { expires_at: z._default(apiKeySettings.shape.expires_at, null) }),
      answer: { status: 201, schema: createdApiKey },
      errors: [],
    }),
    update: endpoint({
      ...update,
      ...peopleOnly,
      summary: 'Rename an API key',
      body: z.strictObject({ name: z.optional(apiKeySettings.shape.name), ...expected }),
    }),
    remove: endpoint({
      ...remove,
      ...peopleOnly,
      summary: 'Revoke an API key: the next request with it is refused',
      errors: ['not_found'],
    }),
  }),
  listAudit: endpoint({
    tag: 'Audit log',
    method: 'GET',
    path: `${AGENT_API}/audit`,
    role: 'admin',
    summary: 'List the changes that admins and API keys made, newest first',
    query: z.strictObject({
      ...paging,
      entity: z.optional(z.enum(auditedEntities)),
      /** A person's user id, or `key:` and the id of a key. */
      who: z.optional(line(200)),
      from: z.optional(anyInstant),
      to: z.optional(anyInstant),
    }),
    answer: { status: 200, schema: page(auditEntry) },
  }),
} as const;
