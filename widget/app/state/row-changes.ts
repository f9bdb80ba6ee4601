/** What happens to the rows of a conversation, as pure changes of the state. */
import { addNewest, addRows } from '#client/timeline/rows.ts';
import type { VisitorMessage } from '#core/model/messages/message.ts';
import type { Change } from './changes.ts';
import { dropDelivered } from './outbox.ts';
import type { State } from './state.ts';
import { readUpTo, type Timeline } from './timeline.ts';

/** Rows came. */
export const rowsAdded =
  (rows: readonly VisitorMessage[]): Change =>
  (state) =>
    withRows(state, addRows(state.timeline, rows).rows, rows);

/** The newest page came: it begins the timeline, wherever the conversation began. */
export const newestLoaded =
  (rows: Timeline): Change =>
  (state) =>
    withRows({ ...state, isLoaded: true }, addNewest(state.timeline, rows), rows);

/** One side has read up to a row. */
export const read =
  (by: 'readByVisitor' | 'readByTeam', seq: number): Change =>
  (state) => ({ ...state, [by]: Math.max(state[by], seq) });

function withRows(state: State, timeline: Timeline, rows: Timeline): State {
  if (timeline === state.timeline) return state;
  const isAnswered = rows.some(({ sender_type }) => sender_type !== 'visitor');
  const own = timeline.findLast(({ sender_type }) => sender_type === 'visitor')?.seq ?? 0;
  const answered = timeline.findLast(({ sender_type }) => sender_type === 'agent' || sender_type === 'bot')?.seq ?? 0;
  return {
    ...state,
    timeline,
    // A conversation that began before our eyes has nothing to fetch.
    isLoaded: state.isLoaded || timeline[0]?.previous_seq === 0,
    outbox: dropDelivered(state.outbox, timeline),
    readByVisitor: Math.max(state.readByVisitor, readUpTo(timeline, 'visitor')),
    // Who answers has read what came before.
    readByTeam: Math.max(state.readByTeam, readUpTo(timeline, 'team'), answered > own ? own : 0),
    ui: { ...state.ui, notice: null },
    ...(isAnswered ? { typing: null, delta: null } : {}),
  };
}
