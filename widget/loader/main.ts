/** `script.js`: draws the launcher and nothing else; the app is loaded when the visitor shows interest. */
import type { AppModule, Host, Run, WidgetConfig } from '../host.ts';
import { createCommands } from './commands.ts';
import { planGreeting } from './greeting.ts';
import { drawLauncher, setScheme } from './launcher.ts';
import { onNavigation } from '../navigation.ts';
import { remembered } from './storage.ts';
import { warn, whyNot } from './permission.ts';

/** The argument the server calls the loader with. */
declare const __LIVE_CHAT_CONFIG__: WidgetConfig;

const config = __LIVE_CHAT_CONFIG__;
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>(`script[src*="${config.token}/script.js"]`);

function start(): void {
  const origin = new URL(script?.src ?? '', location.href).origin;
  const drawn = drawLauncher(config.widget);
  const { host, root, launcher } = drawn;
  const greeting = planGreeting(config, root, () => commands.run('open', []));
  let isHidden = false;
  let told: string | undefined;
  let attempts = 0;
  let app: Promise<Run> | undefined;

  const load = () => {
    if (app) return;
    launcher.classList.add('busy');
    // A browser may remember that a module failed to load: another query makes it try again.
    app = import(origin + config.app + (attempts ? `?${attempts}` : '')).then((module: AppModule) =>
      module.start(seam),
    );
    app
      .then(
        // Its commands run in a task of their own: a slow phone draws in between.
        (run) => setTimeout(commands.attach, 0, run),
        () => {
          app = undefined;
          attempts++;
          warn(`${origin + config.app} could not be loaded: check the network and script-src.`);
        },
      )
      .finally(() => launcher.classList.remove('busy'));
  };
  const look = () => {
    const reason = whyNot(config.widget, location);
    if (reason && reason !== told) warn(reason);
    told = reason;
    root.hidden = Boolean(reason) || isHidden;
    if (!host.isConnected) document.documentElement.append(host);
    greeting.check(!root.hidden);
  };
  const stopWatching = onNavigation(look);
  const show = (isShown: boolean) => {
    isHidden = !isShown;
    look();
  };
  const seam: Host = {
    config,
    origin,
    ...drawn,
    locale: undefined,
    emit: (event, detail) => commands.emit(event, detail),
    dismissGreeting: greeting.dismiss,
  };
  const commands = createCommands(
    config.token,
    {
      show: () => show(true),
      hide: () => show(false),
      // Also before the app is there: who comes next to this browser must not find the chat.
      logout: () => remembered(`live-chat:${config.token}`, '{}'),
      setLocale: (locale) => (seam.locale = String(locale)),
      setColorScheme: (scheme) => setScheme(root, scheme),
      destroy() {
        stopWatching();
        greeting.check(false);
        host.remove();
        delete window.LiveChat;
      },
    },
    load,
  );
  launcher.addEventListener('pointerenter', load);
  launcher.addEventListener('focus', load);
  launcher.addEventListener('click', () => commands.run('toggle', []));
  look();
  commands.emit('ready');
  if (!root.hidden && /"live":true/.test(remembered(`live-chat:${config.token}`) ?? '')) load();
}

if (window.LiveChat?.token) {
  if (window.LiveChat.token !== config.token) warn('another widget is here already.');
} else if (config.widget.is_active) start();
else warn('this widget is switched off.');
