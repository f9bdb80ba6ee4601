/** The bubble of the greeting: a chunk of its own, fetched when it is to be shown. */
import type { Language } from '#core/text/language.ts';
import css from './bubble.css';

/** The name of the button that closes it. */
const close: Record<Language, string> = {
  en: 'Close',
  de: 'Schließen',
  fr: 'Fermer',
  es: 'Cerrar',
  pt: 'Fechar',
  it: 'Chiudi',
  nl: 'Sluiten',
  pl: 'Zamknij',
  tr: 'Kapat',
  ar: 'إغلاق',
  he: 'סגירה',
  hi: 'हटाएँ',
  ja: '閉じる',
  zh: '关闭',
  ko: '닫기',
};

/** What the bubble needs. */
export type BubbleOptions = {
  root: HTMLElement;
  text: string;
  /** Chooses among languages for this page and visitor. */
  choose: (languages: readonly string[]) => string | undefined;
  open: () => void;
  dismiss: () => void;
};

/** Renders the bubble next to the launcher. */
export function drawBubble({ root, text, choose, open, dismiss }: BubbleOptions): Element {
  const shadow = root.getRootNode() as ShadowRoot;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  const bubble = document.createElement('div');
  bubble.className = 'greeting';
  bubble.role = 'status';
  for (const [label, act] of [[text, open] as const, ['×', dismiss] as const]) {
    const button = document.createElement('button');
    button.textContent = label;
    button.dir = 'auto';
    button.addEventListener('click', act);
    if (act === dismiss) button.ariaLabel = close[(choose(Object.keys(close)) ?? 'en') as Language];
    bubble.append(button);
  }
  root.prepend(bubble);
  return bubble;
}
