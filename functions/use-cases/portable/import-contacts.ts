/** Contacts of an export as visitors. The site's own ID finds who is here already; a typed address proves nothing. */
import { visitorIdOf } from '#core/portable/identity.ts';
import type { ImportedContact } from '#core/portable/imported.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Item } from '#functions/store/table.ts';
import { type VisitorItem, putVisitor } from '#functions/store/visitors/visitor-store.ts';
import type { ImportDeps, ImportReport, SourceRow, VisitorRef } from './import-deps.ts';

/** The visitors of an export, by the source's ID of the contact; null for one who was erased here. */
export type Visitors = {
  bySource: Map<string, VisitorRef | null>;
  /** Contacts without an ID of the site's own that share an address are one person. */
  byEmail: Map<string, VisitorRef>;
};

/** No visitors yet. */
export const noVisitors = (): Visitors => ({ bySource: new Map(), byEmail: new Map() });

const ATTEMPTS = 8;

/** Finds or makes the visitors of contacts, and notes them. */
export async function importContacts(
  deps: ImportDeps,
  contacts: readonly (ImportedContact & { from: Pick<SourceRow, 'file' | 'row'> })[],
  visitors: Visitors,
  report: ImportReport,
): Promise<void> {
  const fresh = contacts.filter((contact, index) => isNew(visitors, contact) && firstWith(contacts, contact) === index);
  const known = await visitorsOfIdentities(deps, fresh);
  const placed = await placesOf(
    deps,
    fresh.filter((contact) => !known.has(contact)),
  );
  const puts: Item[] = [];
  for (const contact of fresh) {
    const found = known.get(contact);
    const place = found ? { state: 'present' as const, ref: found } : placed.get(contact);
    const twin = contact.own_id === null && contact.email !== null ? visitors.byEmail.get(contact.email) : undefined;
    if (twin && place?.state === 'free') {
      visitors.bySource.set(contact.source_id, twin);
      report.contacts.present += 1;
    } else if (!place) {
      visitors.bySource.set(contact.source_id, null);
      report.contacts.left_out += 1;
      const message = 'Was deleted here. It comes back only under another ID';
      deps.onSkipped({ ...contact.from, id: contact.source_id, field: 'contact', message, isWholeRow: true });
    } else {
      const ref = place.state === 'free' ? await make(deps, contact, place.ref.id, puts) : place.ref;
      report.contacts[place.state === 'free' ? 'written' : 'present'] += 1;
      visitors.bySource.set(contact.source_id, ref);
      if (contact.own_id === null && contact.email !== null) visitors.byEmail.set(contact.email, ref);
    }
  }
  await deps.bulk.putAll(puts);
}

const isNew = ({ bySource }: Visitors, { source_id }: ImportedContact): boolean => !bySource.has(source_id);
const firstWith = (all: readonly ImportedContact[], { source_id }: ImportedContact): number =>
  all.findIndex((one) => one.source_id === source_id);

/** The visitors that the site's own IDs lead to. */
async function visitorsOfIdentities<Contact extends ImportedContact>(
  { table, widget }: ImportDeps,
  contacts: readonly Contact[],
): Promise<Map<Contact, VisitorRef>> {
  const named = contacts.flatMap((contact) =>
    contact.own_id === null ? [] : [{ contact, key: keys.identity(widget.id, contact.own_id) }],
  );
  if (named.length === 0) return new Map();
  const unique = [...new Map(named.map(({ key }) => [key.pk, key])).values()];
  const found = new Map((await table.batchGet(unique, { ConsistentRead: true })).map((item) => [item['pk'], item]));
  const ids = [...new Set([...found.values()].map((item) => Number(item['visitor_id'])))];
  const stored = await table.batchGet(
    ids.map((id) => keys.visitor(id)),
    { ConsistentRead: true },
  );
  const byId = new Map(stored.map((item) => [Number(item['id']), item as VisitorItem]));
  return new Map(
    named.flatMap(({ contact, key }) => {
      const visitor = byId.get(Number(found.get(key.pk)?.['visitor_id']));
      return visitor ? [[contact, refOf(visitor)] as const] : [];
    }),
  );
}

type Place = { state: 'free' | 'present'; ref: VisitorRef };

/** Where each contact is stored or will be; none for those who were erased. An ID that another visitor has is passed over. */
async function placesOf<Contact extends ImportedContact>(
  { table, source, widget }: ImportDeps,
  contacts: readonly Contact[],
): Promise<Map<Contact, Place>> {
  const places = new Map<Contact, Place>();
  const taken = new Set<Id>();
  let open = [...contacts];
  for (let attempt = 0; attempt < ATTEMPTS && open.length > 0; attempt++) {
    const ids = new Map(open.map((contact) => [contact, visitorIdOf(source, widget.id, contact, attempt)]));
    const wanted = [...new Set(ids.values())];
    const items = await table.batchGet(
      wanted.flatMap((id) => [keys.visitor(id), keys.visitorGate(id)]),
      { ConsistentRead: true },
    );
    const stored = new Map(items.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]));
    const at = ({ pk, sk }: { pk: string; sk: string }) => stored.get(`${pk} ${sk}`);
    open = open.filter((contact) => {
      const id = ids.get(contact) ?? 0;
      const item = at(keys.visitor(id)) as (VisitorItem & { imported?: string }) | undefined;
      if (!item && at(keys.visitorGate(id))) return false;
      if (taken.has(id) || (item && item.imported !== markOf(source, contact))) return true;
      taken.add(id);
      places.set(
        contact,
        item
          ? { state: 'present', ref: refOf(item) }
          : { state: 'free', ref: refOf({ ...contact, id, verified: false }) },
      );
      return false;
    });
  }
  return places;
}

const markOf = (source: string, { source_id }: ImportedContact): string => `${source}#${source_id}`;
const refOf = ({ id, name, email, verified }: VisitorRef): VisitorRef => ({ id, name, email, verified });

/** The visitor is put with others, unless an identity has to lead to them: that is a transaction of its own. */
async function make(deps: ImportDeps, contact: ImportedContact, id: Id, puts: Item[]): Promise<VisitorRef> {
  const { own_id: own, attributes } = contact;
  const visitor = visitorItem(deps, contact, id);
  if (Object.keys(attributes).length > 0) puts.push({ ...keys.visitorAttributes(id), custom_attributes: attributes });
  if (own === null) puts.push({ ...keys.visitor(id), ...visitor });
  else await putVisitor(deps.table, visitor, { widget_id: deps.widget.id, sub: own });
  return refOf(visitor);
}

function visitorItem({ widget, source, randomText }: ImportDeps, contact: ImportedContact, id: Id) {
  const first = new Date(createdAtMs(id)).toISOString();
  const { name, email, phone, locale, last_seen_at_ms: seenMs } = contact;
  return {
    id,
    widget_id: widget.id,
    session_id: randomText(32),
    name,
    email,
    phone,
    verified: contact.own_id !== null,
    ...(contact.own_id === null ? {} : { verified_fields: [] }),
    ip_address: '',
    user_agent: '',
    locale,
    timezone: null,
    referrer: null,
    pages: [],
    first_seen_at: first,
    last_seen_at: seenMs === null || seenMs < createdAtMs(id) ? first : new Date(seenMs).toISOString(),
    imported: markOf(source, contact),
  };
}
