/** How rows sit among their neighbors: one sender's messages together, days apart. */
import type { Message } from '#core/model/messages/message.ts';

type Grouped = Pick<Message, 'created_at' | 'sender_type' | 'sender_id' | 'visibility'>;

/** A row, whether it begins or ends a group, and whether a new day begins with it. */
export type Placed<Row> = { row: Row; isFirst: boolean; isLast: boolean; startsDay: boolean };

const GROUP_MS = 2 * 60_000;
const localDay = (instant: string): string => new Date(instant).toDateString();

/**
 * Groups rows of one sender that follow within two minutes, on one day.
 * @param dayOf names the day an instant falls on; local time by default
 */
export function place<Row extends Grouped>(rows: readonly Row[], dayOf = localDay): Placed<Row>[] {
  const isSameDay = (a: Row, b: Row) => dayOf(a.created_at) === dayOf(b.created_at);
  const isApart = (a: Row | undefined, b: Row | undefined) =>
    !a ||
    !b ||
    a.sender_type !== b.sender_type ||
    a.sender_id !== b.sender_id ||
    a.visibility !== b.visibility ||
    Date.parse(b.created_at) - Date.parse(a.created_at) >= GROUP_MS ||
    !isSameDay(a, b);
  return rows.map((row, index) => {
    const before = rows[index - 1];
    return {
      row,
      startsDay: !before || !isSameDay(before, row),
      isFirst: isApart(before, row),
      isLast: isApart(row, rows[index + 1]),
    };
  });
}
