/** The panel of emoji, with its styles: fetched when the visitor asks for it. */
import css from '#client/page/emoji-picker.css';
import type { Host } from '#widget/host.ts';

export { inserted, openPicker } from '#client/page/emoji-picker.ts';

let isDressed = false;

/** Gives the shadow root the panel's styles, once. */
export function dress({ shadow }: Host): void {
  if (isDressed) return;
  isDressed = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
}
