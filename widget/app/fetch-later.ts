/** Fetches what a chat opens without. */
import { Fragment, h } from 'preact';
import { ofDocument } from '../own-document.ts';
import { addresses } from './addresses.ts';
import type { Parts } from './chat.ts';
import { importAgain } from './import-again.ts';
import type { Later } from './view/view.ts';
import { unreadOf } from './state.ts';
import { count, fill } from './texts.ts';
import { Icon } from './view/icon.tsx';

/** Returns how to say that it is needed: it comes once, and is asked for again where it could not be loaded. */
export function fetchesLater(parts: Parts, onReady: (later: Later) => void): () => void {
  let isAsked = false;
  const fetchParts = async () => {
    isAsked = true;
    try {
      const { default: make } = await importAgain(() => import('./later/parts.ts'));
      onReady(make({ h, Fragment, Icon, count, fill, unreadOf, ofDocument, addresses }, parts));
    } catch {
      isAsked = false;
    }
  };
  return () => {
    if (!isAsked) void fetchParts();
  };
}
