import { describe, expect, it } from 'vitest';
import { type CopyTexts, copyTexts } from '#core/mails/locales/copy.ts';
import { mailTexts } from '#core/mails/locales/texts.ts';
import { asText } from '#core/mails/as-text.ts';
import { ticketMail } from '#core/mails/ticket.ts';
import { transcriptMail } from '#core/mails/transcript.ts';
import type { Ticket } from '#core/model/conversations/ticket.ts';
import { languages } from '#core/text/language.ts';

const english = copyTexts('en');
const flat = ({ events, ...texts }: CopyTexts): Record<string, string> => ({ ...texts, ...events });
const blanks = (text = ''): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const inWords = (locale: string) => ({ texts: copyTexts(locale), shared: mailTexts(locale), locale });

describe.each(languages.filter((one) => one !== 'en'))('in %s', (language) => {
  it('has each text in words of its own, with the blanks of the English one', () => {
    const own = flat(copyTexts(language));
    const names = Object.keys(flat(english));
    expect(Object.keys(own)).toEqual(names);
    expect(names.filter((name) => own[name] === flat(english)[name])).toEqual([]);
    expect(names.map((name) => [name, blanks(own[name])])).toEqual(
      names.map((name) => [name, blanks(flat(english)[name])]),
    );
  });
});

it.each(languages)('steps of a chat are said as the widget says them, in %s', async (language) => {
  const file = language === 'en' ? 'en-lazy' : language;
  const { default: widget } = (await import(`../../../../widget/app/locales/${file}.ts`)) as {
    default: Record<string, string>;
  };
  const { events } = copyTexts(language);
  expect(events).toEqual(Object.fromEntries(Object.keys(events).map((name) => [name, widget[name]])));
});

it('a copy is in the language that the visitor’s browser asked for, and so are the steps of the chat in it', () => {
  const line = { at_ms: 0, sender_type: 'system', sender_name: null } as const;
  const lines = [
    { ...line, content: 'Ada joined the conversation', metadata: { event: 'assigned' } },
    { ...line, content: 'Rated 4 of 5 stars', metadata: { event: 'rated', rating: 4 } },
    { ...line, content: 'Of a row that says no more' },
    { ...line, sender_type: 'visitor', content: 'Hallo' },
  ] as const;
  const mail = transcriptMail('Shop', lines, {
    isWhole: true,
    isProven: true,
    takesReplies: true,
    ...inWords('de-AT'),
  });
  expect(mail).toMatchObject({ subject: 'Ihr Chat mit Shop', language: 'de' });
  const text = asText(mail);
  for (const said of ['Ada ist jetzt im Chat', '★★★★☆', 'Of a row that says no more', 'Sie:\n    Hallo'])
    expect(text).toContain(said);
  expect(text).not.toMatch(/joined|Reply|Times/);
});

it('a ticket is confirmed in the requester’s language', () => {
  const ticket = { number: 7, subject: 'Geld zurück', requester: { name: 'Vera', email: null } } as unknown as Ticket;
  const mail = ticketMail(ticket, { quotes: { name: true, subject: true }, ...inWords('de') });
  expect(mail).toMatchObject({ subject: 'Ihre Anfrage #7', language: 'de' });
  expect(asText(mail)).toContain('Guten Tag Vera,\n\nwir haben Ihre Anfrage „Geld zurück“ als Ticket 7 erhalten');
});
