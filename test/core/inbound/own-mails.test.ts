/** Answers to our own mails, and reports of users of other products about answers to theirs. */
import { describe, expect, it } from 'vitest';
import { htmlToText } from '#core/inbound/html-text.ts';
import { newText } from '#core/inbound/quotes.ts';
import { asHtml } from '#core/mails/as-html.ts';
import { asText } from '#core/mails/as-text.ts';
import { mailTexts } from '#core/mails/locales/texts.ts';
import { unreadMail } from '#core/mails/unread.ts';
import { languages } from '#core/text/language.ts';

const mailIn = (language: string) =>
  unreadMail({
    site: 'Teapots',
    locale: language,
    timeZone: 'Europe/Paris',
    lines: [{ at_ms: 0, sender_type: 'agent', sender_name: 'Ada', content: 'Yes.\nOn 1 June you wrote:\n> no' }],
    link: { url: 'https://chat.example.com/mail/key', days: 7 },
    texts: mailTexts(language),
    takesReplies: true,
    unsubscribeUrl: 'https://chat.example.com/mail/key/unsubscribe',
  });

describe.each(languages)('an answer to our mail in %s', (language) => {
  const mail = mailIn(language);
  const page = asHtml(mail, { site: 'Teapots', accent: '#aa0000' });

  it('has nothing of it, whether its program marks what it quotes or not', () => {
    const marked = asText(mail).replaceAll(/^/gm, '> ');
    expect(newText(`Thanks!\n\n${marked}\n`)).toBe('Thanks!');
    expect(newText(`Thanks!\n\n${asText(mail)}\n`)).toBe('Thanks!');
    expect(newText(`${marked}\n\nThanks!\n`)).toBe('Thanks!');
  });

  it('has nothing of it as a page', () => {
    expect(newText(htmlToText(`<p>Thanks!</p><div>${page}</div>`))).toBe('Thanks!');
    expect(newText(htmlToText(`<div>Thanks!</div><blockquote>${page}</blockquote>`))).toBe('Thanks!');
  });
});

describe('what users of other products reported', () => {
  it.each<[string, string, string]>([
    [
      'lines that end in a colon are cut as if they introduced a quotation',
      "I don't know how they were not sent. Here they are:-\n\nVisa\n\nDiane K Littlechurch\n\n06/17\n\nCheers Kaye",
      "I don't know how they were not sent. Here they are:-\n\nVisa\n\nDiane K Littlechurch\n\n06/17\n\nCheers Kaye",
    ],
    [
      'addresses in the text are taken for an introduction',
      'Also, try these contacts:\n\nlampa@vision.hu <mailto:lampa@vision.hu>\ngabor@vision.hu\n\nWalter White\n+36 30 333 4151',
      'Also, try these contacts:\n\nlampa@vision.hu <mailto:lampa@vision.hu>\ngabor@vision.hu\n\nWalter White\n+36 30 333 4151',
    ],
    [
      'a signature right below the quotation stays',
      'This is a reply.\n\nOn Wed, May 25, 2026 at 3:13 PM <n@example.com> wrote:\n\n> LGTM\n>\n--\nThis is a signature',
      'This is a reply.',
    ],
    [
      'a text below the quotation is lost',
      'On Wed, May 25, 2026 at 3:13 PM <n@example.com> wrote:\n> Which size?\n\nLarge, please.\n\nWhole paragraph.',
      'Large, please.\n\nWhole paragraph.',
    ],
    [
      'answers between the quoted lines are lost',
      'See below.\n\nOn 1 June 2026 Shop wrote:\n> Which size?\nLarge.\n> Which color?\nRed.',
      'See below.\n\nLarge.\nRed.',
    ],
    [
      'the line that introduces the quotation stays above our own line',
      'Hi,\n\nOn Sunday, 7 June 2026, Shop <chat@example.com> wrote:\n\n↑ ↑ ↑ Reply above this line ↑ ↑ ↑\n\nYour order',
      'Hi,',
    ],
    [
      'several signatures of former mails stay',
      'Hi,\n\nThis is the second reply.\n\nOn September 7, 2026 10:41:26 AM GMT+02:00, "User" <user@example.com> wrote:\nHi,\n\nThis is it.\n--\nRegards,\nUser\n--\nRegards,\nUser',
      'Hi,\n\nThis is the second reply.',
    ],
    ['a reply of one line with a signature of a phone loses the line', 'Yes\n\nSent from my Galaxy', 'Yes'],
    [
      'a list with dashes is cut as a signature',
      'Please send:\n- a cup\n- a pot\n--- thanks',
      'Please send:\n- a cup\n- a pot\n--- thanks',
    ],
  ])('doesn’t happen: %s', (_, text, expected) => {
    expect(newText(text)).toBe(expected);
  });
});
