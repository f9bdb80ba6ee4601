/** A widget while it is edited: its settings, and what of them changed. */
import type { Widget, WidgetSettings } from '#core/model/widget.ts';
import { changesBetween } from '#dashboard/data/changes.ts';

/** The settings being edited; activity is set elsewhere. */
export type Draft = Omit<WidgetSettings, 'is_active'>;

const notEdited = new Set(['id', 'token', 'created_at', 'updated_at', 'is_active']);

/** The settings of a widget, without what isn't edited here. */
export function draftOf(widget: Widget): Draft {
  const settings = Object.entries(widget).filter(([key]) => !notEdited.has(key));
  return Object.fromEntries(settings) as Draft;
}

/** What differs from the stored widget: all that has to be sent. */
export function changesOf(draft: Draft, stored: Widget): Partial<Draft> {
  return changesBetween(draftOf(stored), draft);
}
