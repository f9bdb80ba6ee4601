/** Selecting rows, by mouse and by keys. */
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { createSelection, type Selection } from '#dashboard/inbox/bulk/selection.ts';
import { conversationOf } from '#test/dashboard/support/sample.ts';

const rows = (...ids: number[]) => ids.map((id): Conversation => conversationOf({ id }));
let items: ReturnType<typeof signal<readonly Conversation[]>>;
let selection: Selection;
beforeEach(() => {
  items = signal<readonly Conversation[]>(rows(1, 2, 3, 4, 5, 6));
  selection = createSelection(items as never);
});
const picked = () => selection.picked.value.map(({ id }) => id);

describe('a selection', () => {
  it('takes single rows, and with Shift all up to another one, whichever is higher', () => {
    selection.toggle(5);
    selection.toggle(2, true);
    expect(picked()).toEqual([2, 3, 4, 5]);
    selection.toggle(3);
    expect(picked()).toEqual([2, 4, 5]);
  });

  it('grows and shrinks by arrows from the open row, and ends at the list’s end', () => {
    expect(selection.extend(1, 3)).toBe(4);
    expect(selection.extend(1, 3)).toBe(5);
    expect(picked()).toEqual([3, 4, 5]);
    selection.extend(-1, 3);
    selection.extend(-1, 3);
    selection.extend(-1, 3);
    expect(picked()).toEqual([2, 3]);
    for (let press = 0; press < 5; press += 1) selection.extend(-1, 3);
    expect(picked()).toEqual([1, 2, 3]);
  });

  it('stays when the list is fetched again in another order, and loses what has left it', () => {
    selection.toggle(2);
    selection.toggle(4);
    items.value = rows(9, 4, 3, 2, 1);
    expect(picked()).toEqual([4, 2]);
    items.value = rows(9, 4, 3);
    expect(picked()).toEqual([4]);
  });

  it('takes all that are loaded, in whatever order some were chosen before, and then none', () => {
    for (const id of [5, 1, 3]) selection.toggle(id);
    selection.toggleAll();
    expect(picked()).toEqual([1, 2, 3, 4, 5, 6]);
    selection.toggleAll();
    expect(picked()).toEqual([]);
  });
});
