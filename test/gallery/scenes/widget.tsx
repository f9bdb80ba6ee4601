/** The widget as a scene shows it: the real launcher, greeting and window, drawn from a state of its own. */
import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { addOlder } from '#client/timeline/older.ts';
import type { OwnConversation } from '#core/model/conversations/conversation.ts';
import type { PublicWidget } from '#core/model/widgets/public-widget.ts';
import { plainText } from '#core/text/rich-text.ts';
import { lookOf } from '#core/theme/widget-theme.ts';
import type { Look } from '#test/gallery/scene.ts';
import appCss from '#widget/app/app.css?inline';
import { watchLauncher } from '#widget/app/attention.ts';
import { lent } from '#widget/app/fetch-later.ts';
import type { Chat, Parts } from '#widget/app/chat/chat.ts';
import { watchAnnouncements } from '#widget/app/later/window/attention.ts';
import { watchBadge } from '#widget/app/later/window/badge.ts';
import { describe } from '#widget/app/later/window/describe.ts';
import { take } from '#widget/app/later/shared/lent.ts';
import { createFiles } from '#widget/app/later/files/files.tsx';
import { views } from '#widget/app/later/views.ts';
import { keepInside } from '#client/page/keep-inside.ts';
import { Notice } from '#widget/app/later/window/notice.tsx';
import { wordsOf } from '#widget/app/later/shared/words.ts';
import { take as takePast } from '#widget/app/past/lent.ts';
import { createPanel } from '#widget/app/past/panel.tsx';
import { count } from '#widget/app/later/shared/count.ts';
import { english, loadSpeech } from '#widget/app/locales/texts.ts';
import { watchViewport } from '#widget/app/page.ts';
import { type State, type Ui } from '#widget/app/state/state.ts';
import { createStore, type Store } from '#widget/app/state/store.ts';
import pastCss from '#widget/app/styles/past.css?inline';
import laterCss from '#widget/app/styles/later.css?inline';
import { createUpkeep } from '#widget/app/view/layout-effects.ts';
import { Stage } from '#widget/app/view/stage.tsx';
import type { Later } from '#widget/app/view/view.ts';
import { drawLauncher } from '#widget/loader/launcher.ts';
import { planGreeting } from '#widget/loader/greeting.ts';
import { nothing, nothingLater } from './samples.ts';

take(lent);
takePast({ ...lent, addOlder, plainText, count, wordsOf, keepInside, watchBack: () => nothing });

/** Here before anything is drawn. */
const hebrew = await loadSpeech('he');

/** Nothing reaches a server from here. */
const idle = new Proxy(
  { parts: { memory: { isKept: () => true, read: () => ({}) } } },
  { get: (known, name) => Reflect.get(known, name) ?? nothing },
) as unknown as Chat;

/** Files whose addresses never come. */
const fileParts = {
  store: { change: nothing, subscribe: nothing },
  session: { call: nothingLater },
  config: { token: '' },
  now: () => 0,
};
const { Files, Tools, stop } = createFiles(fileParts as unknown as Parts, {} as never, () => english);

const later: Later = {
  ...views,
  Files,
  Extras: Notice,
  Tools,
  css: laterCss,
  describe,
  requests: {
    older: nothingLater,
    rate: nothingLater,
    askPerson: nothingLater,
    end: nothingLater,
    sendCopy: nothingLater,
    leaveEmail: nothingLater,
    earlierChats: nothingLater,
  },
  stop,
};

/** What the server answers to those who look at earlier chats, and which of them is opened. */
export type PastScene = { answer: (operation: string) => Promise<unknown>; opens?: OwnConversation };

function earlierChats(store: Store<State>, { answer, opens }: PastScene) {
  const session = { call: answer, renew: nothingLater };
  const panel = createPanel({ parts: { store, session, config: { token: '' } } } as unknown as Chat, nothing);
  return {
    ...panel,
    open() {
      panel.open();
      if (opens) panel.show(opens);
    },
  };
}

type WidgetProps = { state: State; widget: PublicWidget; look: Look; past?: PastScene };

/** A page with the widget on it. */
export function Widget(props: WidgetProps) {
  const page = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (page.current) drawWidget(page.current, props);
  }, [props]);
  return <div ref={page} class="gallery-site" />;
}

function drawWidget(page: HTMLElement, { state, widget, look, past }: WidgetProps): void {
  const speech = look === 'rtl' ? hebrew : english;
  const looks = lookOf({ ...widget, color_scheme: look === 'dark' ? 'dark' : 'light' });
  const { host, shadow, root, launcher } = drawLauncher(looks);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(appCss + laterCss + (past ? pastCss : ''));
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  const mount = document.createElement('div');
  root.prepend(mount);
  page.replaceChildren(host);
  const store = createStore(state);
  const set = (ui: Partial<Ui>) => store.change((now) => ({ ...now, ui: { ...now.ui, ...ui } }));
  const upkeep = createUpkeep(mount);
  const panel = past && earlierChats(store, past);
  const parts = panel ? { ...later, Extras: panel.Panel } : later;
  const draw = () => {
    const now = store.get();
    render(<Stage chat={idle} state={now} widget={looks.widget} speech={speech} set={set} later={parts} />, mount);
    upkeep(now, null);
  };
  watchAnnouncements({ root }, store, () => speech);
  store.subscribe(draw);
  panel?.open();
  draw();
  watchLauncher({ launcher }, store, () => speech);
  watchBadge({ launcher }, store, () => speech);
  // A token of its own: who was greeted once isn't again.
  const greeted = { token: crypto.randomUUID(), widget: looks.widget };
  const fetchBubble = () => import('#widget/greeting/bubble.ts');
  const asked = () => speech.locale;
  planGreeting(greeted, { root, asked, open: nothing, fetchBubble }).check(!state.isOpen);
  watchViewport(root);
}
