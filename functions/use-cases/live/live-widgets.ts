/** The widgets whose visitors are listed while they are on the site. */
import type { Widget } from '#core/model/widgets/widget.ts';
import { allWidgets } from '#functions/store/settings/widget-store.ts';
import type { Table } from '#functions/store/table.ts';

/** Far more widgets than a team has. */
const MAX_WIDGETS = 100;

/** What of a widget matters for the list. */
export type LiveWidget = Pick<Widget, 'id' | 'name' | 'department_id'>;

/** Whether visitors of a widget are listed now. */
export const isListing = ({ is_active, live_visitors }: Pick<Widget, 'is_active' | 'live_visitors'>): boolean =>
  is_active && live_visitors;

/** The widgets whose visitors are listed. */
export const liveWidgets = async (table: Table): Promise<LiveWidget[]> =>
  (await allWidgets(table, MAX_WIDGETS)).filter(isListing);
