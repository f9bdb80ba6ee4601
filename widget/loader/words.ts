/** The two words the loader speaks: how to close the greeting, and what the launcher opens where that isn't "Chat". */
import type { Language } from '#core/text/language.ts';
import { choosePageLocale } from '#widget/locale-choice.ts';

/** One word after the other, as text: a table costs twice the bytes. */
const rows =
  'en|de Schließen|fr Fermer|es Cerrar|pt Fechar|it Chiudi|nl Sluiten|pl Zamknij Czat|tr Kapat Sohbet|ar إغلاق دردشة|he סגירה צ׳אט|hi हटाएँ चैट|ja 閉じる チャット|zh 关闭 聊天|ko 닫기 채팅';

/** The languages a text has rows for. */
type RowsOf<Text extends string> = Text extends `${infer First}|${infer Rest}`
  ? RowsOf<First> | RowsOf<Rest>
  : Text extends `${infer Tag} ${string}`
    ? Tag
    : Text;
type Missing = Exclude<Language, RowsOf<typeof rows>>;

const table: Record<string, string[]> = Object.fromEntries(
  (rows satisfies [Missing] extends [never] ? string : { missing: Missing })
    .split('|')
    .map((row) => [row.slice(0, 2), row.slice(3).split(' ')]),
);

/** The languages of these words: a widget's texts in others are for visitors who want none of these first. */
export const languages = Object.keys(table);

/** Both words in the visitor's language, English if it isn't among ours. */
export function words(asked?: string): { close: string; chat: string } {
  const [close, chat] = table[choosePageLocale(languages, asked) ?? 'en'] ?? [];
  return { close: close || 'Close', chat: chat ?? 'Chat' };
}
