/** Puts the widget into a page whose parts come and go, as those of a framework do: once, whatever is mounted how often. */
import type { LiveChatApi, LiveChatEvent, LiveChatEvents } from './index.js';

/** What listens to the widget, by the event's name. */
export type LiveChatListeners = { [Event in LiveChatEvent]?: ((detail: LiveChatEvents[Event]) => void) | undefined };

/** A part of the page that wants the widget; `begin` is called whenever its script is put into the page. */
type Embedding = { src: string; begin: (api: LiveChatApi) => void };

const mounted: Embedding[] = [];
/** The script in the page. */
let script: HTMLScriptElement | undefined;
/** Its address, as it was given; nothing where there is no script. */
let shown: string | undefined;
let isLoading = false;
/** What keeps the calls until the script has loaded, where the page has nothing of its own. */
let waiting: LiveChatApi | undefined;

/**
 * Shows the widget until the function that it returns is called. A page has one widget: while several addresses are
 * wanted, the first counts. What is removed and wanted again at once, as React does in StrictMode, stays.
 * @param src the widget's script, as in its embed code: `https://…/api/widget/{token}/script.js`
 * @param begin receives the page's API, again each time that the script is put into the page
 */
export function embed(src: string, begin: (api: LiveChatApi) => void = () => undefined): () => void {
  const embedding = { src, begin };
  mounted.push(embedding);
  if (shown === src) begin(pageApi());
  else update();
  return () => {
    const at = mounted.indexOf(embedding);
    if (at < 0) return;
    mounted.splice(at, 1);
    setTimeout(update);
  };
}

/** Makes the page show what is wanted. A script that is on its way can't be stopped: it is waited for. */
function update(): void {
  const wanted = mounted[0]?.src;
  if (isLoading || shown === wanted) return;
  if (shown !== undefined) remove();
  if (wanted === undefined) return;
  shown = wanted;
  isLoading = true;
  script = document.createElement('script');
  script.src = wanted;
  script.async = true;
  script.addEventListener('load', () => {
    isLoading = false;
    update();
  });
  // What didn't load is asked for again when it is mounted again.
  script.addEventListener('error', () => {
    isLoading = false;
    remove();
  });
  const api = pageApi();
  for (const { src, begin } of mounted) if (src === wanted) begin(api);
  document.head.append(script);
}

function remove(): void {
  script?.remove();
  script = shown = undefined;
  if (window.LiveChat?.token) window.LiveChat('destroy');
  else if (window.LiveChat === waiting) delete window.LiveChat;
}

/** The page's API; before its script has loaded, a function that keeps the calls for it. */
function pageApi(): LiveChatApi {
  if (typeof window.LiveChat === 'function') return window.LiveChat;
  const q: unknown[][] = [];
  // Until then, nothing is open.
  const keep = (...call: unknown[]) => {
    q.push(call);
    return false;
  };
  waiting = Object.assign(keep, { q });
  return (window.LiveChat = waiting);
}
