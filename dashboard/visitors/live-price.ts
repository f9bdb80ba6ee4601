/** What listing visitors costs, as the switch of a widget says it. */
import { locale } from '#dashboard/strings/language.ts';
import { liveSwitch } from '#dashboard/strings/live.ts';

/** What 1,000 visits of five pages cost, in USD: `docs/cost.md` says how it comes about, and a test adds it up. */
export const USD_PER_1000_VISITS = 0.05;

/** The price in words. */
export const livePrice = (): string =>
  liveSwitch.price(USD_PER_1000_VISITS.toLocaleString(locale(), { style: 'currency', currency: 'USD' }));
