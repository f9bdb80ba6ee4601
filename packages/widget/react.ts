'use client';
/** The widget as a React component, for React 18 and 19. It draws nothing itself, so servers render it as nothing. */
import { useEffect, useRef } from 'react';
import { embed, type LiveChatListeners } from './embed.ts';
import type { LiveChatApi, LiveChatEvent } from './index.js';

/** What `<LiveChat>` takes. */
export type LiveChatProps = {
  /** The widget's script, as in its embed code: `https://…/api/widget/{token}/script.js`. */
  src: string;
  /** The token by which your server says who the visitor is. When there is none any longer, the visitor is logged out. */
  identityToken?: string | undefined;
  /** What listens to the widget, by the event's name. Which events these are counts when the component is mounted. */
  on?: LiveChatListeners | undefined;
};

/**
 * Shows the widget for as long as it is mounted. Commands go to `window.LiveChat?.('open')` from anywhere. Unmounting
 * removes the widget and keeps the chat for the next time: log out before, where another person may follow.
 */
export function LiveChat({ src, identityToken, on = {} }: LiveChatProps): null {
  const latest = useRef(on);
  const known = useRef<string | undefined>(undefined);
  const token = useRef(identityToken);
  useEffect(() => {
    latest.current = on;
    token.current = identityToken;
  });
  useEffect(() => {
    let isOver = false;
    const hear = <Event extends LiveChatEvent>(api: LiveChatApi, event: Event) =>
      api('on', event, (detail) => void (isOver || latest.current[event]?.(detail)));
    const stop = embed(src, (api) => {
      for (const event of Object.keys(latest.current)) hear(api, event as LiveChatEvent);
      identify(token.current);
      known.current = token.current;
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [src]);
  useEffect(() => {
    if (identityToken === known.current) return;
    if (identityToken) identify(identityToken);
    else window.LiveChat?.('logout');
    known.current = identityToken;
  }, [identityToken]);
  return null;
}

function identify(token: string | undefined): void {
  if (token) window.LiveChat?.('identify', { token });
}
