/** What is lent to the parts that handle files: see the file of this name beside the parts that come later. */
import type { createElement, Fragment as AppFragment } from 'preact';
import type { backoffMs as appBackoffMs } from '#client/connection/backoff.ts';
import type { sizeText as laterSizeText } from '#client/files/size-text.ts';
import type { isPassing as appIsPassing } from '#client/outbox/failure.ts';
import type { addresses } from '#widget/app/network/addresses.ts';
import type { Icon as AppIcon } from '#widget/app/view/icon.tsx';
import type { AllTexts, fill as appFill } from '#widget/app/locales/texts.ts';
import type { FileTexts } from '#widget/app/locales/files/texts.ts';
import type { View } from '#widget/app/view/view.ts';

/** The shared code. */
export type Lent = {
  h: typeof createElement;
  Fragment: typeof AppFragment;
  Icon: typeof AppIcon;
  fill: typeof appFill;
  addresses: typeof addresses;
  backoffMs: typeof appBackoffMs;
  isPassing: typeof appIsPassing;
  /** Every text, in the visitor's language. */
  wordsOf: (view: Pick<View, 'texts'>) => AllTexts & FileTexts;
  sizeText: typeof laterSizeText;
};

/** The same, before the words of sending files are there. */
export type LentByLater = Omit<Lent, 'wordsOf'> & { wordsOf: (view: Pick<View, 'texts'>) => AllTexts };

/** Makes elements: what JSX is compiled to in this folder. */
export let h: Lent['h'];
/** Holds several elements. */
export let Fragment: Lent['Fragment'];
/** An icon, as the app draws it. */
export let Icon: Lent['Icon'];
/** Fills the blanks of a text. */
export let fill: Lent['fill'];
/** Every text, in the visitor's language. */
export let wordsOf: Lent['wordsOf'];

/** The size of a file as people read it. */
export let sizeText: Lent['sizeText'];

/** Stores the shared code, before anything is rendered. */
export function take(lent: Lent): void {
  ({ h, Fragment, Icon, fill, wordsOf, sizeText } = lent);
}
