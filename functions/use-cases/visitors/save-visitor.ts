/** Creates or updates a visitor from the site's own server, by the site's own ID: the visitor that the widget's identity tokens name. */
import { isDeepStrictEqual } from 'node:util';
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import type { Visitor } from '#core/model/visitor.ts';
import { type Saved, savedChanges } from '#core/visitor/profile.ts';
import type { Deps } from '#functions/deps.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import { type WidgetItem, getWidget } from '#functions/store/settings/widget-store.ts';
import { retryOnConflict, writingAlso } from '#functions/store/table.ts';
import {
  type VisitorFields,
  type VisitorItem,
  attachedTo,
  changeVisitor,
  findByIdentity,
  getVisitor,
  getVisitorAttributes,
  putVisitor,
  putVisitorAttributes,
  toVisitor,
} from '#functions/store/visitors/visitor-store.ts';
import { visitorCreated, visitorEvents } from '#functions/use-cases/events/event-rows.ts';
import { newVisitor } from './resolve-visitor.ts';

/** The dependencies of saving a visitor. */
export type SaveVisitorDeps = Pick<Deps, 'table' | 'now' | 'random' | 'events'> & { randomText: RandomText };

/** What the site's server says of a person. */
export type SavedVisitor = Saved & {
  widget_id: Id;
  external_id: string;
  locale?: string | undefined;
  timezone?: string | undefined;
  custom_attributes?: Attributes | undefined;
};

/** The visitor as they are now; `isNew`: this call created them. Repeated, it writes nothing. @throws DomainError `not_found`, `try_again` */
export async function saveVisitor(
  deps: SaveVisitorDeps,
  saved: SavedVisitor,
): Promise<{ visitor: Visitor; isNew: boolean }> {
  const widget = found(await getWidget(deps.table, saved.widget_id));
  return retryOnConflict('this visitor', async () => {
    const known = await findByIdentity(deps.table, { widget_id: widget.id, sub: saved.external_id });
    const item = known === undefined ? await create(deps, widget, saved) : await update(deps, known, saved);
    if (item === 'conflict') return item;
    const isNew = known === undefined;
    const attributes = await saveAttributes(deps, item, saved.custom_attributes, isNew);
    return { visitor: toVisitor(item, attributes), isNew };
  });
}

async function create(
  deps: SaveVisitorDeps,
  widget: WidgetItem,
  saved: SavedVisitor,
): Promise<VisitorItem | 'conflict'> {
  const nobody = newVisitor(deps, widget);
  const item = { ...nobody, ...changesOf(nobody, saved), identity_sub: saved.external_id };
  const telling = writingAlso(deps.table, await visitorCreated(deps, item.id, item.verified));
  const written = await putVisitor(telling, item, { widget_id: widget.id, sub: saved.external_id });
  return written === 'done' ? item : 'conflict';
}

async function update(deps: SaveVisitorDeps, id: Id, saved: SavedVisitor): Promise<VisitorItem | 'conflict'> {
  const before = await getVisitor(deps.table, id, { consistent: true });
  // Erased in this instant: the next try finds nobody by that ID.
  if (!before) return 'conflict';
  const changes = changesOf(before, saved);
  const telling = writingAlso(deps.table, await visitorEvents(deps, id, changes));
  return (await changeVisitor(telling, before, changes)) === 'done' ? { ...before, ...changes } : 'conflict';
}

/** Only what differs. When and from where the visitor was there is for their browser to say. */
function changesOf(before: VisitorItem, saved: SavedVisitor): VisitorFields {
  const { locale, timezone } = saved;
  return {
    ...savedChanges(before, saved),
    ...(locale === undefined || locale === before.locale ? {} : { locale }),
    ...(timezone === undefined || timezone === before.timezone ? {} : { timezone }),
  };
}

async function saveAttributes(
  deps: SaveVisitorDeps,
  visitor: VisitorItem,
  attributes: Attributes | undefined,
  isNew: boolean,
): Promise<Attributes> {
  const before = attachedTo(visitor, await getVisitorAttributes(deps.table, visitor.id, { consistent: true }));
  if (attributes === undefined || isDeepStrictEqual(before, attributes)) return before;
  // The event of a new visitor is written already, and its data is read later, with the attributes.
  const told = isNew ? [] : await visitorEvents(deps, visitor.id, {}, { hasAttributes: true });
  await putVisitorAttributes(writingAlso(deps.table, told), visitor.id, attributes);
  return attributes;
}
