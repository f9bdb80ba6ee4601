/** The two words the loader speaks: how to close the greeting, and what the launcher opens where that isn't "Chat". */
import { choosePageLocale } from '#widget/locale-choice.ts';

/** One word after the other, as text: a table costs twice the bytes. */
const table: Record<string, string[]> = Object.fromEntries(
  'en|de Schließen|fr Fermer|es Cerrar|pt Fechar|it Chiudi|nl Sluiten|pl Zamknij Czat|tr Kapat Sohbet|ar إغلاق دردشة|he סגירה צ׳אט|hi हटाएँ चैट|ja 閉じる チャット|zh 关闭 聊天|ko 닫기 채팅'
    .split('|')
    .map((row) => [row.slice(0, 2), row.slice(3).split(' ')]),
);

/** Both words in the visitor's language, English if it isn't among ours. */
export function words(asked?: string): { close: string; chat: string } {
  const [close, chat] = table[choosePageLocale(Object.keys(table), asked) ?? 'en'] ?? [];
  return { close: close || 'Close', chat: chat ?? 'Chat' };
}
