/** Which conversations of the list are selected. What leaves the list is no longer selected: nobody acts on what isn't shown. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';

/** The selection. */
export type Selection = {
  /** The selected conversations, in the list's order. */
  picked: ReadonlySignal<readonly Conversation[]>;
  has: (id: Id) => boolean;
  /** Selects one, or no longer; with `toHere` all from the last one that was chosen to this one. */
  toggle: (id: Id, toHere?: boolean) => void;
  /** Moves the end of a range by a row, starting at `from` where there is none. Returns the row that it ends at. */
  extend: (by: 1 | -1, from: Id | undefined) => Id | undefined;
  /** Selects all that are loaded, or none where all are. */
  toggleAll: () => void;
  clear: () => void;
};

/** Makes one for a list. */
export function createSelection(items: ReadonlySignal<readonly Conversation[]>): Selection {
  const chosen = signal<ReadonlySet<Id>>(new Set());
  /** Where a range starts, and where it ends now. */
  let anchor: Id | undefined;
  let end: Id | undefined;
  const picked = computed(() => (chosen.value.size === 0 ? [] : items.value.filter(({ id }) => chosen.value.has(id))));
  const place = (id: Id | undefined) => items.peek().findIndex((one) => one.id === id);
  const between = (one: number, other: number) =>
    items
      .peek()
      .slice(Math.min(one, other), Math.max(one, other) + 1)
      .map(({ id }) => id);
  return {
    picked,
    has: (id) => chosen.value.has(id),
    toggle: (id, toHere = false) => {
      const next = new Set(chosen.peek());
      if (toHere && place(anchor) >= 0) for (const one of between(place(anchor), place(id))) next.add(one);
      else {
        if (!next.delete(id)) next.add(id);
        anchor = id;
      }
      end = id;
      chosen.value = next;
    },
    extend: (by, from) => {
      const isFresh = place(anchor) < 0 || picked.peek().length === 0;
      if (isFresh) anchor = end = from ?? items.peek()[0]?.id;
      const start = place(anchor);
      if (start < 0) return undefined;
      const last = Math.max(0, Math.min(items.peek().length - 1, place(end) + by));
      const next = new Set(chosen.peek());
      // What the range no longer covers was only selected by it.
      for (const one of between(start, place(end))) next.delete(one);
      for (const one of between(start, last)) next.add(one);
      end = items.peek()[last]?.id;
      chosen.value = next;
      return end;
    },
    toggleAll: () => {
      const all = items.peek().map(({ id }) => id);
      chosen.value = new Set(picked.peek().length === all.length ? [] : all);
    },
    clear: () => {
      anchor = end = undefined;
      if (chosen.peek().size > 0) chosen.value = new Set();
    },
  };
}
