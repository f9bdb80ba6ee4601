/**
 * What an export of everything contains, as data: kinds of items by their keys, and the fields that stay behind. What isn't
 * listed is never exported: secrets, sessions, what is only for the moment, and what follows from the rest.
 */

/** A kind of items. */
export type ExportedKind = { kind: string; pk: RegExp; sk: RegExp; without: readonly string[] };

/** Keys of indexes follow from the item. */
const INDEX_KEYS = ['gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'];
/** What signs or proves something is named so, whatever it is of. */
const SECRET = /secret/;

const listed: readonly [kind: string, pk: RegExp, sk: RegExp, without?: readonly string[]][] = [
  ['widget', /^WIDGET#/, /^WIDGET$/],
  ['department', /^DEPARTMENT#/, /^DEPARTMENT$/],
  ['canned_response', /^CANNED#/, /^CANNED$/],
  ['team_settings', /^SETTINGS$/, /^TEAM$/],
  ['conversation_fields', /^SETTINGS#FIELDS#/, /^SETTINGS$/],
  ['agent', /^AGENT#/, /^AGENT$/, ['user_id']],
  ['former_agent', /^FORMER-AGENTS$/, /^/],
  ['bot', /^BOT#/, /^BOT$/],
  ['article', /^BOT#/, /^ARTICLE#/],
  ['workflow', /^WORKFLOW#/, /^WORKFLOW$/],
  ['workflow_version', /^WORKFLOW#/, /^VERSION#/],
  ['visitor', /^VISITOR#/, /^VISITOR$/, ['session_id']],
  ['visitor_attributes', /^VISITOR#/, /^ATTRIBUTES$/],
  // Whose tickets have to be exported and erased with them.
  ['visitor_ticket', /^VISITOR#/, /^TICKET#/],
  ['identity', /^IDENTITY#/, /^VISITOR$/],
  ['conversation', /^CONV#/, /^INFO$/],
  ['read_mark', /^CONV#/, /^LAST-READ#/],
  ['row', /^CONV#/, /^MSG#/],
  ['ticket', /^TICKET#/, /^TICKET$/],
  ['metric_event', /^FACTS#/, /^/],
  ['deleted_widget', /^GONE-WIDGETS$/, /^/],
  ['audit', /^AUDIT#/, /^/],
];

/** The kinds, in the order in which an item is compared with them. */
export const exportedKinds: readonly ExportedKind[] = listed.map(([kind, pk, sk, without = []]) => ({
  kind,
  pk,
  sk,
  without: [...INDEX_KEYS, ...without],
}));

/** The kind of an item; nothing for one that isn't exported. */
export const kindOfKey = (pk: string, sk: string): ExportedKind | undefined =>
  exportedKinds.find((one) => one.pk.test(pk) && one.sk.test(sk));

/** A line of an export: an item, without what stays behind. */
export type ExportedLine = { kind: string; item: Record<string, unknown> & { pk: string; sk: string } };

/** The fields of an item that are exported, which are also those that an import takes. */
export const exportedFields = <Fields extends object>({ without }: ExportedKind, item: Fields): Fields =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !without.includes(name) && !SECRET.test(name))) as Fields;

/** The line of an item; nothing for one that isn't exported. */
export function lineOf(item: Record<string, unknown>): ExportedLine | undefined {
  const [pk, sk] = [String(item['pk']), String(item['sk'])];
  const kind = kindOfKey(pk, sk);
  if (!kind) return undefined;
  return { kind: kind.kind, item: { pk, sk, ...inOrder(exportedFields(kind, item)) } };
}

/** The same with its fields in the order of their names: a table gives them in any, and exports are to be compared. */
function inOrder(fields: Record<string, unknown>): Record<string, unknown> {
  const names = Object.keys(fields).sort();
  return Object.fromEntries(names.map((name) => [name, orderedValue(fields[name])]));
}

function orderedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(orderedValue);
  return typeof value === 'object' && value !== null ? inOrder(value as Record<string, unknown>) : value;
}

/** What the manifest of an export says of its format. A later version may say more; a reader refuses a higher number. */
export const EXPORT_FORMAT = { format: 'live-chat-export', version: 1 } as const;
