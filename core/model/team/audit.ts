/** The record of changes that admins, and keys with the role admin, made. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';
import { instant } from '#core/model/text.ts';

/** What changes are recorded of. */
export const auditedEntities = [
  'agent',
  'api_key',
  'article',
  'bot',
  'canned_response',
  'conversation_fields',
  'department',
  'modules',
  'rule',
  'saved_view',
  'source',
  'team_member',
  'team_settings',
  'test_question',
  'visitor',
  'webhook',
  'widget',
  'workflow',
] as const;
/** What changes are recorded of. */
export type AuditedEntity = (typeof auditedEntities)[number];

/** What was done. */
export const auditVerbs = ['created', 'changed', 'deleted', 'imported', 'erased'] as const;
/** What was done. */
export type AuditVerb = (typeof auditVerbs)[number];

/** Who did it: a person by the id that their identity provider gives them, or a key. */
const who = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('person'), user_id: z.string(), name: z.nullable(z.string()) }),
  z.strictObject({ type: z.literal('key'), id, name: z.string() }),
]);
/** Who did it. */
export type Who = z.infer<typeof who>;

/** One change. */
export const auditEntry = z.strictObject({
  id,
  at: instant,
  who,
  verb: z.enum(auditVerbs),
  entity: z.enum(auditedEntities),
  entity_id: id,
  /** What it was called then; null for what has no name. */
  entity_name: z.nullable(z.string()),
  /** The fields that changed, as short JSON texts; null for none, and for values that are secret. */
  changes: z.array(
    z.strictObject({ field: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) }),
  ),
  /** How many further fields changed. */
  more_changes: z.int(),
});
/** One change. */
export type AuditEntry = z.infer<typeof auditEntry>;
