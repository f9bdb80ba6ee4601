/** Drafts outlive the page, never change hands, and never become something else under the writer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createDrafts,
  type Draft,
  type Mode,
  modeOf,
  NO_DRAFT,
  turnedInto,
  withMode,
  withText,
} from '#dashboard/data/drafts.ts';
import { fakeStorage } from '#test/dashboard/support/fake-storage.ts';

const note: Draft = { ...NO_DRAFT, note: 'Not to be trusted', mode: 'note', chosen: 'note' };

describe('the original of a translation', () => {
  const original = { content: 'Tomorrow.', locale: 'en' };
  const reply: Draft = { ...NO_DRAFT, reply: 'Morgen.', mode: 'reply', chosen: 'reply', original };

  it('stays with its reply over a reload and while it is changed, and goes when the reply is emptied or becomes a note', () => {
    const browser = fakeStorage();
    createDrafts(browser, 'ada').set(1, reply);
    const { original: kept } = createDrafts(browser, 'ada').get(1);
    expect(kept).toEqual(original);
    expect(withText(reply, true, 'Morgen früh.').original).toEqual(original);
    expect(withText(withMode(reply, 'note'), true, '').original).toEqual(original);
    expect(withText(reply, true, '').original).toBeUndefined();
    expect(turnedInto(reply, 'note').original).toBeUndefined();
  });

  it('is none where storage has something else', () => {
    const browser = fakeStorage();
    createDrafts(browser, 'ada').set(1, { ...reply, original: { content: 7 } as never });
    expect(createDrafts(browser, 'ada').get(1)).toMatchObject({ reply: 'Morgen.', original: undefined });
  });
});

describe('drafts', () => {
  it('are kept for whoever typed them, and shown to nobody who signs in after them', () => {
    const browser = fakeStorage();
    createDrafts(browser, 'ada').set(1, note);
    expect(createDrafts(browser, 'ada').get(1)).toEqual(note);
    expect(createDrafts(browser, 'bob').get(1)).toEqual(NO_DRAFT);
  });

  it('are gone once their owner signed out, and nobody else’s are', () => {
    const browser = fakeStorage();
    const [ada, bob] = [createDrafts(browser, 'ada'), createDrafts(browser, 'bob')];
    ada.set(1, note);
    bob.set(1, note);
    ada.clear();
    expect([ada.hasAny(), ada.get(1), bob.hasAny()]).toEqual([false, NO_DRAFT, true]);
  });

  it('are in every tab what was typed last, and gone from all of them once sent in one', () => {
    const browser = fakeStorage();
    const [here, there] = [createDrafts(browser, 'ada'), createDrafts(browser, 'ada')];
    const seen: string[] = [];
    const stop = there.follow(1, () => seen.push(there.get(1).note));
    there.set(1, { ...note, note: 'half' });
    here.set(1, note);
    there.storageChanged('live-chat.draft.ada.1');
    here.set(1, NO_DRAFT);
    there.storageChanged('live-chat.draft.ada.1');
    there.storageChanged('live-chat.draft.bob.1');
    expect(seen).toEqual(['Not to be trusted', '']);
    stop();
    there.storageChanged(null);
    expect(seen).toHaveLength(2);
  });

  it.each(['null', '{"text":"old","isNote":true}', '{"reply":1}', 'no JSON'])('survive %s in storage', (text) => {
    const browser = fakeStorage();
    browser.setItem('live-chat.draft.ada.1', text);
    expect(createDrafts(browser, 'ada').get(1)).toEqual(NO_DRAFT);
  });
});

describe('the mode', () => {
  it('of a note stays a note when the visitor writes again and replies are possible', () => {
    const typed = withText(NO_DRAFT, false, 'He sounds annoyed');
    expect([modeOf(typed, false), modeOf(typed, true)]).toEqual(['note', 'note']);
  });

  it('of a note stays a note when it is sent or begun anew in a chat that was reopened meanwhile', () => {
    const typed = withText(NO_DRAFT, false, 'He sounds annoyed');
    const emptied = withText(typed, true, '');
    expect([modeOf(emptied, true), modeOf(emptied, false)]).toEqual(['note', 'note']);
    expect(withText(emptied, true, 'Again')).toMatchObject({ reply: '', note: 'Again' });
    expect(modeOf(withMode(emptied, 'reply'), true)).toBe('reply');
  });

  it('of an empty field is a reply again where a note was all there could be', () => {
    const sent = withText(withText(NO_DRAFT, false, 'Called her'), false, '');
    expect([modeOf(sent, false), modeOf(sent, true)]).toEqual(['note', 'reply']);
  });

  it('of a reply stays a reply when the visitor ends the chat, until it is made a note', () => {
    const typed = withText(NO_DRAFT, true, 'Hello Ada');
    expect([modeOf(typed, true), modeOf(typed, false)]).toEqual(['reply', 'reply']);
    const turned = turnedInto({ ...typed, note: 'Called her' }, 'note');
    expect(turned).toMatchObject({ reply: '', note: 'Called her\nHello Ada' });
    expect(modeOf(turned, false)).toBe('note');
  });

  it('keeps the mode of a message that has only files', () => {
    const hasFiles = (mode: Mode) => mode === 'reply';
    const attached = withText(NO_DRAFT, true, '', hasFiles);
    expect([modeOf(attached, false, hasFiles), modeOf(attached, false)]).toEqual(['reply', 'note']);
    expect(withText(attached, false, 'Here it is', hasFiles)).toMatchObject({ reply: 'Here it is', note: '' });
  });

  it('changes by the writer’s choice, and each keeps its text', () => {
    const both = withText(withMode(withText(NO_DRAFT, true, 'reply'), 'note'), true, 'note');
    expect(both).toMatchObject({ reply: 'reply', note: 'note' });
    expect(modeOf(withMode(both, 'reply'), true)).toBe('reply');
  });

  it('of a field that is not empty never follows the conversation', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('type' as const), text: fc.string({ minLength: 1 }) }),
      fc.record({ kind: fc.constant('status' as const), canReply: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let draft = NO_DRAFT;
        let canReply = true;
        for (const one of steps) {
          const before = modeOf(draft, canReply);
          const isTyped = draft[before] !== '';
          if (one.kind === 'type') draft = withText(draft, canReply, one.text);
          else canReply = one.canReply;
          expect(isTyped ? modeOf(draft, canReply) : before).toBe(before);
        }
      }),
    );
  });
});
