/** The script of the page that opens a conversation from a mail. It runs in the browser as its source: it refers to nothing else. */

/** What the script is given: the key of the widget's storage, and what it says when the link doesn't work. */
export type OpenChat = { storageKey: string; failed: string; expired: [title: string, text: string] };

/**
 * Exchanges the link for a session, leaves that where the widget looks for it, and starts the widget, opened and as large
 * as the page. A visitor whose link was opened here before makes room for the newer one.
 */
export async function openChat(page: OpenChat, startWidget: () => void): Promise<void> {
  const say = (text: string, title?: string): void => {
    const [heading, paragraph] = [document.querySelector('h1'), document.querySelector('main p:last-of-type')];
    if (heading && title !== undefined) heading.textContent = title;
    if (paragraph) paragraph.textContent = text;
  };
  const open = async (): Promise<void> => {
    const response = await fetch(`${location.pathname}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    if (response.status === 429 || response.status >= 500) return say(page.failed);
    if (!response.ok) return say(page.expired[1], page.expired[0]);
    const { session_token, visitor } = await response.json();
    const known = JSON.parse(localStorage.getItem(page.storageKey) ?? '{}');
    const kept = known.visitor_id === visitor.id ? known : {};
    const session = { ...kept, visitor_id: visitor.id, session_token, live: true };
    localStorage.setItem(page.storageKey, JSON.stringify(session));
    startWidget();
    const widget = document.querySelector('live-chat')?.shadowRoot;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '.root:not(.full) .window { inset: 16px auto auto 50%; translate: -50%; width: min(720px, 100vw - 32px); height: calc(100dvh - 32px) }' +
        '.root:not(.full) .launcher.open { display: none }',
    );
    widget?.adoptedStyleSheets.push(sheet);
    (window as unknown as { LiveChat: (command: string) => void }).LiveChat('open');
  };
  try {
    await open();
  } catch {
    say(page.failed);
  }
}
