/** The help center over the window: a search with what it finds, and one article to read. */
import type { Chat } from '#widget/app/chat/chat.ts';
import type { HelpTexts } from '#widget/app/locales/help/texts.ts';
import type { Part } from '#widget/app/view/view.ts';
import { ArticleView } from './article-view.tsx';
import { FoundList } from './found-list.tsx';
import { lent } from './lent.ts';
import type { createLookUp } from './look-up.ts';

/** After lucide's icons. */
const CHEVRON_LEFT = 'm15 18-6-6 6-6';
const CROSS = 'M18 6 6 18M6 6l12 12';

/** What a part of the panel is drawn from. */
export type HelpPart = Part & { texts: HelpTexts; lookUp: ReturnType<typeof createLookUp> };

/** Makes the panel, which is closed. */
export function createPanel(chat: Chat, lookUp: HelpPart['lookUp']) {
  const { store } = chat.parts;
  /** How to stop watching the back button: of the list, then of the article over it. */
  let levels: (() => void)[] = [];
  /** What gets the focus: the search, the panel itself, or an entry of the list; undefined once that is done. */
  let focusOn: 'search' | 'panel' | number | undefined;
  let panel: HTMLElement | undefined;

  const enter = (on: typeof focusOn) => {
    levels.push(lent.watchBack(back));
    focusOn = on;
  };
  /** Closes it; what opened it gets the focus, or the field that the question was taken to. */
  const close = (isTakingAlong = false) => {
    if (!levels.length) return;
    for (const stop of levels) stop();
    levels = [];
    const dialog = panel?.parentElement;
    for (const other of dialog?.children ?? []) (other as HTMLElement).inert = false;
    store.set({});
    dialog?.querySelector<HTMLElement>(isTakingAlong ? 'textarea' : '.help-open')?.focus();
  };
  function back(): void {
    const { shown } = lookUp.get();
    if (!shown) return close();
    levels.pop()?.();
    focusOn = shown.id;
    void lookUp.leave();
  }
  /** Takes what was looked for into the chat, unless something was written there already. */
  const talk = () => {
    const { question, shown } = lookUp.get();
    const said = question.trim() || shown?.article?.question || '';
    if (store.get().draft.trim() === '' && said !== '') chat.setDraft(said);
    close(true);
  };
  /** Keys go no further: Escape goes back a step, Tab stays in the panel, arrows go through what was found. */
  const keys = (event: KeyboardEvent) => {
    if (!panel) return;
    const isMove = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (event.key !== 'Escape' && event.key !== 'Tab' && !isMove) return;
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Tab') return lent.keepInside(event, panel);
    if (isMove) return move(event, panel);
    event.preventDefault();
    return back();
  };
  const unsubscribe = store.subscribe(({ visitor, isOpen, conversation }, before) => {
    if (visitor?.id !== before.visitor?.id || !isOpen || (conversation && !before.conversation)) close();
  });

  /** After each drawing: everything under the panel is out of reach while it is shown. */
  const whileShown = (shown: HTMLElement | null) => {
    if (!shown) return;
    panel = shown;
    panel.addEventListener('keydown', keys);
    for (const other of panel.parentElement?.children ?? []) (other as HTMLElement).inert = other !== panel;
    if (focusOn === undefined) return;
    const wanted = focusOn === 'search' ? 'input' : `[data-article="${focusOn}"]`;
    focusOn = undefined;
    (panel.querySelector<HTMLElement>(wanted) ?? panel).focus();
  };

  const Panel = ({ view, texts }: Omit<HelpPart, 'lookUp'>) => {
    const words = lent.wordsOf(view);
    const { shown } = lookUp.get();
    const show = (id: number) => {
      enter('panel');
      void lookUp.show(id);
    };
    const part = { view, texts, lookUp };
    return (
      <section class="help" tabIndex={-1} aria-labelledby="help-title" ref={(drawn) => whileShown(drawn)}>
        <div class="head">
          <div class="who">
            <button type="button" class="tool" aria-label={words.goBack} onClick={back}>
              <lent.Icon of={CHEVRON_LEFT} />
            </button>
            <div class="names">
              <h2 id="help-title" dir="auto">
                {view.widget.help_center?.title ?? texts.help}
              </h2>
            </div>
            <button type="button" class="tool" aria-label={words.minimize} onClick={chat.close}>
              <lent.Icon of={CROSS} />
            </button>
          </div>
        </div>
        {shown ? <ArticleView {...part} /> : <FoundList {...part} onShow={show} />}
        <div class="help-foot">
          <button type="button" class="secondary" onClick={talk}>
            {texts.talk}
          </button>
        </div>
      </section>
    );
  };

  return {
    Panel,
    close,
    isOpen: () => levels.length > 0,
    open(language: string) {
      enter('search');
      void lookUp.begin(language);
    },
    stop() {
      unsubscribe();
      lookUp.stop();
      for (const end of levels) end();
    },
  };
}

/** Moves the focus between the search and what it found. */
function move(event: KeyboardEvent, panel: HTMLElement): void {
  const places = [...panel.querySelectorAll<HTMLElement>('input,[data-article]')];
  const focused = places.indexOf((panel.getRootNode() as ShadowRoot).activeElement as HTMLElement);
  const next = places[focused + (event.key === 'ArrowDown' ? 1 : -1)];
  if (focused < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
