import { describe, expect, it } from 'vitest';
import { asText } from '#core/mails/as-text.ts';
import { mailTexts } from '#core/mails/locales/texts.ts';
import { fill } from '#core/mails/mail.ts';
import { timeText, unreadMail } from '#core/mails/unread.ts';
import { languages } from '#core/text/language.ts';

const AT = Date.UTC(2026, 6, 3, 12, 5);
const line = { at_ms: AT, sender_type: 'agent', sender_name: 'Ada', content: 'Yes, **in blue**.' } as const;
const given = {
  site: 'Teapots',
  locale: 'en-GB',
  timeZone: 'Europe/Paris',
  lines: [line],
  link: { url: 'https://chat.example.com/mail/key', days: 7 },
  texts: mailTexts('en'),
  takesReplies: false,
  unsubscribeUrl: 'https://chat.example.com/mail/key/unsubscribe',
};
const textOf = (changed: Partial<Parameters<typeof unreadMail>[0]>) => asText(unreadMail({ ...given, ...changed }));

const english = mailTexts('en');
const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe.each(languages)('the texts of mails in %s', (language) => {
  it('have the blanks of the English ones', () => {
    for (const [name, text] of Object.entries(mailTexts(language)))
      expect({ name, blanks: blanks(text), isEmpty: text.trim() === '' }).toEqual({
        name,
        blanks: blanks(english[name as keyof typeof english]),
        isEmpty: false,
      });
  });

  it('are those of that language, in the mail and its subject', () => {
    const texts = mailTexts(language);
    const mail = unreadMail({ ...given, texts, locale: language });
    expect(mail).toMatchObject({ language, subject: fill(texts.subject_named, { name: 'Ada', site: 'Teapots' }) });
    expect(asText(mail)).toContain(`${texts.open}:\n${given.link.url}`);
    expect(asText(mail)).not.toMatch(/\{\w+\}/);
  });
});

describe('a mail about unread answers', () => {
  it('quotes the answers as plain text, in the time zone of their reader', () => {
    expect(textOf({})).toContain('3 Jul, 14:05  Ada:\n    Yes, in blue.');
  });

  it('names nobody in its subject when no agent wrote', () => {
    const lines = [{ ...line, sender_type: 'bot', sender_name: null } as const];
    expect(unreadMail({ ...given, lines })).toMatchObject({ subject: 'Teapots replied' });
    expect(textOf({ lines })).toContain('Assistant:\n    Yes');
  });

  it('keeps line breaks in names out of its subject', () => {
    const lines = [{ ...line, sender_name: 'Ada\r\nBcc: all@example.com' }];
    expect(unreadMail({ ...given, lines }).subject).toBe('Ada Bcc: all@example.com from Teapots replied');
  });

  it('quotes up to 20 answers and counts the others', () => {
    const text = textOf({ lines: Array.from({ length: 25 }, (_, index) => ({ ...line, content: `Answer ${index}` })) });
    expect(text).toContain('Answer 19');
    expect(text).not.toContain('Answer 20');
    expect(text).toContain('And 5 more.');
  });

  it('promises only what this deployment does', () => {
    expect(textOf({})).toContain('nobody reads replies');
    expect(textOf({ takesReplies: true })).toContain('You can also reply');
    expect(textOf({ link: undefined })).toContain('open the chat on our website');
  });
});

describe('a time in a mail', () => {
  it.each([
    ['de-AT', 'Europe/Vienna', '3. Juli, 14:05'],
    ['sv', 'Europe/Stockholm', 'Jul 3, 2:05 PM'],
    [null, null, 'Jul 3, 12:05 PM UTC'],
    ['fr', 'Mars/Olympus', '3 juil., 12:05 UTC'],
    ['fr-FR-FR', 'Europe/Paris', '3 juil., 14:05'],
    ['en-aa-bb', 'Mars/Olympus', 'Jul 3, 12:05 PM UTC'],
  ])('is written for a reader of %s in %s', (locale, zone, expected) => {
    expect(timeText(AT, locale, zone).replaceAll(/\s/g, ' ')).toBe(expected);
  });
});
