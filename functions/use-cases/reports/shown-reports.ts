/** What each report over time shows, and the list of conversations for each of its numbers. */
import {
  botsOf,
  resolutionTimeOf,
  responseTimeOf,
  satisfactionOf,
  targetsOf,
  volumeOf,
} from '#core/metrics/figures.ts';

const volume = {
  figures: volumeOf,
  lists: {
    started: 'started',
    resolved: 'resolved',
    closed: 'closed',
    reopened: 'reopened',
    abandoned: 'abandoned',
    handed_off: 'handed_off',
  },
} as const;
const responseTime = {
  figures: responseTimeOf,
  lists: { sample_size: 'first_response', 'reply.sample_size': 'replies' },
} as const;
const resolutionTime = { figures: resolutionTimeOf, lists: { sample_size: 'resolved_by_team' } } as const;
const satisfaction = {
  figures: satisfactionOf,
  lists: {
    sample_size: 'rated',
    'distribution.1': 'rated_1',
    'distribution.2': 'rated_2',
    'distribution.3': 'rated_3',
    'distribution.4': 'rated_4',
    'distribution.5': 'rated_5',
  },
} as const;
const bots = {
  figures: botsOf,
  lists: { answered: 'answered', resolved: 'bot_resolved', handed_off: 'handed_off', unanswered: 'unanswered' },
} as const;
const targets = {
  figures: targetsOf,
  lists: {
    'first_response.met': 'first_response_met',
    'first_response.missed': 'first_response_missed',
    'resolution.met': 'resolution_met',
    'resolution.missed': 'resolution_missed',
  },
} as const;

/** The reports, by what they are about. */
export const shownReports = { volume, responseTime, resolutionTime, satisfaction, bots, targets } as const;
