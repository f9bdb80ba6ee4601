/** Creates or updates a visitor from the site's own server, by the site's own ID: the visitor that the widget's identity tokens name. */
import { isDeepStrictEqual } from 'node:util';
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import type { Visitor } from '#core/model/visitors/visitor.ts';
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
  visitorWrites,
} from '#functions/store/visitors/visitor-store.ts';
import {
  type EventDeps,
  visitorCreated,
  visitorEvents,
  withAttributes,
} from '#functions/use-cases/events/event-rows.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import { newVisitor } from './resolve-visitor.ts';

/** The dependencies of saving a visitor. */
export type SaveVisitorDeps = Pick<Deps, 'table' | 'mask'> & EventDeps & { randomText: RandomText };

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
  given: SavedVisitor,
): Promise<{ visitor: Visitor; isNew: boolean }> {
  const { name, custom_attributes } = await masked(deps, given);
  const saved = { ...given, name, custom_attributes };
  const widget = found(await getWidget(deps.table, saved.widget_id));
  return retryOnConflict('this visitor', async () => {
    const known = await findByIdentity(deps.table, { widget_id: widget.id, sub: saved.external_id });
    const visitor = known === undefined ? await create(deps, widget, saved) : await update(deps, known, saved);
    return visitor === 'conflict' ? visitor : { visitor, isNew: known === undefined };
  });
}

async function create(deps: SaveVisitorDeps, widget: WidgetItem, saved: SavedVisitor): Promise<Visitor | 'conflict'> {
  const { table } = deps;
  const { external_id: sub, custom_attributes: attributes = {} } = saved;
  const nobody = newVisitor(deps, widget);
  const item = { ...nobody, ...changesOf(nobody, saved), identity_sub: sub };
  const given = Object.keys(attributes).length > 0 ? attributes : undefined;
  const told = withAttributes(await visitorCreated(deps, item.id, true), item.id, given);
  if ((await putVisitor(writingAlso(table, told), item, { widget_id: widget.id, sub })) === 'refused')
    return 'conflict';
  if (given && told.length === 0) await putVisitorAttributes(table, item.id, given);
  return toVisitor(item, attributes);
}

async function update(deps: SaveVisitorDeps, id: Id, saved: SavedVisitor): Promise<Visitor | 'conflict'> {
  const { table } = deps;
  const [before, attached] = await Promise.all([
    getVisitor(table, id, { consistent: true }),
    getVisitorAttributes(table, id, { consistent: true }),
  ]);
  // Erased in this instant: the next try finds nobody by that ID.
  if (!before) return 'conflict';
  const changes = changesOf(before, saved);
  const old = attachedTo(before, attached);
  const { custom_attributes: attributes = old } = saved;
  const given = isDeepStrictEqual(old, attributes) ? undefined : attributes;
  const events = await visitorEvents(deps, id, changes, { hasAttributes: given !== undefined });
  const told = withAttributes(events, id, given);
  const written =
    told.length > 0
      ? await table.transact([...visitorWrites(id, before.verified, changes), ...told])
      : await changeVisitor(table, before, changes);
  if (written === 'refused') return 'conflict';
  if (given && told.length === 0) await putVisitorAttributes(table, id, given);
  return toVisitor({ ...before, ...changes }, attributes);
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
