/** When a source is read by itself. */
import type { ReadingSchedule, SourceSettings } from '#core/model/knowledge/source.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const periods: Record<ReadingSchedule, number> = { off: 0, daily: DAY_MS, weekly: 7 * DAY_MS };

/** When a source is read next that was last read at a time (milliseconds since 1970); 0 for never. */
export const nextReadingMs = ({ schedule, kind }: Pick<SourceSettings, 'schedule' | 'kind'>, lastMs: number): number =>
  kind === 'files' || schedule === 'off' ? 0 : lastMs + periods[schedule];
