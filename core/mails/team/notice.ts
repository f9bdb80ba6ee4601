/** Tells an agent what happened while they had no dashboard open. */
import { type NoticeEvent, noticeEvents } from '#core/model/closed-sets.ts';
import { type Mail, oneLine } from '#core/mails/mail.ts';

/** Locked screens show subjects, so these contain nothing that a visitor typed. */
const subjects: Record<NoticeEvent, string> = {
  mention: 'You were mentioned in a note',
  missed: 'A chat of yours went to a colleague or back to the queue',
  assigned: 'A chat was assigned to you',
  message: 'A visitor wrote to you',
  target: 'A chat of yours is about to miss its target',
  waiting: 'A chat is waiting: nobody is online',
};

const sentences: Record<NoticeEvent, (visitor: string) => string> = {
  mention: (visitor) => `A colleague mentioned you in a note in the chat with ${visitor}.`,
  missed: (visitor) => `The chat with ${visitor} was not answered in time, so you no longer have it.`,
  assigned: (visitor) => `The chat with ${visitor} was assigned to you.`,
  message: (visitor) => `${visitor} wrote in your chat and waits for an answer.`,
  target: (visitor) => `The chat with ${visitor} is about to miss its target.`,
  waiting: (visitor) => `The chat with ${visitor} is waiting, and nobody is online.`,
};

/** The mail. `news` has at least one event. */
export function noticeMail(
  news: readonly NoticeEvent[],
  { visitor, url }: { visitor: string | null; url: string },
): Mail {
  const told = noticeEvents.filter((kind) => news.includes(kind));
  const name = oneLine(visitor ?? '') || 'a visitor';
  return {
    subject: subjects[told[0] ?? 'message'],
    language: 'en',
    blocks: [
      ...told.map((kind) => ({ kind: 'paragraph', text: capitalized(sentences[kind](name)) }) as const),
      { kind: 'button', label: 'Open chat', url },
      {
        kind: 'small',
        text: 'You get at most one of these emails per chat every 15 minutes. Choose in your preferences which ones you get.',
      },
    ],
  };
}

const capitalized = (text: string): string => text.replace(/^a visitor/, 'A visitor');
