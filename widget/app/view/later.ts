/** Fetches the parts of the window that a chat opens without. */
import { Fragment, h } from 'preact';
import { count, fill } from '../texts.ts';
import { Icon } from './icon.tsx';
import type { Later } from './later/parts.ts';

/** Returns how to say that they are needed: they come once, and are asked for again where they could not be loaded. */
export function laterParts(onReady: (parts: Later) => void): () => void {
  let isAsked = false;
  const fetchParts = async () => {
    isAsked = true;
    try {
      const { default: make } = await import('./later/parts.ts');
      onReady(make({ h, Fragment, Icon, count, fill }));
    } catch {
      isAsked = false;
    }
  };
  return () => {
    if (!isAsked) void fetchParts();
  };
}
