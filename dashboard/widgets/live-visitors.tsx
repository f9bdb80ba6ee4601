/** The switch of the list of visitors, with its price beside it. */
import { liveSwitch } from '#dashboard/strings/live.ts';
import { locale } from '#dashboard/strings/language.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { Switch } from '#dashboard/ui/forms/field.tsx';
import { described, type FormProps } from './described.ts';

/** What 1,000 visits of five pages cost, in USD: `docs/cost.md` says how it comes about, and a test adds it up. */
export const USD_PER_1000_VISITS = 0.05;

/** The switch. */
export function LiveVisitorsSwitch({ editor }: FormProps) {
  const { flag } = bindTo(editor, described);
  const usd = USD_PER_1000_VISITS.toLocaleString(locale(), { style: 'currency', currency: 'USD' });
  return <Switch {...flag('live_visitors')} help={liveSwitch.price(usd)} />;
}
