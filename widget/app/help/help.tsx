/** The help center, with its words and styles: fetched where a widget has one, when its window is opened before a chat. */
import css from '#widget/app/styles/help.css';
import type { Chat } from '#widget/app/chat/chat.ts';
import { type HelpTexts, loadHelpTexts } from '#widget/app/locales/help/texts.ts';
import type { Part } from '#widget/app/view/view.ts';
import type { Host } from '#widget/host.ts';
import { helpAddresses } from './addresses.ts';
import { type Lent, lent, take } from './lent.ts';
import { createLookUp } from './look-up.ts';
import { createPanel } from './panel.tsx';

/** After lucide's icon `search`. */
const SEARCH = 'm21 21-4.3-4.3M19 11a8 8 0 1 1-16 0 8 8 0 0 1 16 0';

/** Makes it. @param locale the visitor's language of now */
export default async function makeHelp(shared: Lent, chat: Chat, { shadow, fetch }: Host, locale: string) {
  take(shared);
  const { store } = chat.parts;
  let words: { locale: string; texts: HelpTexts } = { locale, texts: await loadHelpTexts(locale) };
  Object.assign(shared.addresses, helpAddresses);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  const lookUp = createLookUp(chat.parts, fetch, () => store.set({}));
  const panel = createPanel(chat, lookUp);

  const speak = async (wanted: string) => {
    words = { locale: wanted, texts: await loadHelpTexts(wanted) };
    store.set({});
  };
  /** The words, as soon as they are there after the page has changed the language. */
  const textsIn = (wanted: string): HelpTexts => {
    if (words.locale !== wanted) {
      words = { ...words, locale: wanted };
      void speak(wanted);
    }
    return words.texts;
  };

  const Help = ({ view }: Part) => {
    const texts = textsIn(view.speech.locale);
    if (panel.isOpen()) return <panel.Panel view={view} texts={texts} />;
    return (
      <button type="button" class="help-open" onClick={() => panel.open(view.speech.locale)}>
        <lent.Icon of={SEARCH} />
        <span>{texts.look}</span>
      </button>
    );
  };
  return { Help, isOpen: panel.isOpen, close: panel.close, stop: panel.stop };
}
