/** Fetches what a chat opens without. */
import { Fragment, h } from 'preact';
import { backoffMs } from '#client/connection/backoff.ts';
import { isPassing } from '#client/outbox/failure.ts';
import type { Host } from '#widget/host.ts';
import { ofDocument, titleMark } from '#widget/own-document.ts';
import { addresses } from '#widget/app/network/addresses.ts';
import type { Chat } from '#widget/app/chat/chat.ts';
import { importAgain } from '#widget/app/network/import-again.ts';
import type { Lent } from '#widget/app/later/shared/lent.ts';
import type { Later } from '#widget/app/view/view.ts';
import { isAway, unreadOf } from '#widget/app/state/state.ts';
import { fill, type Speech } from '#widget/app/locales/texts.ts';
import { Content, Sender, senderOf } from '#widget/app/view/bubble.tsx';
import { Icon } from '#widget/app/view/icon.tsx';
import { Rows } from '#widget/app/view/messages.tsx';

/** What the app lends to the parts that come later. */
export const lent: Lent = {
  h,
  Fragment,
  Icon,
  Content,
  Sender,
  senderOf,
  Rows,
  fill,
  unreadOf,
  isAway,
  ofDocument,
  titleMark,
  addresses,
  importAgain,
  isPassing,
  backoffMs,
};

/** Returns what to call when it is needed: it is fetched once, and tried again until it could be loaded. */
export function fetchesLater(
  chat: Chat,
  host: Host,
  speech: () => Speech,
  onReady: (later: Later) => void,
): () => void {
  let isAsked = false;
  let failures = 0;
  const fetchParts = async () => {
    isAsked = true;
    try {
      const { default: make } = await importAgain(() => import('#widget/app/later/parts.ts'));
      onReady(make(lent, chat, host, speech));
    } catch {
      setTimeout(fetchParts, backoffMs(++failures, chat.parts.random()));
    }
  };
  return () => {
    if (!isAsked) void fetchParts();
  };
}
