/**
 * Settings records of every kind are created, changed and deleted in one way. A change is made on what is stored, again
 * when somebody else was faster, so that none that was answered is lost; one that names another version is refused.
 */
import { type User, DomainError, found } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { AuditedEntity, Who } from '#core/model/team/audit.ts';
import type { Deps } from '#functions/deps.ts';
import { busy, retryOnConflict } from '#functions/store/table.ts';
import { audited } from '#functions/use-cases/audit/record-change.ts';
import type { SettingsRecord, SettingsStore } from '#functions/store/settings-store.ts';

/** The dependencies of changing settings; `by`: who changes them, for the audit log. */
export type SettingsDeps = Pick<Deps, 'table' | 'now' | 'random' | 'log'> & { by?: Who };

/** The part of a settings resource that differs per kind. */
export type Resource<D extends SettingsDeps, Stored extends SettingsRecord, Shown, New, Changes> = {
  store: SettingsStore<Stored>;
  /** As the audit log names it. */
  entity: AuditedEntity;
  /** A new record of what is given. */
  make: (deps: D, given: New, started: Started) => Stored | Promise<Stored>;
  /** The record with the changes; without it they are its fields. */
  merge?: (deps: D, before: Stored, changes: Omit<Changes, 'version'>) => Stored | Promise<Stored>;
  /** Refuses what its fields alone don't tell, such as a reference to what is gone. @throws DomainError */
  check?: (deps: D, after: Stored, before: Stored | undefined) => Promise<void>;
  /** Runs after a change is stored. */
  changed?: (deps: D, before: Stored, after: Stored) => Promise<void>;
  /** Runs after a deletion. If it fails, a sweep has to finish it. */
  removed?: (deps: D, before: Stored) => Promise<void>;
  /** The records that use it and prevent its deletion; without it, nothing does. */
  users?: (deps: D, id: Id) => Promise<User[]>;
  /** Records as the API shows them. */
  show: (deps: D, records: readonly Stored[]) => Shown[] | Promise<Shown[]>;
};

/** How a kind is read that is shown as it is stored. */
export const plainlyShown = <Stored extends SettingsRecord>(store: SettingsStore<Stored>) => ({
  store,
  show: (_: unknown, records: readonly Stored[]): Stored[] => [...records],
});

/** A kind that is shown as it is stored, and has nothing particular to it. */
export const plainResource = <Stored extends Started, New extends object, Changes>(
  entity: AuditedEntity,
  store: SettingsStore<Stored>,
): Resource<SettingsDeps, Stored, Stored, New, Changes> => ({
  ...plainlyShown(store),
  entity,
  make: (_, given, started) => ({ ...given, ...started }) as New & Stored,
});

/** The fields every new record starts with. */
export type Started = { id: Id; created_at: string; version: number };

/** An update may name the version it was made on. */
export type Expected = { version?: number | undefined };

/** Creates a record. @throws DomainError as its check does, `try_again` */
export async function createItem<
  D extends SettingsDeps,
  Stored extends SettingsRecord,
  Shown,
  New extends object,
  Changes,
>(deps: D, resource: Resource<D, Stored, Shown, New, Changes>, given: New): Promise<Stored> {
  const { store, entity, make, check } = resource;
  const atMs = deps.now();
  const started = { id: makeId(atMs, deps.random()), created_at: new Date(atMs).toISOString(), version: 1 };
  const record = await make(deps, given, started);
  await check?.(deps, record, undefined);
  const table = audited(deps, { verb: 'created', entity, id: record.id, after: { ...given }, named: record });
  if ((await store.put(table, record, atMs)) === 'done') return record;
  // What it refers to may have gone meanwhile.
  await check?.(deps, record, undefined);
  throw busy(`this ${store.name}`);
}

/** One record. @throws DomainError `not_found` */
export async function findItem<Stored extends SettingsRecord>(
  { table }: Pick<Deps, 'table'>,
  { store }: { store: SettingsStore<Stored> },
  id: Id,
): Promise<Stored> {
  return found(await store.get(table, id)).record;
}

/** Changes some fields of a record. @throws DomainError `not_found`, `conflict` with what is stored, as its check does */
export async function updateItem<
  D extends SettingsDeps,
  Stored extends SettingsRecord,
  Shown extends object,
  New,
  Changes extends Expected,
>(deps: D, resource: Resource<D, Stored, Shown, New, Changes>, id: Id, given: Changes): Promise<Stored> {
  const { version, ...changes } = given;
  return changeItem(deps, resource, id, async (before) => {
    if (version !== undefined && version !== resource.store.count(before)) throw await outdated(deps, resource, before);
    return resource.merge ? resource.merge(deps, before, changes) : { ...before, ...changes };
  });
}

/** Changes a record as it is stored. @throws DomainError `not_found`, as its check does, `try_again` */
export async function changeItem<D extends SettingsDeps, Stored extends SettingsRecord, Shown, New, Changes>(
  deps: D,
  { store, entity, check, changed }: Resource<D, Stored, Shown, New, Changes>,
  id: Id,
  change: (before: Stored) => Stored | Promise<Stored>,
): Promise<Stored> {
  const [before, after] = await retryOnConflict(`this ${store.name}`, async () => {
    const { record } = found(await store.get(deps.table, id));
    const wanted = await change(record);
    await check?.(deps, wanted, record);
    const table = audited(deps, { verb: 'changed', entity, id, before: record, after: wanted });
    const written = await store.change(table, record, wanted, deps.now());
    return written === 'refused' ? 'conflict' : ([record, written] as const);
  });
  await afterwards(deps, `change of ${store.name} ${id}`, async () => changed?.(deps, before, after));
  return after;
}

/** Deletes a record that nothing uses. @throws DomainError `not_found`, `conflict` naming what uses it */
export async function deleteItem<D extends SettingsDeps, Stored extends SettingsRecord, Shown, New, Changes>(
  deps: D,
  { store, entity, users, removed }: Resource<D, Stored, Shown, New, Changes>,
  id: Id,
): Promise<void> {
  const before = await retryOnConflict(`this ${store.name}`, async () => {
    const { record, uses } = found(await store.get(deps.table, id));
    const usedBy = (await users?.(deps, id)) ?? [];
    if (usedBy.length > 0) throw inUse(store.name, usedBy);
    const table = audited(deps, { verb: 'deleted', entity, id, before: record });
    return (await store.remove(table, record, uses, deps.now())) === 'refused' ? 'conflict' : record;
  });
  await afterwards(deps, `deletion of ${store.name} ${id}`, async () => removed?.(deps, before));
}

/**
 * What follows a write that is stored. It is tried twice; should it fail, the answer still says that the write was made: a
 * request that is repeated would make another one.
 */
export async function afterwards({ log }: Pick<Deps, 'log'>, of: string, follow: () => Promise<void>): Promise<void> {
  try {
    await follow().catch(follow);
  } catch (error) {
    log.error('settings_effect_failed', { of, error });
  }
}

async function outdated<D extends SettingsDeps, Stored extends SettingsRecord, Shown extends object, New, Changes>(
  deps: D,
  { store, show }: Resource<D, Stored, Shown, New, Changes>,
  record: Stored,
): Promise<DomainError> {
  const [current] = await show(deps, [record]);
  return new DomainError(
    'conflict',
    `Someone else has changed this ${store.name} in the meantime.`,
    current && { current },
  );
}

const MAX_NAMED = { inWords: 5, all: 100 };

function inUse(name: string, users: readonly User[]): DomainError {
  const words = users.slice(0, MAX_NAMED.inWords).map((user) => `${user.type.replace('_', ' ')} ${user.name}`);
  return new DomainError('conflict', `This ${name} is used by ${words.join(', ')}.`, {
    usedBy: users.slice(0, MAX_NAMED.all),
  });
}
