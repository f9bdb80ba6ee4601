/**
 * Which help centers there are. Each active widget that has one shows the public articles of one bot: the one that it names,
 * or the one that handles its chats. The oldest such widget's is the first, at `/help/`; others have their widget's ID in
 * their addresses.
 */
import type { Id } from '#core/model/id.ts';
import { type WidgetItem, allWidgets } from '#functions/store/settings/widget-store.ts';
import type { Table } from '#functions/store/table.ts';

/** A help center. */
export type HelpCenter = {
  widget: WidgetItem;
  /** Whose articles it shows. */
  bot: Id;
  /** Its widget in addresses; undefined for the first one. */
  inPath: Id | undefined;
};

const MAX_WIDGETS = 1000;

/** The bot whose articles a widget shows; nothing where it has no help center. */
export function helpBotOf({ help_center, handler_type, handler_id }: WidgetItem): Id | undefined {
  if (!help_center) return undefined;
  return help_center.bot_id ?? (handler_type === 'ai_bot' ? handler_id : null) ?? undefined;
}

/** All of them, the first one first. */
export async function helpCenters(table: Table): Promise<HelpCenter[]> {
  const widgets = await allWidgets(table, MAX_WIDGETS);
  return widgets
    .toSorted((one, other) => one.id - other.id)
    .flatMap((widget) => {
      const bot = widget.is_active ? helpBotOf(widget) : undefined;
      return bot === undefined ? [] : [{ widget, bot }];
    })
    .map((center, index) => ({ ...center, inPath: index === 0 ? undefined : center.widget.id }));
}
