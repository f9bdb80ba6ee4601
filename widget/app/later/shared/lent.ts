/**
 * What the app lends to what comes later. Imported from where it is, it would move into a chunk both had to wait for; a
 * copy would count its elements anew, and Preact would take a new one for an old.
 */
import type { createElement, Fragment as AppFragment } from 'preact';
import type { ofDocument as appOfDocument, titleMark as appTitleMark } from '#widget/own-document.ts';
import type { backoffMs as appBackoffMs } from '#client/connection/backoff.ts';
import type { isPassing as appIsPassing } from '#client/outbox/failure.ts';
import type { addresses } from '#widget/app/network/addresses.ts';
import type { importAgain as appImportAgain } from '#widget/app/network/import-again.ts';
import type { isAway as appIsAway, unreadOf as appUnreadOf } from '#widget/app/state/state.ts';
import type { fill as appFill } from '#widget/app/locales/texts.ts';
import type { Content as AppContent, Sender as AppSender, senderOf as appSenderOf } from '#widget/app/view/bubble.tsx';
import type { Icon as AppIcon } from '#widget/app/view/icon.tsx';
import type { Rows as AppRows } from '#widget/app/view/messages.tsx';

/** The shared code. */
export type Lent = {
  h: typeof createElement;
  Fragment: typeof AppFragment;
  Icon: typeof AppIcon;
  Content: typeof AppContent;
  Sender: typeof AppSender;
  senderOf: typeof appSenderOf;
  Rows: typeof AppRows;
  fill: typeof appFill;
  unreadOf: typeof appUnreadOf;
  isAway: typeof appIsAway;
  ofDocument: typeof appOfDocument;
  titleMark: typeof appTitleMark;
  /** Addresses of the endpoints; the later chunk adds its own. */
  addresses: typeof addresses;
  importAgain: typeof appImportAgain;
  isPassing: typeof appIsPassing;
  backoffMs: typeof appBackoffMs;
};

/** Makes elements, and what holds several: what JSX is compiled to in this folder. */
export let h: Lent['h'];
/** Holds several elements. */
export let Fragment: Lent['Fragment'];
/** An icon, as the app draws it. */
export let Icon: Lent['Icon'];
/** What a message says. */
export let Content: Lent['Content'];
/** The head of a message of the team. */
export let Sender: Lent['Sender'];
/** Who wrote a row. */
export let senderOf: Lent['senderOf'];
/** Fills the blanks of a text. */
export let fill: Lent['fill'];
/** How many messages the visitor has not seen. */
export let unreadOf: Lent['unreadOf'];
/** Whether nobody is there. */
export let isAway: Lent['isAway'];
/** Reads the document past the page's markup. */
export let ofDocument: Lent['ofDocument'];

/** What the widget has put in front of the page's title. */
export let titleMark: Lent['titleMark'];

/** Everything, to be lent on to what comes later still. */
export let toLend: Lent;

/** Stores the shared code, before anything is rendered. */
export function take(lent: Lent): void {
  ({ h, Fragment, Icon, Content, Sender, senderOf, fill, unreadOf, isAway, ofDocument, titleMark } = lent);
  toLend = lent;
}
