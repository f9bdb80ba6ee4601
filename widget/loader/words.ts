/** The two words the loader speaks: how to close the greeting, and what the launcher opens where that isn't "Chat". */
import { chooseLocale, wantedLocales } from '../locale-choice.ts';

/** One word after the other, as text: a table costs twice the bytes. */
const table =
  'en Close|de Schließen|fr Fermer|es Cerrar|pt Fechar|it Chiudi|nl Sluiten|pl Zamknij Czat|tr Kapat Sohbet|ar إغلاق دردشة|he סגירה צ׳אט|hi हटाएँ चैट|ja 閉じる チャット|zh 关闭 聊天|ko 닫기 채팅'
    .split('|')
    .map((row) => row.split(' '));

/** Both words in the visitor's language, English if it isn't among ours. */
export function words(asked?: string): { close: string; chat: string } {
  const chosen = chooseLocale(
    table.map(([locale]) => locale as string),
    wantedLocales(asked),
  );
  const [, close = 'Close', chat = 'Chat'] = table.find(([locale]) => locale === chosen) ?? [];
  return { close, chat };
}
