import { describe, expect, it } from 'vitest';
import { createKeptSession, isPutAside } from '#dashboard/session/kept-session.ts';
import { fakeStorage } from '#test/dashboard/support/fake-storage.ts';

/** The pages of one tab, one after the other, beside other tabs of the same browser. */
function browser() {
  const clock = { ms: 1_000_000 };
  const [tab, shared] = [fakeStorage(), fakeStorage()];
  const openPage = (own = tab) => {
    const memory = fakeStorage();
    const kept = createKeptSession({ memory, tab: own, shared, now: () => clock.ms });
    kept.takeBack();
    return { memory, kept, user: () => memory.getItem('user') };
  };
  return { clock, tab, openPage };
}

/** A page on which somebody has signed in. */
function signedIn() {
  const all = browser();
  const page = all.openPage();
  page.memory.setItem('user', 'Maya');
  return { ...all, page };
}

describe('the sign-in of a page', () => {
  it('is taken back by the next page of its tab after a reload', () => {
    const { page, tab, openPage } = signedIn();
    page.kept.putAside();
    expect(isPutAside(tab)).toBe(true);
    expect(openPage().user()).toBe('Maya');
  });

  it('is in no storage while the page lives, so that a duplicated tab finds nothing', () => {
    const { page, tab, openPage } = signedIn();
    page.kept.putAside();
    openPage();
    expect(isPutAside(tab)).toBe(false);
    expect(openPage().user()).toBeNull();
  });

  it('is not taken back a minute later', () => {
    const { page, clock, openPage } = signedIn();
    page.kept.putAside();
    clock.ms += 60_000;
    expect(openPage().user()).toBeNull();
  });

  it('is not taken back once the person signed out in another tab', () => {
    const { page, clock, openPage } = signedIn();
    page.kept.putAside();
    clock.ms += 1000;
    openPage(fakeStorage()).kept.end();
    expect(openPage().user()).toBeNull();
  });

  it('is not put aside where nobody is signed in', () => {
    const { tab, openPage } = browser();
    openPage().kept.putAside();
    expect(isPutAside(tab)).toBe(false);
  });

  it.each(['no JSON', 'null', '{"at":1}', '{"at":"now","entries":[]}'])('survives %s in its place', (text) => {
    const { tab, openPage } = browser();
    tab.setItem('live-chat.session', text);
    expect(openPage().user()).toBeNull();
    expect(isPutAside(tab)).toBe(false);
  });
});
