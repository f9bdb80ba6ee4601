/** Which days a report is of: presets counted from today in a time zone, or any two dates; all of it kept in the address. */
import { maxDaysByHour } from '#dashboard/data/limits.ts';

/** Ranges one can choose by name, and `custom` for any other. */
export const presets = [
  'today',
  'yesterday',
  'last_7',
  'last_30',
  'last_90',
  'this_month',
  'last_month',
  'custom',
] as const;
/** A range by name. */
export type Preset = (typeof presets)[number];

/** Two dates such as `2026-03-31`, both included. */
export type Days = { from: string; to: string };

/** What a page of reports shows. */
export type Choice = Days & {
  preset: Preset;
  timezone: string;
  widget_id: string;
  agent_id: string;
  interval: 'hour' | 'day';
};

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const USUAL: Preset = 'last_7';

/** The date it is in a time zone. */
export function dateIn(timezone: string, now: number): string {
  // Canadian English writes dates the way the API does.
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(now);
}

/** The date a number of days later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days a range has. */
export const countDays = ({ from, to }: Days): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;

/** The days of a preset, as seen from a date. */
export function daysOf(preset: Exclude<Preset, 'custom'>, today: string): Days {
  const monthStart = `${today.slice(0, 7)}-01`;
  const lastOfBefore = plusDays(monthStart, -1);
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: plusDays(today, -1), to: plusDays(today, -1) };
    case 'last_7':
      return { from: plusDays(today, -6), to: today };
    case 'last_30':
      return { from: plusDays(today, -29), to: today };
    case 'last_90':
      return { from: plusDays(today, -89), to: today };
    case 'this_month':
      return { from: monthStart, to: today };
    case 'last_month':
      return { from: `${lastOfBefore.slice(0, 7)}-01`, to: lastOfBefore };
  }
}

/** What an address asks for; `zone` is this browser's. */
export function choiceFrom(query: URLSearchParams, zone: string, now: number): Choice {
  const timezone = query.get('timezone') || zone;
  const today = dateIn(isZone(timezone) ? timezone : zone, now);
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  const isCustom = isDate(from) && isDate(to);
  const named = presets.find((one) => one === query.get('range')) ?? USUAL;
  const preset = isCustom ? 'custom' : named === 'custom' ? USUAL : named;
  const days = preset === 'custom' ? { from, to } : daysOf(preset, today);
  return {
    ...days,
    preset,
    timezone,
    widget_id: query.get('widget_id') ?? '',
    agent_id: query.get('agent_id') ?? '',
    interval: intervalFrom(query.get('interval'), days, preset),
  };
}

/** One day has a row for each hour, unless it is asked for otherwise: a single bar shows nothing. */
export const usualInterval = (days: Days, preset: Preset): Choice['interval'] =>
  preset === 'today' || preset === 'yesterday' || (preset === 'custom' && countDays(days) === 1) ? 'hour' : 'day';

/** Whether the API counts as many days by the hour. */
export const canBeByHour = (days: Days): boolean => countDays(days) <= maxDaysByHour;

function intervalFrom(asked: string | null, days: Days, preset: Preset): Choice['interval'] {
  if (!canBeByHour(days)) return 'day';
  return asked === 'hour' || asked === 'day' ? asked : usualInterval(days, preset);
}

/** The query part of an address that asks for it; what is usual is left out. */
export function addressOf({ preset, from, to, timezone, widget_id, agent_id, interval }: Choice, zone: string): string {
  const asked = new URLSearchParams({
    ...(preset === 'custom' ? { from, to } : preset === USUAL ? {} : { range: preset }),
    ...(timezone === zone ? {} : { timezone }),
    ...(widget_id === '' ? {} : { widget_id }),
    ...(agent_id === '' ? {} : { agent_id }),
    ...(interval === usualInterval({ from, to }, preset) ? {} : { interval }),
  }).toString();
  return asked === '' ? '' : `?${asked}`;
}

/** What the server is asked. */
export const questionOf = ({ from, to, timezone, widget_id, agent_id, interval }: Choice) => ({
  from,
  to,
  timezone,
  interval,
  ...(widget_id === '' ? {} : { widget_id }),
  ...(agent_id === '' ? {} : { agent_id }),
});

/** A day there is: addresses are cut and mistyped, and a date that can't be can't be counted from. */
function isDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text)) && plusDays(text, 0) === text;
}

function isZone(timezone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: timezone }));
  } catch {
    return false;
  }
}
