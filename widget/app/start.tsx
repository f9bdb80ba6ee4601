/** The app chunk: puts the chat into the loader's shadow root. */
import { withDeadline } from '#client/network/deadline.ts';
import { createClient } from '#core/contract/client.ts';
import type { Host, Run } from '#widget/host.ts';
import { addresses } from '#widget/app/network/addresses.ts';
import { watchLauncher } from './attention.ts';
import { createChat } from '#widget/app/chat/chat.ts';
import { createRun } from './commands.ts';
import { drawsWindow } from './render.tsx';
import { openMemory } from '#widget/app/state/storage.ts';
import { describePage, learnTimeZone, watchPage, watchViewport } from './page.ts';
import { initialState } from '#widget/app/state/state.ts';
import { createStore } from '#widget/app/state/store.ts';
import type { Surroundings } from '#widget/app/state/environment.ts';
import { oneTabAtATime } from '#widget/app/network/tabs.ts';
import { english, loadSpeech, locales } from '#widget/app/locales/texts.ts';

/** Longer than the server's own ten seconds for a request. */
const DEADLINE_MS = 15_000;

/** Starts the app. @returns what runs the page's commands */
export function start(host: Host): Run {
  let speech = english;
  let reads = english.locale;
  const world = makeWorld(host, () => reads);
  const { store, memory, warn } = world;
  const chat = createChat(world);
  const canvas = drawsWindow(host, chat, () => speech);
  watchLauncher(host, store, () => speech);
  const stops = [watchPage(host, chat, canvas.seen), watchViewport(host.root)];

  let asked = host.locale;
  const speak = async (locale: string | undefined) => {
    asked = locale;
    // The same choice as for the greeting, so that window and greeting speak one language.
    const own = host.choosePageLocale([...Object.keys(host.config.widget.texts), ...locales], locale);
    const spoken = host.choosePageLocale(locales, own ?? locale) ?? 'en';
    // Sessions name it before its words are there: of the widget's own texts, the server takes those of this tag.
    reads = own ?? spoken;
    const loaded = await loadSpeech(spoken);
    // Another language was asked for meanwhile.
    if (asked !== locale) return;
    speech = { ...loaded, own };
    // Everything is drawn again, in the new language.
    store.set({});
  };
  void speak(asked);
  // A language that could not be loaded is tried again when it is wanted.
  store.subscribe((now, before) => {
    if (now.isOpen && !before.isOpen && speech.texts === english.texts) void speak(asked);
  });
  learnTimeZone();
  // A chat that the team began was received by the chunk that lists visitors.
  host.launcher.addEventListener('hello', chat.resume);
  // After the commands that waited for the app, which come in a task of their own: the page may have said who is here.
  if (memory.read().live) setTimeout(() => setTimeout(chat.resume));

  return createRun(
    chat,
    {
      isOpen: () => store.get().isOpen,
      setLocale: (locale) => void speak(String(locale)),
      destroy() {
        for (const stop of stops) stop();
        chat.stop();
        canvas.stop();
      },
    },
    warn,
  );
}

/** The world as a browser has it. */
function makeWorld({ config, fetch, emit }: Host, locale: () => string): Surroundings {
  const memory = openMemory(`live-chat:${config.token}`);
  const warn = (text: string) => console.warn(`Live chat: ${text}`);
  return {
    config,
    store: createStore(initialState),
    memory,
    client: createClient({
      origin: config.origin,
      addresses,
      fetch: withDeadline(fetch, DEADLINE_MS),
      token: () => memory.read().session_token,
    }),
    alone: (begin) => oneTabAtATime(`live-chat:${config.token}`, begin),
    openSocket: (url, protocols) => new WebSocket(url, protocols),
    page: () => describePage(locale()),
    now: Date.now,
    random: Math.random,
    fill: (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
    emit,
    warn,
  };
}
