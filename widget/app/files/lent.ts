/** What is lent to the parts that handle files: see the file of this name beside the parts that come later. */
import type { backoffMs as appBackoffMs } from '#client/connection/backoff.ts';
import type { sizeText as laterSizeText } from '#client/files/size-text.ts';
import type { isPassing as appIsPassing } from '#client/outbox/failure.ts';
import type { Lent as LentLater } from '#widget/app/later/lent.ts';
import type { AllTexts } from '#widget/app/locales/texts.ts';
import type { View } from '#widget/app/view/view.ts';

/** The shared code. */
export type Lent = Pick<LentLater, 'h' | 'Fragment' | 'Icon' | 'fill' | 'addresses'> & {
  backoffMs: typeof appBackoffMs;
  isPassing: typeof appIsPassing;
  /** Every text, in the visitor's language. */
  wordsOf: (view: Pick<View, 'texts'>) => AllTexts;
  sizeText: typeof laterSizeText;
};

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
