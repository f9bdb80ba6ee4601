/** Files of a visitor on their way, whatever becomes of the session meanwhile. */
import { Fragment, h } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoffMs } from '#client/connection/backoff.ts';
import { sizeText } from '#client/files/size-text.ts';
import { isPassing } from '#client/outbox/failure.ts';
import makeFiles from '#widget/app/files/file-tools.ts';
import type { LentByLater } from '#widget/app/files/lent.ts';
import type { Host } from '#widget/host.ts';
import { useStillTime } from '#test/widget/support/chat.ts';
import { manyPeople, openTab, type People } from '#test/widget/support/people.ts';
import { fakeStorage, refusal } from '#test/widget/support/world.ts';

useStillTime();

/** A store that takes everything at once. */
class Request extends EventTarget {
  status = 204;
  upload = new EventTarget();
  open = () => undefined;
  abort = () => undefined;
  send = () => {
    this.dispatchEvent(new Event('load'));
    this.dispatchEvent(new Event('loadend'));
  };
}

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', Request);
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync = () => undefined;
    },
  );
});
afterEach(() => void vi.unstubAllGlobals());

const mug = () => new File(['mug'], 'mug.png', { type: 'image/png' });

async function open(people: People, meanwhile?: Parameters<typeof openTab>[2]) {
  const tab = openTab(people, fakeStorage(), meanwhile);
  const lent = { h, Fragment, addresses: {}, backoffMs, isPassing, sizeText } as unknown as LentByLater;
  const host = { shadow: { adoptedStyleSheets: [] } } as unknown as Host;
  const tools = await makeFiles(lent, tab.chat.parts, host, 'en');
  tab.chat.open();
  await tab.pass();
  tools.add([mug()]);
  await tab.pass();
  return { ...tab, tools, files: () => tab.store.get().files.map(({ state, id }) => [state, id?.split('-', 1)[0]]) };
}

describe('files for the next message', () => {
  it('are uploaded again for whoever the visitor is once the server has disowned them', async () => {
    const people = manyPeople();
    const tab = await open(people);
    expect(tab.files()).toEqual([['ready', '7']]);
    people.disown(7);
    await tab.chat.parts.session.renew();
    await tab.pass();
    expect(tab.store.get().visitor?.id).toBe(8);
    expect(tab.files()).toEqual([['ready', '8']]);
  });

  it('renew a session that the server no longer accepts', async () => {
    let sessions = 0;
    const tab = await open(manyPeople(), ({ operation }) => {
      if (operation === 'openSession') sessions++;
      if (operation === 'uploadFirstFile' && sessions < 2) throw refusal(401, 'unauthenticated');
    });
    await tab.pass(10_000);
    expect(tab.files()).toEqual([['ready', '7']]);
  });
});

describe('a recording', () => {
  /** A microphone and a recorder, and whether it is heard. */
  function listen() {
    const track = { isOn: true, stop: () => (track.isOn = false) };
    class Recorder extends EventTarget {
      static isTypeSupported = () => true;
      state = 'inactive';
      mimeType = 'image/png';
      start = () => (this.state = 'recording');
      stop() {
        this.state = 'inactive';
        this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['said']) }));
        this.dispatchEvent(new Event('stop'));
      }
    }
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => ({ getTracks: () => [track] }) } });
    vi.stubGlobal('MediaRecorder', Recorder);
    return track;
  }

  it.each(['signs out', 'leaves the page'])('ends, and is for nobody, when the visitor %s', async (how) => {
    const track = listen();
    const tab = await open(manyPeople());
    void tab.tools.voice.start();
    await tab.pass();
    expect([tab.tools.voice.isShown(), track.isOn]).toEqual([true, true]);
    if (how === 'signs out') tab.chat.parts.session.forget();
    else tab.tools.stop();
    await tab.pass();
    expect([tab.tools.voice.isShown(), track.isOn]).toEqual([false, false]);
    expect(tab.store.get().files).toHaveLength(how === 'signs out' ? 0 : 1);
  });

  it('lets the microphone go when it can’t begin', async () => {
    const track = listen();
    vi.stubGlobal(
      'MediaRecorder',
      class {
        static isTypeSupported = () => true;
        constructor() {
          throw new Error('no encoder');
        }
      },
    );
    const tab = await open(manyPeople());
    await tab.tools.voice.start();
    expect(track.isOn).toBe(false);
  });
});
