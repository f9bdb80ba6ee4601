/** The one draft: what is sent, what follows the server, what is asked about, and that nothing typed is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDraft } from '#dashboard/ui/record/draft.ts';
import { merged } from '#dashboard/ui/record/merge.ts';

const base = { name: 'Shop', title: 'Hi', size: 12, tags: ['a'], texts: {} as Record<string, object> };

describe('a draft', () => {
  it('sends only the fields that differ from what is stored', () => {
    const draft = createDraft(base);
    draft.set({ title: 'Hello', size: 12, tags: ['a'] });
    expect(draft.changes.value).toEqual({ title: 'Hello' });
    draft.set({ title: 'Hi' });
    expect(draft.isDirty.value).toBe(false);
  });

  it('lets fields that were not edited follow the server', () => {
    const draft = createDraft(base);
    draft.set({ title: 'Hello' });
    draft.rebase({ ...base, name: 'Store', tags: ['b'] });
    expect(draft.values.value).toEqual({ ...base, title: 'Hello', name: 'Store', tags: ['b'] });
    expect(draft.changes.value).toEqual({ title: 'Hello' });
    expect(draft.conflicts.value).toEqual([]);
  });

  it('keeps an edited field that the server changed too, and names both values', () => {
    const draft = createDraft(base);
    draft.set({ title: 'Hello' });
    draft.rebase({ ...base, title: 'Welcome' });
    expect(draft.values.value.title).toBe('Hello');
    expect(draft.conflicts.value).toEqual([{ field: 'title', mine: 'Hello', theirs: 'Welcome' }]);
  });

  it('ends a conflict with the value that is chosen', () => {
    const mine = createDraft(base);
    const theirs = createDraft(base);
    for (const draft of [mine, theirs]) {
      draft.set({ title: 'Hello' });
      draft.rebase({ ...base, title: 'Welcome' });
    }
    mine.settle('title', 'mine');
    theirs.settle('title', 'theirs');
    expect([mine.conflicts.value, mine.changes.value]).toEqual([[], { title: 'Hello' }]);
    expect([theirs.conflicts.value, theirs.changes.value]).toEqual([[], {}]);
  });

  it('has no conflict where both made the same change', () => {
    const draft = createDraft(base);
    draft.set({ title: 'Hello' });
    draft.rebase({ ...base, title: 'Hello' });
    expect([draft.conflicts.value, draft.isDirty.value]).toEqual([[], false]);
  });

  it('keeps what is typed while it is saved, and still has to send it', () => {
    const draft = createDraft(base);
    draft.set({ title: 'Hello' });
    const sent = draft.send();
    draft.set({ title: 'Hello there', name: 'Store' });
    draft.saved(sent, { ...base, title: 'Hello' });
    expect(draft.values.value).toMatchObject({ title: 'Hello there', name: 'Store' });
    expect(draft.changes.value).toEqual({ title: 'Hello there', name: 'Store' });
    expect(draft.conflicts.value).toEqual([]);
  });

  it('shows the server’s spelling of what was sent, unless it was edited since', () => {
    const draft = createDraft(base);
    draft.set({ title: ' Hello ', name: ' Store ' });
    const sent = draft.send();
    draft.set({ name: ' Store 2' });
    draft.saved(sent, { ...base, title: 'Hello', name: 'Store' });
    expect(draft.values.value).toMatchObject({ title: 'Hello', name: ' Store 2' });
    expect(draft.conflicts.value).toEqual([]);
  });

  it('tells what is typed now to whoever asks between two drawings', () => {
    const draft = createDraft(base);
    draft.set({ title: 'One' });
    draft.set({ size: 8 });
    expect(draft.send().changes).toEqual({ title: 'One', size: 8 });
  });

  it('merges the entries of a field that is an object when it is told how deep', () => {
    const graph = { steps: { ask: { text: 'A' }, say: { text: 'B' } } as Record<string, { text: string }> };
    const draft = createDraft({ name: 'Flow', graph }, 3);
    draft.set({ graph: { steps: { ...graph.steps, ask: { text: 'A2' } } } });
    draft.rebase({ name: 'Flow', graph: { steps: { ask: { text: 'A' }, say: { text: 'B2' }, end: { text: 'C' } } } });
    expect(draft.values.value.graph.steps).toEqual({ ask: { text: 'A2' }, say: { text: 'B2' }, end: { text: 'C' } });
    expect(draft.conflicts.value).toEqual([]);
  });
});

describe('a merge', () => {
  const record = fc.record({ a: fc.nat(2), b: fc.nat(2), c: fc.dictionary(fc.constantFrom('x', 'y'), fc.nat(2)) });

  it('follows the server where nothing was edited, and keeps what is typed where the server changed nothing', () => {
    fc.assert(
      fc.property(record, record, (base, other) => {
        expect(merged(base, base, other, 2)).toEqual({ values: other, conflicts: [] });
        expect(merged(base, other, base, 2)).toEqual({ values: other, conflicts: [] });
      }),
    );
  });

  it('loses no edit: a field that differs from the base keeps what is typed', () => {
    fc.assert(
      fc.property(record, record, record, (base, mine, theirs) => {
        const { values } = merged(base, mine, theirs);
        const expected = { a: mine.a === base.a ? theirs.a : mine.a, b: mine.b === base.b ? theirs.b : mine.b };
        expect({ a: values.a, b: values.b }).toEqual(expected);
      }),
    );
  });
});
