/** What is lent to the earlier chats: see the file of this name in the folder of the parts that come later. */
import type { createElement } from 'preact';
import type { addOlder as laterAddOlder } from '#client/timeline/older.ts';
import type { plainText as laterPlainText } from '#core/text/rich-text.ts';
import type { keepInside as laterKeepInside } from '#client/page/keep-inside.ts';
import type { AllTexts, Plural, Speech } from '#widget/app/locales/texts.ts';
import type { addresses } from '#widget/app/network/addresses.ts';
import type { unreadOf as appUnreadOf } from '#widget/app/state/state.ts';
import type { Icon as AppIcon } from '#widget/app/view/icon.tsx';
import type { Rows as AppRows } from '#widget/app/view/messages.tsx';
import type { View } from '#widget/app/view/view.ts';

/** The shared code. */
export type Lent = {
  h: typeof createElement;
  Icon: typeof AppIcon;
  Rows: typeof AppRows;
  addOlder: typeof laterAddOlder;
  plainText: typeof laterPlainText;
  addresses: typeof addresses;
  unreadOf: typeof appUnreadOf;
  keepInside: typeof laterKeepInside;
  /** Calls back at the back button of a phone, once; returns how to stop. */
  watchBack: (onBack: () => void) => () => void;
  count: (speech: Pick<Speech, 'locale'>, forms: Plural, n: number) => string;
  /** Every text, in the visitor's language. */
  wordsOf: (view: Pick<View, 'texts'>) => AllTexts;
};

/** Makes elements: what JSX is compiled to in this folder. */
export let h: Lent['h'];
/** Icons, rows, texts and the like, as the app has them. */
export let lent: Lent;

/** Stores the shared code, before anything is rendered. */
export function take(shared: Lent): void {
  ({ h } = shared);
  lent = shared;
}
