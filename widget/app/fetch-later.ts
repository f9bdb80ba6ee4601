/** Fetches what a chat opens without. */
import { Fragment, h } from 'preact';
import type { Host } from '#widget/host.ts';
import { ofDocument, titleMark } from '#widget/own-document.ts';
import { addresses } from '#widget/app/network/addresses.ts';
import type { Chat } from '#widget/app/chat/chat.ts';
import { importAgain } from '#widget/app/network/import-again.ts';
import type { Later } from '#widget/app/view/view.ts';
import { unreadOf } from '#widget/app/state/state.ts';
import { fill, type Speech } from '#widget/app/locales/texts.ts';
import { Icon } from '#widget/app/view/icon.tsx';

/** Returns what to call when it is needed: it is fetched once, and again where it could not be loaded. */
export function fetchesLater(
  chat: Chat,
  host: Host,
  speech: () => Speech,
  onReady: (later: Later) => void,
): () => void {
  let isAsked = false;
  const fetchParts = async () => {
    isAsked = true;
    try {
      const { default: make } = await importAgain(() => import('#widget/app/later/parts.ts'));
      const lent = { h, Fragment, Icon, fill, unreadOf, ofDocument, titleMark, addresses };
      onReady(make(lent, chat, host, speech));
    } catch {
      isAsked = false;
    }
  };
  return () => {
    if (!isAsked) void fetchParts();
  };
}
