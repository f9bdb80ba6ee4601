/** The mail with a one-time code, which the visitor types in the chat. */
import { spokenLanguage } from '#core/text/language.ts';
import type { CodeTexts } from './locales/code.ts';
import { type Mail, fill, oneLine } from './mail.ts';

/** The mail. */
export function codeMail({
  site: name,
  code,
  texts,
  locale,
}: {
  site: string;
  code: string;
  texts: CodeTexts;
  locale: string | null;
}): Mail {
  const site = oneLine(name);
  return {
    subject: fill(texts.subject, { site, code }),
    language: spokenLanguage(locale),
    blocks: [
      { kind: 'paragraph', text: fill(texts.intro, { site }) },
      { kind: 'paragraph', text: code },
      { kind: 'small', text: texts.note },
    ],
  };
}
