/** When a schedule is due: AWS's `rate(…)`, `cron(…)` and `at(…)`. */

/** Whether a schedule that started at one time is due in the minute that starts at another. Both are whole minutes, in milliseconds. */
export type IsDue = (minute: number, startedAt: number) => boolean;

const minuteMs = 60_000;
const unitMinutes: Record<string, number> = { minute: 1, hour: 60, day: 24 * 60 };

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html · Throws for what AWS would reject. */
export function parseSchedule(expression: string, timeZone = 'UTC'): IsDue {
  const [, kind, inner = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression.trim()) ?? [];
  if (kind === 'rate') return rate(inner, expression);
  if (kind === 'cron') return cron(inner, expression, timeZone);
  if (kind === 'at') return at(inner, expression, timeZone);
  throw invalid(expression, 'it is neither rate(…), cron(…) nor at(…)');
}

const invalid = (expression: string, reason: string): Error =>
  new Error(`The schedule ${expression} is invalid: ${reason}.`);

function rate(inner: string, expression: string): IsDue {
  const [, count = '0', unit = '', plural] = /^(\d+) (minute|hour|day)(s?)$/.exec(inner) ?? [];
  const every = Number(count) * (unitMinutes[unit] ?? 0) * minuteMs;
  if (every === 0) throw invalid(expression, 'a rate is a positive number and minutes, hours or days');
  if ((Number(count) === 1) === Boolean(plural)) throw invalid(expression, `1 takes "${unit}", more take "${unit}s"`);
  return (minute, startedAt) => minute > startedAt && (minute - startedAt) % every === 0;
}

function at(inner: string, expression: string, timeZone: string): IsDue {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(inner))
    throw invalid(expression, 'at(…) takes yyyy-mm-ddThh:mm:ss');
  return (minute) => wallClock(minute, timeZone).iso === inner.slice(0, 16);
}

/** The fields of a cron expression: their ranges, and names that mean numbers. */
const fields = [
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  { name: 'day of month', from: 1, to: 31 },
  {
    name: 'month',
    from: 1,
    to: 12,
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  { name: 'day of week', from: 1, to: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] },
  { name: 'year', from: 1970, to: 2199 },
] as const;

type Field = (typeof fields)[number];

function cron(inner: string, expression: string, timeZone: string): IsDue {
  const texts = inner.trim().split(/\s+/);
  if (texts.length !== fields.length) throw invalid(expression, `it has ${texts.length} fields instead of 6`);
  if ((texts[2] === '?') === (texts[4] === '?'))
    throw invalid(expression, 'exactly one of day of month and day of week must be ?');
  const allowed = fields.map((field, index) => valuesOf(texts[index] ?? '', field, expression));
  return (minute) => {
    const clock = wallClock(minute, timeZone);
    const parts = [clock.minute, clock.hour, clock.day, clock.month, clock.weekday, clock.year];
    return allowed.every((values, index) => values === 'any' || values.has(parts[index] ?? -1));
  };
}

/** The numbers that a field allows: lists of single values, ranges and steps. */
function valuesOf(text: string, field: Field, expression: string): 'any' | Set<number> {
  if (text === '*' || text === '?') return 'any';
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, from, to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
    if (from === undefined) throw invalid(expression, `"${part}" is nothing the local stack knows for ${field.name}`);
    const first = from === '*' ? field.from : numberOf(from, field, expression);
    const last = to !== undefined ? numberOf(to, field, expression) : step === undefined ? first : field.to;
    for (let value = first; value <= last; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

function numberOf(text: string, field: Field, expression: string): number {
  const named = 'names' in field ? field.names.findIndex((name) => name === text.toUpperCase()) : -1;
  const value = named === -1 ? Number(text) : named + 1;
  if (Number.isInteger(value) && value >= field.from && value <= field.to) return value;
  throw invalid(expression, `"${text}" is no ${field.name} from ${field.from} to ${field.to}`);
}

/** The local time in that zone. */
function wallClock(instant: number, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? '';
  const [year, month, day, hour, minute] = ['year', 'month', 'day', 'hour', 'minute'].map((type) =>
    Number(part(type)),
  ) as [number, number, number, number, number];
  return {
    year,
    month,
    day,
    hour,
    minute,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1,
    iso: `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`,
  };
}
