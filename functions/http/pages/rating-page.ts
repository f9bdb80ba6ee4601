/** The page that a star in a mail opens: the choice made, a comment, and a button. Loaded when one is opened. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { mailTexts, ratingTexts } from '#core/mails/locales/texts.ts';
import { starsOf } from '#core/mails/rating.ts';
import { type Reader, content, framed } from './mailed-chat-pages.ts';
import { escapeHtml, htmlPage } from './page.ts';
import { sendStars } from './send-stars.ts';

const STYLE = `
fieldset { border: 0; padding: 0; margin: 0 0 20px; text-align: start }
label { display: block; padding: 8px 12px; border-radius: 8px; cursor: pointer }
label:has(:checked) { background: light-dark(#e6e8eb, #2a2e33) }
label:focus-within { outline: 2px solid currentColor }
textarea { font: inherit; width: 100%; box-sizing: border-box; margin: 0 0 20px; padding: 12px; border: 1px solid; border-radius: 8px; background: transparent; color: inherit }
`;

/** Asks with a choice made, after which the chat isn't rated yet: links are opened by programs, too. */
export function ratingPage(reader: Reader, stars: number | undefined): APIGatewayProxyStructuredResultV2 {
  const texts = ratingTexts(reader.locale);
  const { failed } = mailTexts(reader.locale);
  const choices = texts.stars.map((word, index) => {
    const count = index + 1;
    const mark = count === stars ? ' checked' : '';
    return `<label><input type="radio" name="stars" value="${count}" required${mark}> ${starsOf(count)} ${escapeHtml(word)}</label>`;
  });
  const given = JSON.stringify({ rated: texts.rated, failed }).replaceAll('<', '\\u003c');
  return htmlPage({
    ...framed(reader),
    title: texts.ask,
    body:
      `<style nonce="${reader.nonce}">${STYLE}</style>${content(reader, texts.ask, '')}` +
      `<form method="post" action="rating"><fieldset>${choices.toReversed().join('')}</fieldset>` +
      `<textarea name="feedback" rows="4" maxlength="2000" aria-label="${escapeHtml(texts.comment)}" placeholder="${escapeHtml(texts.comment)}"></textarea>` +
      `<button>${escapeHtml(texts.submit)}</button></form><p role="status"></p>`,
    script: `(${String(sendStars)})(${given})`,
    policy: [`script-src 'nonce-${reader.nonce}'`, "connect-src 'self'", "form-action 'self'"],
  });
}

/** Thanks, or says that the chat goes on. */
export function ratedPage(reader: Reader, outcome: 'rated' | 'late'): APIGatewayProxyStructuredResultV2 {
  const { rated, late, ask } = ratingTexts(reader.locale);
  const [title, text] = outcome === 'rated' ? [rated, ''] : [ask, late];
  return htmlPage({ ...framed(reader), title, body: content(reader, title, text) });
}
