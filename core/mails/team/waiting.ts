/** Tells the team that chats wait while nobody is online. */
import { cut } from '#core/model/text.ts';
import { type Mail, type MailBlock, oneLine } from '#core/mails/mail.ts';
import { lasting } from './words.ts';

/** A waiting chat: its visitor, their last words, how long it waits in milliseconds, where it is. */
export type WaitingLine = { visitor: string | null; text: string; waits_ms: number; url: string };

/** How much of a message is shown. */
const MAX_TEXT = 200;

/** The mail. `department` is null for the default one; `count` is how many wait, of which `lines` are shown. */
export function waitingMail({
  department,
  lines,
  count,
}: {
  department: string | null;
  lines: readonly WaitingLine[];
  count: number;
}): Mail {
  const chats = count === 1 ? 'A chat is waiting' : `${count} chats are waiting`;
  const where = department === null ? '' : ` in ${oneLine(department)}`;
  const more = count - lines.length;
  return {
    subject: `${chats}${where}: nobody is online`,
    language: 'en',
    blocks: [
      { kind: 'paragraph', text: `${chats}${where}, and no agent is online to take ${count === 1 ? 'it' : 'them'}.` },
      ...lines.flatMap(blocksOf),
      ...(more > 0 ? [{ kind: 'paragraph', text: `And ${more} more.` } as const] : []),
      {
        kind: 'small',
        text: 'You get at most one of these emails every 15 minutes. An admin added your address in the settings.',
      },
    ],
  };
}

const blocksOf = ({ visitor, text, waits_ms, url }: WaitingLine): MailBlock[] => [
  { kind: 'message', at: `waiting for ${minutes(waits_ms)}`, who: visitor ?? 'Visitor', text: shortened(text) },
  { kind: 'button', label: 'Open chat', url },
];

const shortened = (text: string): string => (text.length > MAX_TEXT ? `${cut(text, MAX_TEXT).trimEnd()}…` : text);

/** Seconds have passed by when it is read. */
const minutes = (ms: number): string => (ms < 60_000 ? 'less than a minute' : lasting(ms - (ms % 60_000)));
