/** How a bot or workflow led a conversation, as it was recorded or as it would be now, and what is different between the two. */
import type { Row } from '#core/conversation/rows.ts';
import { isAutomated } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';

/** Something that was said to the visitor; `after` is the visitor's message before it. */
export type SaidWord = { text: string; after: number };

/** How it ended: still with the bot or workflow, solved by it, or with the team. */
export const courseEnds = ['open', 'resolved', 'handed_off'] as const;

/** The part of a conversation that a bot or workflow led. */
export type Course<Word extends SaidWord = SaidWord> = {
  /** What it said, oldest first, without the words that hand over; what was answered before those counts. */
  said: readonly Word[];
  end: (typeof courseEnds)[number];
  /** The visitor's message after which it ended, or the last one. */
  endSeq: number;
  /** Whether the visitor, an agent or the time ended it: it would have ended so in any case. */
  isEndedByOthers: boolean;
  /** Which department got it; undefined where that isn't known. */
  department: Id | null | undefined;
};

/** What may be different now. `unknown`: it needs something that can't be known again. */
export const realDifferences = ['answered', 'handed_off', 'other_answer', 'routed_elsewhere', 'unknown'] as const;
/** Those, and none. */
export const differences = ['same', ...realDifferences] as const;
/** What is different now. */
export type Difference = (typeof differences)[number];

/** A conversation as it was recorded: its course, and the visitor's messages that led to it, by turns. */
export type Recorded<One extends Row = Row> = { course: Course & { said: readonly RecordedWord[] }; turns: One[][] };
/** What was said, and its row. */
export type RecordedWord = SaidWord & { seq: number };

/**
 * Reads the course from a conversation's rows, oldest first. Where agents had it from the beginning, that counts as handed off
 * after the first message: what followed was said to people.
 * @param farewells the words that hand over, behind what the same message may answer
 */
export function recorded<One extends Row>(
  rows: readonly One[],
  department: Id | null,
  farewells: readonly string[],
): Recorded<One> {
  const end = rows.findIndex(({ state }) => !isAutomated(state));
  const led = end === -1 ? rows : rows.slice(0, end);
  const last = end === -1 ? undefined : rows[end];
  const moved = rows.some(({ milestone }, at) => at > end && milestone === 'requeued');
  if (end === 0) {
    const first = rows.slice(0, 1).filter(isVisitors);
    const course = { said: [], end: 'handed_off', isEndedByOthers: false, endSeq: 1 } as const;
    return { turns: first.map((row) => [row]), course: { ...course, department: moved ? undefined : department } };
  }
  const asked = led.filter(isVisitors);
  const given = { endSeq: asked.at(-1)?.seq ?? 0, department: moved ? undefined : department };
  const words = led.filter(isSpoken);
  const handing = last?.milestone === 'handed_off' && last.metadata?.reason !== 'taken_over' ? words.at(-1) : undefined;
  const isHandoff = handing && !handing.client_message_id?.startsWith('flow-');
  // What a workflow says before a farewell hands over, too: it answers nothing.
  const parts = isHandoff && last?.metadata?.reason !== 'flow' ? answeredIn(handing, farewells) : [];
  const said = [...(isHandoff ? words.slice(0, -1) : words), ...parts].map((row) => ({
    text: row.content,
    seq: row.seq,
    after: asked.findLast(({ seq }) => seq < row.seq)?.seq ?? 0,
  }));
  return { turns: byTurn(led), course: { said, ...endOf(last, handing), ...given } };
}

const isVisitors = ({ sender_type }: Row): boolean => sender_type === 'visitor';
const isSpoken = ({ sender_type, visibility }: Row): boolean => sender_type === 'bot' && visibility === 'public';

function answeredIn<One extends Row>(handing: One, farewells: readonly string[]): One[] {
  const end = farewells.map((words) => `\n\n${words}`).find((words) => handing.content.endsWith(words));
  return end === undefined ? [] : [{ ...handing, content: handing.content.slice(0, -end.length) }];
}

/** Messages that were answered together: those without a word of the bot between them. */
function byTurn<One extends Row>(led: readonly One[]): One[][] {
  const turns: One[][] = [];
  let isOpen = false;
  for (const row of led) {
    if (isVisitors(row)) {
      if (isOpen) turns.at(-1)?.push(row);
      else turns.push([row]);
      isOpen = true;
    } else if (isSpoken(row)) isOpen = false;
  }
  return turns;
}

function endOf(last: Row | undefined, handing: Row | undefined): Pick<Course, 'end' | 'isEndedByOthers'> {
  if (!last) return { end: 'open', isEndedByOthers: false };
  const { milestone, metadata } = last;
  if (milestone === 'handed_off') {
    // The visitor's button, too, hands off because they asked: then no message waits.
    const isPressed = metadata?.reason === 'asked' && handing?.client_message_id?.startsWith('bot-') !== true;
    return { end: 'handed_off', isEndedByOthers: isPressed || metadata?.reason === 'taken_over' };
  }
  const isByTurn = milestone === 'resolved' && (metadata?.reason === 'bot' || metadata?.reason === 'workflow');
  return { end: 'resolved', isEndedByOthers: !isByTurn };
}

/** What is different, and where: in which of the words said, or in how it ended. */
export type Compared<Word extends SaidWord> = {
  difference: Exclude<Difference, 'unknown'>;
  /** The visitor's message that something else followed. */
  seq: number;
  was: RecordedWord | undefined;
  now: Word | undefined;
};

/** Compares what was with what would be now. */
export function compareCourses<Word extends SaidWord>(
  was: Recorded['course'],
  rehearsed: Course<Word>,
): Compared<Word> {
  const now = was.isEndedByOthers && rehearsed.end === 'open' ? { ...rehearsed, ...endedAs(was) } : rehearsed;
  const most = Math.max(was.said.length, now.said.length);
  const at = Array.from({ length: most }, (_, index) => index).find(
    (index) => was.said[index]?.text !== now.said[index]?.text,
  );
  const words = at === undefined ? undefined : { was: was.said[at], now: now.said[at] };
  const seqs = [words?.was?.after, words?.now?.after].filter((seq) => seq !== undefined);
  const seq = seqs.length === 0 ? Math.min(now.endSeq, was.endSeq) : Math.min(...seqs);
  return { seq, was: words?.was, now: words?.now, difference: differenceOf(was, now, words !== undefined) };
}

const endedAs = ({ end, department }: Course) => ({ end, department });

function differenceOf(was: Course, now: Course, isSaidOtherwise: boolean): Exclude<Difference, 'unknown'> {
  if (was.end === 'handed_off' && now.end !== 'handed_off') return 'answered';
  if (was.end !== 'handed_off' && now.end === 'handed_off') return 'handed_off';
  const areKnown = was.department !== undefined && now.department !== undefined;
  if (now.end === 'handed_off' && areKnown && was.department !== now.department) return 'routed_elsewhere';
  return isSaidOtherwise || was.end !== now.end ? 'other_answer' : 'same';
}
