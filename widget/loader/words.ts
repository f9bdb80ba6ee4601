/** What the launcher opens, where that isn't called "Chat". */
import type { Language } from '#core/text/language.ts';
import { choosePageLocale } from '#widget/locale-choice.ts';

/** One word after the other, as text: a table costs twice the bytes. */
const rows = 'en|de|fr|es|pt|it|nl|pl Czat|tr Sohbet|ar دردشة|he צ׳אט|hi चैट|ja チャット|zh 聊天|ko 채팅';

/** The languages a text has rows for. */
type RowsOf<Text extends string> = Text extends `${infer First}|${infer Rest}`
  ? RowsOf<First> | RowsOf<Rest>
  : Text extends `${infer Tag} ${string}`
    ? Tag
    : Text;
type Missing = Exclude<Language, RowsOf<typeof rows>>;

const table: Record<string, string> = Object.fromEntries(
  (rows satisfies [Missing] extends [never] ? string : { missing: Missing }).split('|').map((row) => row.split(' ')),
);

/** The languages of these words: a widget's texts in others are for visitors who want none of these first. */
export const languages = Object.keys(table);

/** The launcher's name in the page's or the visitor's language, English if it isn't among ours. */
export function launcherName(): string {
  const chat = table[choosePageLocale(languages, undefined) ?? ''];
  return chat ?? 'Chat';
}
