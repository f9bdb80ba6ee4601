/** The earlier chats, with their styles: fetched when the visitor asks for them. */
import css from '#widget/app/styles/past.css';
import type { Chat } from '#widget/app/chat/chat.ts';
import type { Host } from '#widget/host.ts';
import { pastAddresses } from './addresses.ts';
import { type Lent, take } from './lent.ts';
import { createPanel } from './panel.tsx';

/** Makes the panel. @param onClosed what follows once it is closed again */
export default function makePast(lent: Lent, chat: Chat, { shadow }: Pick<Host, 'shadow'>, onClosed: () => void) {
  take(lent);
  Object.assign(lent.addresses, pastAddresses);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  return createPanel(chat, onClosed);
}
