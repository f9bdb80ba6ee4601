/** Fetches what a chat opens without. */
import { Fragment, h } from 'preact';
import { backoffMs } from '#client/connection/backoff.ts';
import { ofDocument } from '#widget/own-document.ts';
import { addresses } from '#widget/app/network/addresses.ts';
import type { Parts } from '#widget/app/chat/chat.ts';
import { importAgain } from '#widget/app/network/import-again.ts';
import type { Later } from '#widget/app/view/view.ts';
import { isAway, unreadOf } from '#widget/app/state/state.ts';
import { count, fill } from '#widget/app/locales/texts.ts';
import { Content, Sender } from '#widget/app/view/bubble.tsx';
import { Icon } from '#widget/app/view/icon.tsx';
import { formatMinutes } from '#widget/app/view/time.ts';

/** Returns how to say that it is needed: it comes once, and is tried again until it could be loaded. */
export function fetchesLater(parts: Parts, onReady: (later: Later) => void): () => void {
  let isAsked = false;
  let failures = 0;
  const fetchParts = async () => {
    isAsked = true;
    try {
      const { default: make } = await importAgain(() => import('#widget/app/later/parts.ts'));
      onReady(
        make(
          {
            h,
            Fragment,
            Icon,
            Content,
            Sender,
            count,
            fill,
            unreadOf,
            isAway,
            formatMinutes,
            ofDocument,
            addresses,
          },
          parts,
        ),
      );
    } catch {
      setTimeout(fetchParts, backoffMs(++failures, parts.random()));
    }
  };
  return () => {
    if (!isAsked) void fetchParts();
  };
}
