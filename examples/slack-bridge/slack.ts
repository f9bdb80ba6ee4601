import { createHmac } from 'node:crypto';
import { type Headers, header, isEqual, isStale } from './standard-webhooks.ts';

/** A message that somebody wrote in a channel, as far as the bridge looks at it. */
export type SlackMessage = {
  type: string;
  channel: string;
  ts: string;
  thread_ts?: string;
  text?: string;
  user?: string;
  /** Missing in what people write; edits and the like have one. */
  subtype?: string;
  bot_id?: string;
};

/** A request of Slack's Events API. */
export type SlackRequest = { type: string; challenge?: string; event?: SlackMessage };

/** Whether a request is from Slack, for the app with this signing secret. */
export function isFromSlack(headers: Headers, body: string, secret: string, nowMs = Date.now()): boolean {
  const time = header(headers, 'x-slack-request-timestamp');
  if (isStale(Number(time), nowMs)) return false;
  const expected = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
  return isEqual(header(headers, 'x-slack-signature'), `v0=${expected}`);
}

/** Posts a text to a channel, or to a thread of it. Resolves with the message's `ts`. */
export type Post = (text: string, thread?: string) => Promise<string>;

/** Posts as the bot with this token. What people elsewhere wrote must be escaped first. */
export const poster =
  (token: string, channel: string, send: typeof fetch = fetch): Post =>
  async (text, thread) => {
    const response = await send('https://slack.com/api/chat.postMessage', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel, text, thread_ts: thread, unfurl_links: false, unfurl_media: false }),
      signal: AbortSignal.timeout(3000),
    });
    const { ok, ts, error } = (await response.json()) as { ok: boolean; ts?: string; error?: string };
    // Slack answers 200 to most of what it refuses.
    if (!ok || ts === undefined) throw new Error(`Slack refused a message: ${error ?? response.status}.`);
    return ts;
  };

/** A text as Slack shows it: without this, a visitor could call a whole channel with `<!channel>`. */
export const escapeForSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What a person wrote in Slack as plain text: links as addresses, and no markup. */
export const plainText = (text: string): string =>
  text
    .replaceAll(/<(?:mailto:)?([^|>]+)\|([^>]+)>/g, (_, address: string, label: string) =>
      address.endsWith(label) ? address : `${label} (${address})`,
    )
    .replaceAll(/<([^>]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
