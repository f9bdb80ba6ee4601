/** What is lent to the help center: see the file of this name in the folder of the parts that come later. */
import type { createElement } from 'preact';
import type { addresses } from '#widget/app/network/addresses.ts';
import type { keepInside as laterKeepInside } from '#client/page/keep-inside.ts';
import type { AllTexts, fill as appFill } from '#widget/app/locales/texts.ts';
import type { Icon as AppIcon } from '#widget/app/view/icon.tsx';
import type { View } from '#widget/app/view/view.ts';

/** The shared code. */
export type Lent = {
  h: typeof createElement;
  Icon: typeof AppIcon;
  fill: typeof appFill;
  addresses: typeof addresses;
  keepInside: typeof laterKeepInside;
  /** Calls back at the back button of a phone, once; returns how to stop. */
  watchBack: (onBack: () => void) => () => void;
  /** Every text, in the visitor's language. */
  wordsOf: (view: Pick<View, 'texts'>) => AllTexts;
};

/** Makes elements: what JSX is compiled to in this folder. */
export let h: Lent['h'];
/** Icons, texts and the like, as the app has them. */
export let lent: Lent;

/** Stores the shared code, before anything is rendered. */
export function take(shared: Lent): void {
  ({ h } = shared);
  lent = shared;
}
