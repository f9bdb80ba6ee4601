/** The panel of emoji, with its styles: fetched when the visitor asks for it. */
import css from '#widget/app/styles/emoji-chunk.css';
import type { Host } from '#widget/host.ts';

export { inserted, openPicker } from '#client/page/emoji-picker.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Gives the shadow root the panel's styles, once: a page that ends the chat and begins it again has another root. */
export function dress({ shadow }: Pick<Host, 'shadow'>): void {
  if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
}
