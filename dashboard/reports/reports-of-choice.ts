/** The reports of one choice of days, widget and agent: each fetched when its section is shown. */
import type { Api } from '../api/api.ts';
import { createResource } from '../data/resource.ts';
import { type Choice, countDays, questionOf } from './range.ts';

/** The API's own limit for reports by the hour. */
const MOST_DAYS_BY_HOUR = 92;

/** The reports. `hours` is missing for more days than the API counts by the hour. */
export type Reports = ReturnType<typeof reportsOf>;

/** Makes them; nothing is fetched before it is needed. */
export function reportsOf(api: Api, choice: Choice) {
  const query = questionOf(choice);
  const hourly = { ...query, interval: 'hour' as const };
  return {
    query,
    volume: createResource(() => api('reportVolume', { query })),
    hours:
      countDays(choice) > MOST_DAYS_BY_HOUR ? undefined : createResource(() => api('reportVolume', { query: hourly })),
    response: createResource(() => api('reportResponseTime', { query })),
    resolution: createResource(() => api('reportResolutionTime', { query })),
    satisfaction: createResource(() => api('reportSatisfaction', { query })),
    agents: createResource(() => api('reportAgents', { query })),
    bots: createResource(() => api('reportBots', { query })),
  };
}
