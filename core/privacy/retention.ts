/** How long conversations are kept: until a number of days after the last row of a settled one. */
import { isSettled, type ConversationState } from '#core/conversation/state.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';

const DAY_MS = 86_400_000;

/** How many days conversations are kept: those of a widget, where it says so, and those of all others. Null keeps them for good. */
export type Retention = { deployment: number | null; widgets: ReadonlyMap<Id, number> };

/** For how many days a widget's conversations are kept. */
export const daysOf = ({ deployment, widgets }: Retention, widget: Id): number | null =>
  widgets.get(widget) ?? deployment;

/** Each number of days after which any conversation is erased. */
export const everyPeriod = ({ deployment, widgets }: Retention): number[] =>
  [...new Set([...(deployment === null ? [] : [deployment]), ...widgets.values()])].sort((one, other) => one - other);

/** The same text for the same periods of the same widgets. */
export const nameOfRetention = ({ deployment, widgets }: Retention): string =>
  JSON.stringify([deployment, ...[...widgets].sort(([one], [other]) => one - other)]);

/** Up to when something must have happened last (milliseconds since 1970) for its period to be over now. */
export const overSince = (days: number, nowMs: number): number => nowMs - days * DAY_MS;

/** When a conversation is to be erased that ends with this row (milliseconds since 1970); undefined for one that goes on. */
export const erasedAtMs = (
  { id, state }: { id: Id; state: Pick<ConversationState, 'status'> },
  days: number,
): number | undefined => (isSettled(state) ? createdAtMs(id) + days * DAY_MS : undefined);
