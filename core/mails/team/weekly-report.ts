/** Tells the team how its week went. */
import { type Mail, type MailBlock, oneLine } from '#core/mails/mail.ts';
import { lasting } from './words.ts';

/** The numbers of a week. Without answers, or without ratings, there is no length and no average. */
export type WeeklyNumbers = {
  started: number;
  resolved: number;
  abandoned: number;
  first_response: { p50_seconds: number | null; p95_seconds: number | null };
  rating: number | null;
};

/** A week and the one before: its first and last day, the hour in which most chats began, who answered most, and its page. */
export type WeeklyReport = {
  days: { from: string; to: string };
  now: WeeklyNumbers;
  before: WeeklyNumbers;
  /** `dayMs`: midnight UTC of its date, milliseconds since 1970. */
  busiest: { dayMs: number; hour: number; chats: number } | null;
  agents: readonly { name: string | null; chats: number; resolved: number; average_rating: number | null }[];
  url: string;
};

type Figure = Extract<MailBlock, { kind: 'figures' }>['rows'][number];

/** The mail. A week without chats is one line. */
export function weeklyReportMail(report: WeeklyReport): Mail {
  const { days, now, before, agents, url } = report;
  const period = `${dayOf(days.from)} to ${dayOf(days.to)}`;
  const isEmpty = now.started === 0 && agents.length === 0;
  const head = isEmpty
    ? `There were no chats from ${period}. The week before, ${before.started === 0 ? 'there were none either' : `${chatsIn(before.started)} started`}.`
    : `Your chats from ${period}, each number next to its change from the week before.`;
  return {
    subject: isEmpty ? `No chats last week` : `Your week: ${chatsIn(now.started)}`,
    language: 'en',
    blocks: [
      { kind: 'paragraph', text: head },
      ...(isEmpty ? [] : [{ kind: 'figures', rows: figuresOf(report) } as const]),
      ...(agents.length === 0 ? [] : [{ kind: 'figures', rows: agents.map((agent) => agentRow(agent, url)) } as const]),
      { kind: 'button', label: 'Open reports', url },
      { kind: 'small', text: 'You get this report every Monday. An admin added your address in the team settings.' },
    ],
  };
}

function figuresOf({ now, before, busiest, url }: WeeklyReport): Figure[] {
  const [median, slowest] = [now.first_response.p50_seconds, now.first_response.p95_seconds];
  const row = (label: string, value: string, change?: string): Figure => ({
    label,
    value,
    url,
    ...(change === undefined ? {} : { change }),
  });
  const count = (label: string, of: 'started' | 'resolved' | 'abandoned') =>
    row(
      label,
      now[of].toLocaleString('en'),
      signed(now[of] - before[of], (by) => by.toLocaleString('en')),
    );
  return [
    count('Started', 'started'),
    row('First response (median)', inWords(median), timeChange(median, before.first_response.p50_seconds)),
    row('95% answered within', inWords(slowest), timeChange(slowest, before.first_response.p95_seconds)),
    count('Resolved', 'resolved'),
    count('Abandoned', 'abandoned'),
    row('Satisfaction', now.rating === null ? '—' : stars(now.rating), ratingChange(now.rating, before.rating)),
    ...(busiest ? [row('Busiest hour', hourOf(busiest), chatsIn(busiest.chats))] : []),
  ];
}

const agentRow = (
  { name, chats, resolved, average_rating: rating }: WeeklyReport['agents'][number],
  url: string,
): Figure => ({
  label: oneLine(name ?? 'Former agent'),
  value: chatsIn(chats),
  change: `${resolved.toLocaleString('en')} resolved${rating === null ? '' : `, rated ${stars(rating)}`}`,
  url,
});

const chatsIn = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'chat' : 'chats'}`;
const stars = (average: number): string => `${average.toFixed(1)} of 5`;
const inWords = (seconds: number | null): string => (seconds === null ? '—' : lasting(seconds * 1000));

/** A difference with its sign. One too small for its text counts as unchanged. */
function signed(by: number, text: (amount: number) => string): string {
  const amount = text(Math.abs(by));
  if (amount === text(0)) return 'no change';
  return `${by > 0 ? '+' : '−'}${amount}`;
}

function timeChange(now: number | null, before: number | null): string | undefined {
  if (now === null || before === null) return undefined;
  const by = Math.round(now) - Math.round(before);
  return by === 0 ? 'no change' : `${lasting(Math.abs(by) * 1000)} ${by < 0 ? 'faster' : 'slower'}`;
}

const ratingChange = (now: number | null, before: number | null): string | undefined =>
  now === null || before === null ? undefined : signed(now - before, (by) => by.toFixed(1));

const dayOf = (date: string): string => dayText(Date.parse(date), { day: 'numeric', month: 'long' });

function hourOf({ dayMs, hour }: { dayMs: number; hour: number }): string {
  const clock = (of: number) => `${String(of % 24).padStart(2, '0')}:00`;
  return `${dayText(dayMs, { weekday: 'long' })} ${clock(hour)}–${clock(hour + 1)}`;
}

const dayText = (dayMs: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(dayMs);
