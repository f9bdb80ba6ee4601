/**
 * What the app lends to what comes later. Imported from where it is, it would move into a chunk both had to wait for; a
 * copy would count its elements anew, and Preact would take a new one for an old.
 */
import type { createElement, Fragment as AppFragment } from 'preact';
import type { ofDocument as appOfDocument, titleMark as appTitleMark } from '#widget/own-document.ts';
import type { addresses } from '#widget/app/network/addresses.ts';
import type { unreadOf as appUnreadOf } from '#widget/app/state/state.ts';
import type { fill as appFill } from '#widget/app/locales/texts.ts';
import type { Icon as AppIcon } from '#widget/app/view/icon.tsx';

/** What is lent. */
export type Lent = {
  h: typeof createElement;
  Fragment: typeof AppFragment;
  Icon: typeof AppIcon;
  fill: typeof appFill;
  unreadOf: typeof appUnreadOf;
  ofDocument: typeof appOfDocument;
  titleMark: typeof appTitleMark;
  /** Where the endpoints are: what comes later adds its own. */
  addresses: typeof addresses;
};

/** Makes elements, and what holds several: what JSX is compiled to in this folder. */
export let h: Lent['h'];
/** Holds several elements. */
export let Fragment: Lent['Fragment'];
/** An icon, as the app draws it. */
export let Icon: Lent['Icon'];
/** Fills the blanks of a text. */
export let fill: Lent['fill'];
/** How many messages the visitor has not seen. */
export let unreadOf: Lent['unreadOf'];
/** Reads the document past the page's markup. */
export let ofDocument: Lent['ofDocument'];

/** What the widget has put in front of the page's title. */
export let titleMark: Lent['titleMark'];

/** Takes what is lent, before anything is drawn. */
export function take(lent: Lent): void {
  ({ h, Fragment, Icon, fill, unreadOf, ofDocument, titleMark } = lent);
}
