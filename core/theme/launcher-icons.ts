/** What a launcher shows: outlines on a 24 × 24 grid, after lucide's message-circle, message-square and circle-question-mark. */
import type { PublicWidget } from '#core/model/widgets/public-widget.ts';

const CHAT = 'M3 16.34a2 2 0 0 1 .1 1.17l-1.07 3.29a1 1 0 0 0 1.23 1.17l3.42-1a2 2 0 0 1 1.1.1 10 10 0 1 0-4.78-4.72';

/** The outline of each icon; without an icon and a logo, the chat icon is used. */
export const launcherOutlines: Record<PublicWidget['launcher_icon'], string> = {
  chat: CHAT,
  message: 'M22 17a2 2 0 0 1-2 2H6.8a2 2 0 0 0-1.4.6l-2.2 2.2A.7.7 0 0 1 2 21.3V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z',
  help: 'M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01',
  none: CHAT,
};
