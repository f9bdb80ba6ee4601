/** The app chunk: puts the chat into the loader's shadow root. */
import { render } from 'preact';
import { createClient } from '../../core/contract/client.ts';
import type { Host, Run } from '../host.ts';
import { wantedLocales } from '../locale-choice.ts';
import { addresses } from './addresses.ts';
import css from './app.css';
import { watchAnnouncements, watchLauncher, watchSound, watchTitle } from './attention.ts';
import { createChat } from './chat.ts';
import { createRun } from './commands.ts';
import { lookOf } from './look.ts';
import { openMemory } from './memory.ts';
import { describePage, learnTimeZone, watchPage, watchViewport } from './page.ts';
import { initialState, reduce, type Ui } from './state.ts';
import { createStore } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import { english, loadSpeech } from './texts.ts';
import { watchKeys } from './view/keys.ts';
import { laterParts } from './view/later.ts';
import type { Later } from './view/later/parts.ts';
import { Stage } from './view/stage.tsx';
import { createUpkeep } from './view/upkeep.ts';

/** Starts the app. @returns what runs the page's commands */
export function start(host: Host): Run {
  const { config, root, origin } = host;
  const { widget } = config;
  const store = createStore(reduce, initialState);
  const memory = openMemory(`live-chat:${config.token}`);
  const warn = (text: string) => console.warn(`Live chat: ${text}`);
  let speech = english;
  const world: Surroundings = {
    config,
    store,
    memory,
    client: createClient({
      origin,
      addresses,
      fetch: (input, init) => fetch(input, init),
      token: () => memory.read().session_token,
    }),
    openSocket: (url, protocols) => new WebSocket(url, protocols),
    page: () => describePage(speech.locale),
    now: Date.now,
    random: Math.random,
    fill: (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
    emit: host.emit,
    warn,
  };
  const chat = createChat(world);

  const sheet = dress(host);
  const mount = document.createElement('div');
  const region = document.createElement('div');
  region.className = 'sr';
  region.setAttribute('aria-live', 'polite');
  root.prepend(mount, region);

  const set = (ui: Partial<Ui>) => store.dispatch({ type: 'ui', ui });
  const upkeep = createUpkeep(mount);
  let parts: Later | undefined;
  let isDrawing = false;
  let isStale = false;
  const draw = () => {
    // Drawing may take the focus from what it removes, and that changes the state: draw again, after this.
    isStale = isDrawing;
    if (isDrawing) return;
    isDrawing = true;
    const focused = host.shadow.activeElement;
    render(<Stage chat={chat} state={store.get()} widget={widget} speech={speech} set={set} later={parts} />, mount);
    upkeep(store.get(), focused);
    isDrawing = false;
    if (isStale) draw();
  };
  const drawLauncher = watchLauncher(host, store, () => speech);
  const stop = [watchPage(chat, seen), watchViewport(root), watchTitle(store)];
  if (widget.sound_enabled) watchSound(store);
  watchKeys(mount, chat, store.get, set);
  watchAnnouncements(region, store, () => speech);

  function seen(): void {
    if (store.get().isOpen && !document.hidden) chat.seen();
  }
  const needLater = laterParts((fetched) => {
    parts = fetched;
    sheet.replaceSync(css + fetched.css);
    draw();
  });
  store.subscribe((now, before) => {
    // Once there is something to end, to rate, to copy.
    if (now.conversation !== before.conversation || now.ui.isMenuOpen) needLater();
    draw();
    if (now.isOpen !== before.isOpen) {
      host.dismissGreeting();
      if (!now.isOpen) host.launcher.focus();
    }
    if (now.timeline !== before.timeline || now.isOpen !== before.isOpen) seen();
  });

  const speak = async () => {
    speech = await loadSpeech(wantedLocales(host.locale));
    draw();
    drawLauncher();
  };
  void speak();
  learnTimeZone();
  if (memory.read().live) void chat.resume();

  return createRun(
    chat,
    {
      isOpen: () => store.get().isOpen,
      setLocale: () => void speak(),
      destroy() {
        chat.sleep();
        render(null, mount);
        for (const undo of stop) undo();
      },
    },
    warn,
  );
}

/** Gives the shadow root the app's styles and the widget's colours. */
function dress({ config: { widget }, root, shadow }: Host): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  const values = {
    ...lookOf(widget),
    '--size': `${widget.launcher_size}px`,
    '--corner': `${widget.border_radius}px`,
  };
  for (const [name, value] of Object.entries(values)) root.style.setProperty(name, value);
  return sheet;
}
