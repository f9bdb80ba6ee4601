/** What the audit log says of a change, and the write in the transaction of the change. */
import type { AuditEntry, AuditVerb, AuditedEntity, Who } from '#core/model/team/audit.ts';
import { type Id, makeId } from '#core/model/id.ts';
import { cut } from '#core/model/text.ts';
import type { Deps } from '#functions/deps.ts';
import { auditPut } from '#functions/store/settings/audit-store.ts';
import { type Table, alongside } from '#functions/store/table.ts';

/** The dependencies of what is recorded. `by`: who changes it; missing where the product itself does, which is not recorded. */
export type AuditDeps = Pick<Deps, 'table' | 'now' | 'random'> & { by?: Who };

/** A change: of which record, from what to what. */
export type Change = {
  verb: AuditVerb;
  entity: AuditedEntity;
  id: Id;
  before?: object | undefined;
  after?: object | undefined;
  /** What has its name, where neither before nor after says it. */
  named?: object;
};

/** The table with the record of a change in the one transaction that makes it. */
export function audited({ table, now, random, by }: AuditDeps, change: Change): Table {
  if (!by) return table;
  return alongside(table, [auditPut({ id: makeId(now(), random()), who: by, ...describeChange(change) })]);
}

/** A row is to cost one write unit: 1 KB, of which this much is for the values. */
const MAX_BYTES = { value: 100, changes: 500, name: 60 };

/** Fields that count, or say when, on every change. */
const BOOKKEEPING = new Set(['id', 'version', 'revision', 'settings_version', 'created_at', 'updated_at', 'fitted_at']);
const isSecret = (field: string): boolean => /secret|token|hash/.test(field);

type Described = Pick<AuditEntry, 'verb' | 'entity' | 'entity_id' | 'entity_name' | 'changes' | 'more_changes'>;

/** A change in short. A secret's field is named, its values are not. */
export function describeChange({ verb, entity, id, before, after, named }: Change): Described {
  const [had, has] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...had.keys(), ...has.keys()])].filter((field) => !BOOKKEEPING.has(field));
  const all = after
    ? names
        .filter((field) => JSON.stringify(had.get(field)) !== JSON.stringify(has.get(field)))
        .map((field) => ({ field, before: shown(field, had.get(field)), after: shown(field, has.get(field)) }))
    : [];
  let bytes = 0;
  const changes = all.filter((one) => (bytes += Buffer.byteLength(JSON.stringify(one))) <= MAX_BYTES.changes);
  return {
    verb,
    entity,
    entity_id: id,
    entity_name: nameOf(has, had, fieldsOf(named)) ?? null,
    changes,
    more_changes: all.length - changes.length,
  };
}

const fieldsOf = (record: object | undefined): Map<string, unknown> => new Map(Object.entries(record ?? {}));

function nameOf(...records: Map<string, unknown>[]): string | undefined {
  const named = records.flatMap((record) => ['name', 'title', 'question'].map((field) => record.get(field)));
  const found = named.find((value) => typeof value === 'string');
  return typeof found === 'string' ? cut(found, MAX_BYTES.name) : undefined;
}

function shown(field: string, value: unknown): string | null {
  if (isSecret(field) || value === undefined || value === null) return null;
  return cut(typeof value === 'string' ? value : JSON.stringify(value), MAX_BYTES.value);
}
