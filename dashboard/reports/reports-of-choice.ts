/** The reports of one choice of days, widget and agent: each fetched when its section is shown. */
import { type Api, everyRow } from '#dashboard/api/api.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { type Choice, canBeByHour, questionOf } from '#dashboard/data/reports/range.ts';

/** The reports. `hours` is missing for more days than the API counts by the hour. */
export type Reports = ReturnType<typeof reportsOf>;

/** Makes them; nothing is fetched before it is needed. */
export function reportsOf(api: Api, choice: Choice) {
  const query = questionOf(choice);
  const hourly = { ...query, interval: 'hour' as const };
  return {
    query,
    volume: createResource(() => everyRow((place) => api('reportVolume', { query: { ...query, ...place } }))),
    hours: !canBeByHour(choice)
      ? undefined
      : createResource(() => everyRow((place) => api('reportVolume', { query: { ...hourly, ...place } }))),
    response: createResource(() => everyRow((place) => api('reportResponseTime', { query: { ...query, ...place } }))),
    resolution: createResource(() =>
      everyRow((place) => api('reportResolutionTime', { query: { ...query, ...place } })),
    ),
    satisfaction: createResource(() =>
      everyRow((place) => api('reportSatisfaction', { query: { ...query, ...place } })),
    ),
    agents: createResource(() => everyRow((place) => api('reportAgents', { query: { ...query, ...place } }))),
    targets: createResource(() => everyRow((place) => api('reportTargets', { query: { ...query, ...place } }))),
    help: createResource(() => everyRow((place) => api('reportHelp', { query: { ...query, ...place } }))),
    bots: createResource(() => everyRow((place) => api('reportBots', { query: { ...query, ...place } }))),
  };
}
