import { describe, expect, it } from 'vitest';
import { htmlToText } from '#core/inbound/html-text.ts';
import { REPLY_MARK } from '#core/inbound/quote-words.ts';
import { newText } from '#core/inbound/quotes.ts';
import { processorMs } from '#test/support/processor-time.ts';

const MARKED = `${REPLY_MARK} Reply above this line ${REPLY_MARK}`;

describe('the new text of a reply', () => {
  it.each<[string, string]>([
    ['Gmail, English', 'On Mon, Jun 1, 2026 at 12:00 PM Shop <chat@example.com> wrote:'],
    ['Gmail, broken over two lines', 'On Mon, Jun 1, 2026 at 12:00 PM Shop <reply+1.abc@reply.example.com>\nwrote:'],
    ['Apple Mail, English', 'On 1. Jun 2026, at 12:00, Shop <chat@example.com> wrote:'],
    ['Gmail, German', 'Am Mo., 1. Juni 2026 um 12:00 Uhr schrieb Shop <chat@example.com>:'],
    ['Thunderbird, German', 'Am 01.06.26 um 12:00 schrieb Shop:'],
    ['Gmail, French', 'Le lun. 1 juin 2026 à 12:00, Shop <chat@example.com> a écrit :'],
    ['Gmail, Spanish', 'El lun, 1 jun 2026 a las 12:00, Shop (<chat@example.com>) escribió:'],
    ['Gmail, Portuguese', 'Em seg., 1 de jun. de 2026 às 12:00, Shop <chat@example.com> escreveu:'],
    ['Gmail, Italian', 'Il giorno lun 1 giu 2026 alle ore 12:00 Shop <chat@example.com> ha scritto:'],
    ['Gmail, Dutch', 'Op ma 1 jun 2026 om 12:00 schreef Shop <chat@example.com>:'],
    ['Gmail, Polish', 'pon., 1 cze 2026 o 12:00 Shop <chat@example.com> napisał(a):'],
    ['Gmail, Turkish', 'Shop <chat@example.com>, 1 Haz 2026 Pzt, 12:00 tarihinde şunu yazdı:'],
    ['Gmail, Arabic', 'في الاثنين، 1 يونيو 2026 في 12:00 م كتب Shop <chat@example.com>:'],
    ['Gmail, Hebrew', 'בתאריך יום ב׳, 1 ביוני 2026 ב-12:00 מאת Shop <chat@example.com>:'],
    ['Gmail, Hindi', 'सोम, 1 जून 2026 को 12:00 pm बजे को Shop <chat@example.com> ने लिखा:'],
    ['Gmail, Japanese', '2026年6月1日(月) 12:00 Shop <chat@example.com>:'],
    ['Gmail, Chinese', 'Shop <chat@example.com> 于2026年6月1日周一 12:00写道:'],
    ['Gmail, Korean', '2026년 6월 1일 (월) 오후 12:00, Shop <chat@example.com>님이 작성:'],
  ])('leaves out what %s quotes', (_, introduction) => {
    expect(newText(`Thank you!\n\nSee you.\n\n${introduction}\n\n> Your order\n> is ready\n`)).toBe(
      'Thank you!\n\nSee you.',
    );
    // Some programs mark nothing.
    expect(newText(`Thank you!\n\n${introduction}\n\nYour order\nis ready\n`)).toBe('Thank you!');
  });

  it.each<[string, string]>([
    ['English', 'From: Shop <chat@example.com>\nSent: Monday, June 1, 2026 12:00\nTo: Vera\nSubject: Your chat'],
    ['German', 'Von: Shop <chat@example.com>\nGesendet: Montag, 1. Juni 2026 12:00\nAn: Vera\nBetreff: Ihr Chat'],
    ['French', 'De : Shop <chat@example.com>\nEnvoyé : lundi 1 juin 2026 12:00\nÀ : Vera\nObjet : Votre chat'],
    ['bold', '*From:* Shop <chat@example.com>\n*Sent:* Monday, June 1, 2026 12:00\n*To:* Vera\n*Subject:* Chat'],
    ['Chinese', '发件人: Shop <chat@example.com>\n发送时间: 2026年6月1日 12:00\n收件人: Vera\n主题: 聊天'],
  ])('leaves out what Outlook quotes below headers: %s', (_, headers) => {
    expect(newText(`Thank you!\n\n${headers}\n\nYour order is ready\n`)).toBe('Thank you!');
    expect(newText(`Thank you!\n\n________________________________\n${headers}\n\nYour order\n`)).toBe('Thank you!');
  });

  it.each([
    '-----Original Message-----',
    '-----Ursprüngliche Nachricht-----',
    '------------------ 原始邮件 ------------------',
    '---------- Forwarded message ---------',
  ])('ends at "%s"', (line) => {
    expect(newText(`Thank you!\n\n${line}\nFrom: Shop\nYour order`)).toBe('Thank you!');
  });

  it('ends at the line that our own mails begin with, whatever is before it', () => {
    const quoted = `> ${MARKED}\n>\n> Your order is ready`;
    expect(newText(`Thank you!\n\nXy kvar 1.6.2026 Shop:\n\n${quoted}`)).toBe('Thank you!\n\nXy kvar 1.6.2026 Shop:');
    expect(newText(`Thank you!\n\nOn 1.6.2026 Shop wrote:\n\n${quoted}`)).toBe('Thank you!');
    expect(newText(`Thank you!\n${MARKED}\nYour order is ready`)).toBe('Thank you!');
  });

  it('is what somebody wrote below or between what is quoted', () => {
    const introduction = 'On 1.6.2026 Shop <chat@example.com> wrote:';
    expect(newText(`${introduction}\n> Your order is ready\n\nThank you!`)).toBe('Thank you!');
    expect(newText(`${introduction}\n> ${MARKED}\n> Your order is ready\n\nThank you!`)).toBe('Thank you!');
    expect(newText(`Hello,\n\n${introduction}\n> When?\nNow\n> Where?\nHere`)).toBe('Hello,\n\nNow\nHere');
    expect(newText('> When?\n\nNow')).toBe('Now');
  });

  it.each([
    ['the usual mark', 'Thank you!\n\n-- \nVera Verlet\n+49 30 123456', 'Thank you!'],
    ['a mark that lost its blank', 'Thank you!\n--\nVera', 'Thank you!'],
    ['an iPhone', 'Thank you!\n\nSent from my iPhone', 'Thank you!'],
    ['an iPhone in German', 'Danke!\n\nVon meinem iPhone gesendet', 'Danke!'],
    ['Outlook on a phone', 'Merci !\n\nEnvoyé à partir de Outlook pour iOS', 'Merci !'],
    ['an iPhone in Japanese', 'ありがとう\n\niPhoneから送信', 'ありがとう'],
  ])('has no signature of %s', (_, text, expected) => {
    expect(newText(text)).toBe(expected);
  });

  it.each([
    'I wrote: nothing',
    'On Monday I wrote:\nplease call me',
    'From: Berlin\nTo: Paris',
    'a -- b\n-- is two dashes',
    'Sent from my iPhone',
    'Prices:\n10 EUR\n20 EUR',
    'From: here\nis a new shop',
  ])('keeps what only looks like a quotation: %s', (text) => {
    expect(newText(text)).toBe(text);
  });

  const introduction = 'On 1.6.2026 Shop <chat@example.com> wrote:';
  it.each<[string, string, string]>([
    ['lines of another system', 'One\r\nTwo\u00a0three', 'One\nTwo three'],
    ['spaces around it', '\n \n  Thank you!  \n\n \t\n', 'Thank you!'],
    ['blank lines in it', 'One\n\n\nTwo', 'One\n\n\nTwo'],
    ['nothing', '', ''],
    ['nothing but blank lines', ' \n\n', ''],
    ['nothing but a quotation', `${introduction}\n> One`, ''],
    ['our mark deep in a quotation', `Thanks\n>> | > ${MARKED}\n> One`, 'Thanks'],
    ['our mark at the very beginning', `${MARKED}\n> One\n\nThanks`, `${MARKED}\n\nThanks`],
    ['our mark at the end of a line', `Thanks\nsaid ${REPLY_MARK}\nmore`, `Thanks\nsaid ${REPLY_MARK}\nmore`],
    ['quoted lines above our mark', `> When?\nNow\n${MARKED}\nOne`, 'Now'],
    ['quoted lines before what is quoted', `> When?\nNow\n${introduction}\n> One`, 'Now'],
    ['more below than above', `Above\n${introduction}\n> One\n\nBelow\n> Two`, 'Above\n\nBelow'],
    ['nothing below', `Above\n\n${introduction}\n> One`, 'Above'],
    ['an introduction that is indented', `Thanks\n   ${introduction}  \n> One`, 'Thanks'],
    ['an introduction three lines before what it introduces', `A\n${introduction}\n\n\n\n> One\nB`, 'A\n\nB'],
    ['an introduction too far before it', `A\n${introduction}\n\n\n\n\n\n> One\nB`, 'A'],
    ['an introduction at the end', `A\n${introduction}`, 'A'],
    ['an introduction in four lines', 'A\nOn 1.6.2026\nShop\n<chat@example.com>\nwrote:\n> One', 'A'],
    [
      'an introduction in five lines',
      'A\nOn\n1.6.2026\nat noon\nShop\nwrote:\n> One',
      'A\nOn\n1.6.2026\nat noon\nShop\nwrote:',
    ],
    ['three lines right above it', `A\nB\nC\n${introduction}\n> One`, 'A\nB\nC'],
    ['a line right above one in two lines', 'A\nOn 1.6.2026 at noon Shop\n<chat@example.com> wrote:\n> One', 'A'],
    ['a line right above one in Japanese', 'A\n2026年6月1日(月) 12:00 Shop <chat@example.com>:\n> One', 'A'],
    ['a line right above one in Polish', 'A\npon., 1 cze 2026 o 12:00 Shop <chat@example.com> napisał(a):\n> One', 'A'],
    [
      'one in Turkish in two lines',
      'A\n\nShop <chat@example.com>, 1 Haz 2026 Pzt, 12:00\ntarihinde şunu yazdı:\n> One',
      'A',
    ],
    ['one of 300 characters', `A\nOn 1.6.2026 ${'x'.repeat(281)} wrote:\n> One`, 'A'],
    [
      'one that is longer',
      `A\nOn 1.6.2026 ${'x'.repeat(282)} wrote:\n> One`,
      `A\nOn 1.6.2026 ${'x'.repeat(282)} wrote:`,
    ],
    [
      'one that is longer together',
      `A\nOn 1.6.2026 ${'x'.repeat(282)}\nwrote:\n> One`,
      `A\nOn 1.6.2026 ${'x'.repeat(282)}\nwrote:`,
    ],
    ['a colon within', 'A\nOn 1.6.2026 Shop wrote: hello\n> One', 'A\nOn 1.6.2026 Shop wrote: hello'],
    ['two lines below headers', 'A\nFrom: Shop\nSent: today\nTo: Vera\nOne', 'A'],
    ['headers that are indented', 'A\n  From: Shop\n  Sent: today\n  To: Vera\nOne', 'A'],
    ['one header alone', 'A\nFrom: Shop\nSent: today\nOne', 'A\nFrom: Shop\nSent: today\nOne'],
    [
      'headers that come late',
      'A\nFrom: Shop\n1\n2\n3\n4\nSent: today\nTo: Vera',
      'A\nFrom: Shop\n1\n2\n3\n4\nSent: today\nTo: Vera',
    ],
    ['other headers before', 'To: x\nSent: y\nFrom: Shop\nOne', 'To: x\nSent: y\nFrom: Shop\nOne'],
    ['a rule, blank lines and headers', 'A\n__________\n \n\nFrom: Shop\nSent: today\nTo: Vera\nOne', 'A'],
    ['a rule too far above them', 'A\n__________\n\n\n\n\n\nFrom: Shop\nSent: today\nTo: Vera\nOne', 'A\n__________'],
    ['a signature’s mark at the beginning', '-- \nVera', '-- \nVera'],
    ['a last line of a phone that is indented', 'A\n  Sent from my iPhone  ', 'A'],
    ['blank lines before what a phone adds', 'A\n\n \nSent from my iPhone', 'A'],
  ])('is exact with %s', (_, text, expected) => {
    expect(newText(text)).toBe(expected);
  });

  it('is found in time that grows with the text, also of a text that is made to take long', () => {
    const busy = processorMs(() => {
      for (const piece of ['On 1 <a@b> ', '> ', '-- ', '_ ', 'From: a\nSent: b\n', ' \n', 'Le 1 '])
        newText(piece.repeat(50_000));
    });
    expect(busy).toBeLessThan(4000);
  });
});

describe('the text of a page', () => {
  it.each([
    ['paragraphs and lines', '<p>One</p><p>Two<br>Three</p>', 'One\n\nTwo\nThree'],
    ['a list', '<ul><li>One</li><li>Two</li></ul>', '- One\n- Two'],
    ['entities', 'Gr&uuml;&szlig;e &amp; K&#252;sse &#x1f600; &unknown;', 'Grüße & Küsse 😀 &unknown;'],
    ['blanks', '<div>  a\n   b&nbsp;c  </div>\n<div>d</div>', 'a b c\nd'],
    ['styles and scripts', '<style>p{}</style><script>alert("<p>")</script><title>T</title>Hi', 'Hi'],
    ['a head that isn’t closed', '<html><head><title>T</title><body>Hi', 'Hi'],
    ['comments', 'a<!-- <p>hidden</p> -->b<!-- never closed', 'ab'],
    ['what is hidden', 'a<span style="display:none">preview</span>b', 'ab'],
    ['unclosed and stray tags', '<b>a</i></b></p><div>b', 'a\n\nb'],
    ['a broken tag', 'a <b', 'a'],
    ['signs that are no tags', '1 <2 and 3> 2', '1 <2 and 3> 2'],
  ])('keeps %s', (_, html, expected) => {
    expect(htmlToText(html)).toBe(expected);
  });

  it.each([
    [
      'Gmail',
      '<div dir="ltr">Thanks!</div><br><div class="gmail_quote"><div class="gmail_attr">On 1.6. Shop wrote:<br></div><blockquote class="gmail_quote">Your order</blockquote></div>',
    ],
    [
      'Outlook on the web',
      '<div>Thanks!</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Shop<br><b>Sent:</b> Monday</div><div>Your order</div>',
    ],
    [
      'Apple Mail',
      '<div>Thanks!<br><blockquote type="cite">On 1.6. Shop wrote:<div>Your order</div></blockquote></div>',
    ],
    [
      'Yahoo',
      '<div>Thanks!</div><div id="yahoo_quoted_1" class="yahoo_quoted">On 1.6. Shop wrote:<p>Your order</p></div>',
    ],
    [
      'Outlook on desktops',
      '<p class="MsoNormal">Thanks!</p><div style="border-top:solid"><p class="MsoNormal"><b>From:</b> Shop<br><b>Sent:</b> Monday<br><b>To:</b> Vera<br><b>Subject:</b> Chat</p></div><p>Your order</p>',
    ],
    [
      'Thunderbird',
      '<p>Thanks!</p><div class="moz-cite-prefix">Am 1.6. schrieb Shop:</div><blockquote type="cite">Your order</blockquote>',
    ],
    ['Gmail with a signature', '<div>Thanks!</div><div class="gmail_signature">Vera Verlet</div>'],
  ])('has the new text of a reply from %s', (_, html) => {
    expect(newText(htmlToText(html))).toBe('Thanks!');
  });

  it('is found in time that grows with the page, also of a page that is made to take long', () => {
    const busy = processorMs(() => {
      for (const piece of ['<', '<a ', '<div>', '</p>', '<!--', '<div></p>', '&amp', '<blockquote>'])
        htmlToText(piece.repeat(50_000));
    });
    expect(busy).toBeLessThan(4000);
  });
});
