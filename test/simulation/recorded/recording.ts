/** What went between the clients and the functions of a release, and what it stored: its frames, requests and answers. */
import type { Item } from '#functions/store/table.ts';
import { noFaults } from '../faults.ts';
import type { Act, Handler, Plan } from '../plan.ts';
import { runSchedule } from '../schedule.ts';

/** A request and its answer. */
export type RecordedExchange = {
  by: string;
  method: string;
  path: string;
  search: string;
  body?: string | undefined;
  status: number;
  text: string;
};
/** A frame of a tab's socket. */
export type RecordedFrame = { by: 'client' | 'server'; tab: string; text: string };
/** What a schedule of the release came to; `endsAtMs` is when, milliseconds since 1970. */
export type Recording = {
  name: string;
  exchanges: RecordedExchange[];
  frames: RecordedFrame[];
  items: Item[];
  endsAtMs: number;
};

/** Where the recordings of the last release are. */
export const RECORDED = new URL('release.json', import.meta.url);

const SECOND = 1000;
type Doing = [who: 'visitor' | 'agent', kind: string];

/** One visitor and one agent, who do these things one after the other while nothing fails. */
const planOf = (handler: Handler, doing: readonly Doing[]): Plan => ({
  scene: undefined,
  visitors: 1,
  agents: 1,
  tabs: { visitor: 1, agent: 1 },
  team: [{ room: 2, isApart: false }],
  isApart: false,
  handler,
  answersWithinSeconds: null,
  beginsMs: 0,
  botTakesMs: [50, 2000],
  sweepsEveryMs: 60 * SECOND,
  lastsMs: (doing.length + 2) * 3 * SECOND,
  acts: doing.map(([who, kind], index): Act => ({ atMs: (index + 1) * 3 * SECOND, who, index: 0, kind, drawn: 0 })),
  faults: noFaults,
  ending: 'looked at',
  rotatesAtMs: undefined,
});

const plans: Record<string, Plan> = {
  'a chat with an agent': planOf('agent', [
    ['visitor', 'says'],
    ['agent', 'opens'],
    ['agent', 'answers'],
    ['visitor', 'types'],
    ['visitor', 'reads'],
    ['visitor', 'says'],
    ['agent', 'notes'],
    ['agent', 'reads'],
    ['agent', 'answers'],
    ['agent', 'requeues'],
    ['agent', 'takes'],
    ['agent', 'snoozes'],
    ['visitor', 'says'],
    ['agent', 'goes away'],
    ['agent', 'comes online'],
    ['agent', 'resolves'],
    ['agent', 'reopens'],
    ['agent', 'answers'],
    ['agent', 'resolves'],
    ['visitor', 'rates'],
    ['visitor', 'ends'],
  ]),
  'a chat that a workflow takes first': planOf('workflow', [
    ['visitor', 'says'],
    ['visitor', 'reads'],
    ['visitor', 'says'],
    ['visitor', 'says'],
    ['agent', 'opens'],
    ['agent', 'answers'],
    ['visitor', 'navigates'],
    ['agent', 'closes'],
  ]),
};

/** Records what the present clients and functions say to each other. @throws Error when a promise is broken meanwhile */
export async function record(): Promise<Recording[]> {
  const recordings: Recording[] = [];
  for (const [name, plan] of Object.entries(plans)) {
    const exchanges: RecordedExchange[] = [];
    const frames: RecordedFrame[] = [];
    const { wrongs, items, steps } = await runSchedule(1, plan, {
      exchanged: ({ actor: by, method, path, search, body, status, text }) =>
        exchanges.push({ by, method, path, search, body, status, text }),
      sent: (by, { tab }, text) => frames.push({ by, tab: tab?.name ?? '', text }),
    });
    if (wrongs.length > 0) throw new Error(wrongs.join('\n'));
    recordings.push({ name, exchanges, frames, items, endsAtMs: steps.at(-1)?.atMs ?? 0 });
  }
  return recordings;
}
