/** Setting up where a bot's articles are read from. */
import { isPublicEndpoint } from '#core/access/public-endpoint.ts';
import type { Received } from '#core/contract/http.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Source } from '#core/model/knowledge/source.ts';
import { MAX_SOURCES } from '#core/model/knowledge/source-limits.ts';
import { cut } from '#core/model/text.ts';
import type { Deps } from '#functions/deps.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { requestDecision } from '#functions/store/sources/held-store.ts';
import {
  type Decision,
  type ReadingItem,
  getReading,
  getReadings,
  noCounts,
  requestAnother,
  requestReading,
  scheduleReading,
} from '#functions/store/sources/reading-store.ts';
import { type SourceItem, sourceStore, sourcesOf } from '#functions/store/sources/source-store.ts';
import {
  type Resource,
  type SettingsDeps,
  afterwards,
  createItem,
  findItem,
} from '#functions/use-cases/settings/resource.ts';
import { audited } from '#functions/use-cases/audit/record-change.ts';
import { nextReadingMs } from './reading-times.ts';

/** The dependencies of setting up sources. */
export type SourceDeps = SettingsDeps & {
  /** Whether a source may be on the machine itself. */
  onThisMachine: boolean;
  /** Starts the function that reads a source. */
  startReading: (source: Id) => Promise<void>;
};

/** Sources. One whose addresses or language change is read again. */
export const sources: Resource<
  SourceDeps,
  SourceItem,
  Source,
  Received<'createSource', 'body'>,
  Received<'updateSource', 'body'>
> = {
  store: sourceStore,
  entity: 'source',
  make: (_, { addresses = [], locale = null, schedule = 'off', holds_if_worse = false, name, ...given }, started) => ({
    ...given,
    addresses,
    locale,
    schedule,
    holds_if_worse,
    name: name ?? nameFor(given.kind, addresses),
    ...started,
  }),
  check: async ({ table, onThisMachine }, after, before) => {
    requireAddresses(after, before, onThisMachine);
    if (before) return;
    if (!(await getBot(table, after.bot_id))) throw new DomainError('not_found', `There is no bot ${after.bot_id}.`);
    if ((await sourcesOf(table, after.bot_id)).length >= MAX_SOURCES)
      throw new DomainError('conflict', `This bot has ${MAX_SOURCES} sources, which is the limit. Delete one first.`);
  },
  changed: async (deps, before, after) => {
    const isOther = before.locale !== after.locale || before.addresses.join('\n') !== after.addresses.join('\n');
    if (isOther) await orderReading(deps, after.id);
    else if (before.schedule !== after.schedule) await reschedule(deps, after);
  },
  removed: (deps, { id }) => deps.startReading(id),
  show: showSources,
};

/** Creates a source, and has it read. @throws DomainError as its check does */
export async function createSource(deps: SourceDeps, given: Received<'createSource', 'body'>): Promise<Source> {
  const source = await createItem(deps, sources, given);
  // Should it fail, the sweep starts it.
  if (source.addresses.length > 0)
    await afterwards(deps, `creation of source ${source.id}`, () => deps.startReading(source.id));
  return shown(deps, source);
}

async function shown(deps: SourceDeps, source: SourceItem): Promise<Source> {
  const [one] = await showSources(deps, [source]);
  if (!one) throw new Error('A source has to be shown.');
  return one;
}

/** Has a source read now; one that is being read is left to that. @throws DomainError `not_found`, `conflict` for files */
export async function readNow(deps: SourceDeps, id: Id): Promise<Source> {
  const source = await findItem(deps, sources, id);
  if (source.kind === 'files')
    throw new DomainError('conflict', 'Files are read when they are uploaded. Upload them again to replace them.');
  if ((await requestReading(deps.table, id, deps.now())) === 'done') await deps.startReading(id);
  return shown(deps, source);
}

/**
 * Has what is held of a source published or discarded, by the function that reads it.
 * @param seen when the reading began whose changes were looked at; default: the newest
 * @throws DomainError `not_found`, `conflict` where nothing is held, or the source is being read or was read since
 */
export async function decideHeld(deps: SourceDeps, id: Id, does: Decision['does'], seen?: string): Promise<Source> {
  const source = await findItem(deps, sources, id);
  const reading = found(await getReading(deps.table, id));
  if (seen !== undefined && Date.parse(seen) !== reading.started_at_ms)
    throw new DomainError('conflict', 'This source was read again since. Look at what it holds now.');
  const change = { before: { held: reading.counts.held }, after: { held: `${does}ed` }, named: source };
  const table = audited(deps, { verb: 'changed', entity: 'source', id, ...change });
  if (reading.counts.held === 0 || (await requestDecision(table, reading, does, deps.now())) === 'refused')
    throw new DomainError('conflict', 'Nothing is held of this source, or it is being read.');
  // Should it fail, the sweep starts it.
  await afterwards(deps, `decision on source ${id}`, () => deps.startReading(id));
  return shown(deps, source);
}

/** Has a source read that has changed, also if it is being read. */
export async function orderReading(deps: SourceDeps, id: Id): Promise<void> {
  const { table, now } = deps;
  if ((await requestReading(table, id, now())) === 'refused' && (await requestAnother(table, id)) === 'refused')
    await requestReading(table, id, now());
  await deps.startReading(id);
}

async function reschedule({ table, now }: SourceDeps, source: SourceItem): Promise<void> {
  const reading = (await getReadings(table, [source.id])).get(source.id);
  const next = reading ? nextReadingMs(source, reading.started_at_ms) : 0;
  await scheduleReading(table, source.id, next && Math.max(next, now()));
}

function requireAddresses(after: SourceItem, before: SourceItem | undefined, onThisMachine: boolean): void {
  requirePublic(after.addresses, onThisMachine, before?.addresses);
  if (after.kind === 'files' && after.addresses.length > 0) throw refused('addresses', 'Must be empty for files');
  if (after.kind !== 'files' && after.addresses.length === 0)
    throw refused('addresses', 'Must name at least one address');
}

/** @throws DomainError `validation_failed` for an address that can't be on the public internet, except those known before */
export function requirePublic(
  addresses: readonly string[],
  onThisMachine: boolean,
  known: readonly string[] = [],
): void {
  const index = addresses.findIndex((one) => !known.includes(one) && !isPublicEndpoint(one, onThisMachine));
  if (index >= 0)
    throw refused(`addresses.${index}`, 'Must begin with https:// and name a host on the public internet');
}

const refused = (field: string, message: string) =>
  new DomainError('validation_failed', `${field}: ${message}.`, { errors: [{ path: `body.${field}`, message }] });

const nameFor = (kind: SourceItem['kind'], [first]: readonly string[]): string =>
  cut(first === undefined || kind === 'files' ? 'Files' : (URL.parse(first)?.host ?? first), 100);

async function showSources({ table }: Pick<Deps, 'table'>, records: readonly SourceItem[]): Promise<Source[]> {
  const readings = await getReadings(
    table,
    records.map(({ id }) => id),
  );
  return records.map((one) => ({ ...one, reading: shownReading(readings.get(one.id)) }));
}

const shownReading = (reading: ReadingItem | undefined): Source['reading'] => ({
  state: reading?.state ?? 'done',
  started_at: instantOf(reading?.started_at_ms),
  finished_at: instantOf(reading?.finished_at_ms),
  next_at: reading?.state === 'done' ? instantOf(reading.next_at_ms) : null,
  ...(reading?.counts ?? noCounts),
  trial: reading?.trial ?? null,
});

const instantOf = (ms: number | undefined): string | null => (ms ? new Date(ms).toISOString() : null);
