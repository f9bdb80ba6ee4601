/** `script.js`: draws the launcher and nothing else; the app is loaded when the visitor shows interest. */
import type { AppModule, Run, WidgetConfig } from '#widget/host.ts';
import { createCommands, pageApi } from './commands.ts';
import { planGreeting } from './greeting.ts';
import { drawLauncher, setScheme } from './launcher.ts';
import { choosePageLocale } from '#widget/locale-choice.ts';
import { onNavigation } from '#widget/navigation.ts';
import { ofDocument } from '#widget/own-document.ts';
import { remembered } from './storage.ts';
import { warn, whyNot } from './permission.ts';

/** The argument the server calls the loader with. */
declare const config: WidgetConfig;

/** Where the chunk with the greeting's bubble is, from the origin's root; the build writes it in. */
declare const GREETING: string;

const { fetch } = window;

/** An app that has not come by then is asked for again at the next click. */
const DEADLINE_MS = 20_000;
/** How long to stay away after somebody has removed the widget's element: not to fight with who does so each time. */
const AWAY_MS = 500;

function start(): void {
  const key = `live-chat:${config.token}`;
  const drawn = drawLauncher(config);
  const { host, root, launcher } = drawn;
  let locale: string | undefined;
  const greeting = planGreeting(config, {
    root,
    asked: () => locale,
    open: () => commands.run('open', []),
    fetchBubble: () => import(config.origin + GREETING),
  });
  let isHidden = false;
  let isOver = false;
  let told: string | undefined;
  let attempts = 0;
  let app: Promise<Run | false> | undefined;

  const load = () => {
    if (told || isOver) return false;
    if (app) return true;
    launcher.classList.add('busy');
    // A browser may remember that a module failed to load: another query makes it try again.
    const address = config.origin + config.app + (attempts ? `?${attempts}` : '');
    const late = new Promise<never>((_, fail) => setTimeout(fail, DEADLINE_MS));
    app = Promise.race([import(address) as Promise<AppModule>, late]).then(({ start }) => {
      const { emit } = commands;
      const { dismiss } = greeting;
      const lent = { config, fetch, onNavigation, choosePageLocale };
      return !isOver && start({ ...drawn, ...lent, locale, emit, dismiss });
    });
    app
      .then(
        // Its commands run in a task of their own: a slow phone draws in between.
        (run) => run && setTimeout(commands.attach, 0, run),
        () => {
          app = undefined;
          attempts++;
          warn(`${address} did not load: check network and script-src.`);
        },
      )
      .finally(() => launcher.classList.remove('busy'));
    return true;
  };
  const look = () => {
    if (isOver) return;
    const reason = whyNot(config.widget, location);
    if (reason && reason !== told) warn(reason);
    told = reason;
    root.hidden = Boolean(reason);
    // A page that has a launcher of its own opens the window without ours.
    launcher.style.display = isHidden ? 'none' : '';
    if (!host.isConnected) {
      const page = ofDocument('documentElement');
      const body = ofDocument('body') ?? page;
      // Behind everything else in the body: there React doesn't miss what it finds when it takes over the document.
      body.append(host);
      // Above everything else, whatever the page does to its elements; and not part of its layout.
      host.showPopover?.();
      // Where the page is zoomed by a style, so would the widget be, beyond the edge of the screen. Asked before the next
      // picture, when the browser knows: asked now, it would have to lay out the page for the script.
      requestAnimationFrame(() => (root.style.zoom = `${1 / host.currentCSSZoom}`));
      for (const around of [document, page, body]) watch.observe(around, { childList: true });
      watch.observe(host, { attributes: true });
    }
    // Pages disable everything around a dialog of theirs.
    host.inert = false;
    host.ariaHidden = null;
    greeting.check(!reason && !isHidden);
    if (/"live":true/.test(remembered(key) ?? '')) load();
  };
  // A script that replaces the document or its content removes the widget, too.
  const watch = new MutationObserver(() => {
    if (!host.isConnected || host.inert || host.ariaHidden) setTimeout(look, AWAY_MS);
  });
  const stopWatching = onNavigation(look);
  const show = (isShown: boolean) => {
    isHidden = !isShown;
    look();
  };
  if (ofDocument('readyState') === 'loading') document.addEventListener('DOMContentLoaded', look);
  else look();
  const commands = createCommands(
    config.token,
    {
      show: () => show(true),
      hide: () => show(false),
      // Also before the app is there: who comes next to this browser must not find the chat.
      logout: () => remembered(key, '{}'),
      setLocale: (asked) => (locale = String(asked)),
      setColorScheme: (scheme) => setScheme(root, scheme),
      destroy() {
        watch.disconnect();
        stopWatching();
        greeting.check(false);
        isOver = true;
        host.remove();
        delete window.LiveChat;
      },
    },
    load,
  );
  launcher.addEventListener('pointerenter', load);
  launcher.addEventListener('focus', load);
  launcher.addEventListener('click', () => commands.run('toggle', []));
  commands.emit('ready');
}

const token = pageApi()?.token;
if (!token) start();
else if (token !== config.token) warn('another widget is here already.');
