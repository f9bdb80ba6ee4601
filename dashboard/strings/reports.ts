/** Reports. */
import type { Weekday } from '#core/model/widgets/business-hours.ts';
import type { Direction } from '#dashboard/data/reports/change.ts';
import type { Preset } from '#dashboard/data/reports/range.ts';
import { plural } from './plural.ts';
import { localized, numberText } from './language.ts';

/** What a change is called: more or less of a count, faster or slower of a time, better or worse of a rating. */
const changes: Record<'count' | 'time' | 'rating', Record<Direction, string>> = {
  count: { up: 'more', down: 'fewer' },
  time: { up: 'slower', down: 'faster' },
  rating: { up: 'better', down: 'worse' },
};

/** What a figure is an average of. */
export type Sampled = 'conversations' | 'replies' | 'ratings';
const sampled: Record<Sampled, [one: string, many: string]> = {
  conversations: ['conversation', 'conversations'],
  replies: ['reply', 'replies'],
  ratings: ['rating', 'ratings'],
};

/** The page and its sections. */
export const reports = localized('reports', {
  title: 'Reports',
  lead: (days: string, before: number) =>
    `${days} vs. the previous ${before === 1 ? 'day' : plural(before, 'day', 'days')}`,
  range: 'Range',
  presets: {
    today: 'Today',
    yesterday: 'Yesterday',
    last_7: 'Last 7 days',
    last_30: 'Last 30 days',
    last_90: 'Last 90 days',
    this_month: 'This month',
    last_month: 'Last month',
    custom: 'Custom range…',
  } satisfies Record<Preset, string>,
  from: 'From',
  to: 'To',
  widget: 'Widget',
  anyWidget: 'All widgets',
  agent: 'Agent',
  anyAgent: 'All agents',
  timezone: 'Time zone',
  interval: 'Interval',
  byDay: 'By day',
  byHour: 'By hour',
  print: 'Print',
  csv: (section: string) => `Download “${section}” as CSV`,
  nothing: 'No activity in this period',
  nothingBody: 'Try a longer range, or another widget or agent.',
  showTable: 'Show as a table',
  before: 'before',
  same: 'no change',
  fresh: 'no earlier data',
  change: (percent: number, kind: keyof typeof changes, direction: Direction) => ({
    short: `${numberText(percent)}%`,
    spoken: changes[kind][direction],
  }),
  sample: (count: number, of: Sampled = 'conversations') => plural(count, ...sampled[of]),
  noSample: 'No data',
  behind: (count: number, what: string) => `The conversations behind ${numberText(count)} ${what}`,
  when: 'When',
  figures: {
    started: 'Started',
    resolved: 'Resolved',
    closed: 'Closed',
    reopened: 'Reopened',
    abandoned: 'Abandoned',
    handed_off: 'Handed over',
    response: 'First response',
    resolution: 'Resolution time',
    satisfaction: 'Satisfaction',
  },
  volume: { title: 'Conversations', help: 'Columns show started conversations, the line resolved ones.' },
  hours: {
    title: 'Busy hours',
    help: 'Conversations started, by weekday and hour.',
    tooLong: (days: number) => `Choose up to ${days} days to see busy hours.`,
    days: {
      monday: 'Mon',
      tuesday: 'Tue',
      wednesday: 'Wed',
      thursday: 'Thu',
      friday: 'Fri',
      saturday: 'Sat',
      sunday: 'Sun',
    } satisfies Record<Weekday, string>,
    cell: (day: string, hour: number, count: number) => `${day} ${hour}:00–${hour + 1}:00: ${count}`,
  },
  times: {
    title: 'Response and resolution',
    measures: { first: 'First response', reply: 'Each reply', resolution: 'Resolution' },
    help: {
      first: 'From the request for an agent to the first reply. Bots don’t count.',
      reply: 'From a visitor’s oldest unanswered message to the reply.',
      resolution: 'From the request for an agent to the first time an agent resolved it.',
    },
    businessHours: 'Count business hours only',
    average: 'Average',
    p50: 'Median',
    p90: '90th percentile',
    p95: '95th percentile',
    count: { conversations: 'Conversations', replies: 'Replies' },
    duration: 'Duration',
    from: (text: string) => `${text} or more`,
  },
  satisfaction: {
    title: 'Satisfaction',
    average: (text: string) => `${text} of 5`,
    stars: (stars: number) => plural(stars, 'star', 'stars'),
    none: 'No ratings in this period',
  },
  agents: {
    title: 'Agents',
    help: 'Resolved or closed chats the agent replied to. Response times and ratings go to the agent who replied.',
    agent: 'Agent',
    chats: 'Chats',
    resolved: 'Resolved',
    response: 'First response',
    rating: 'Rating',
    former: 'Former agent',
    total: 'All',
    none: 'No agents yet',
  },
  bots: {
    title: 'Bots and workflows',
    answered: 'Answers',
    resolved: 'Resolved',
    handed_off: 'Handed over',
    unanswered: 'Unanswered',
    none: 'No bot or workflow activity in this period',
  },
});
