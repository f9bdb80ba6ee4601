/** Scenes: a few things done one after the other that meet in ways in which much can go wrong. A share of all schedules plays one. */
import type { Faults } from './faults.ts';
import type { Act, Plan } from './plan.ts';

/** Something that is done so many milliseconds after what is before it, the least and the most. */
type Beat = { who: Act['who']; index: number; kind: string; afterMs: [least: number, most: number] };

/** What a scene sets; the rest is drawn as for any other schedule. */
export type Scene = Partial<
  Pick<Plan, 'visitors' | 'agents' | 'tabs' | 'handler' | 'botTakesMs' | 'ending' | 'sweepsEveryMs'>
> & {
  name: string;
  beats: Beat[];
  /** What each agent takes at most. */
  room?: number;
  /** Within which an agent has to answer first, seconds. */
  answersWithinSeconds?: number;
  /** Whether a quarter of an hour ends during it. */
  isOverQuarter?: boolean;
  /** What goes wrong besides what is drawn, up to these rates. */
  faults?: Partial<Faults>;
};

const beat =
  (who: Act['who'], index: number) =>
  (kind: string, least = 0, most = least + 300): Beat => ({ who, index, kind, afterMs: [least, most] });
const visitor = beat('visitor', 0);
const another = beat('visitor', 1);
const agent = beat('agent', 0);
const colleague = beat('agent', 1);
const admin = beat('admin', 0);

/** A chat begins, and an agent has it on the screen. */
const met = [visitor('says', 500, 1500), agent('opens', 1500, 2500)];
/** Longer than a lease lasts. */
const LEASE_MS = 76_000;

export const scenes: readonly Scene[] = [
  {
    name: 'notes are written while the visitor is away',
    beats: [
      ...met,
      agent('notes', 200),
      visitor('loses the network', 100, 1500),
      agent('notes', 100),
      agent('answers', 100),
      agent('notes', 100),
      visitor('wakes', 1000, 20_000),
    ],
    faults: { failedPush: 0.3 },
  },
  {
    name: 'an agent with a chat is removed',
    beats: [
      ...met,
      agent('answers', 100, 1000),
      admin('removes an agent', 100, 2000),
      visitor('says', 300, 8000),
      visitor('says', 6000, 9000),
    ],
  },
  {
    name: 'two tabs begin at once',
    tabs: { visitor: 2, agent: 1 },
    beats: [
      visitor('says in every tab', 0, 1500),
      visitor('ends', 2000, 4000),
      visitor('says in every tab', 500, 2000),
      agent('closes', 300, 2000),
      visitor('says in every tab', 100, 1000),
    ],
    faults: { slowRequest: 0.3, repeatedRequest: 0.3 },
  },
  {
    name: 'an agent is gone without a word',
    agents: 2,
    sweepsEveryMs: 5000,
    beats: [
      ...met,
      agent('answers', 100, 1000),
      agent('vanishes', 100, 1000),
      colleague('comes online', 100, 500),
      visitor('says', LEASE_MS - 6000, LEASE_MS + 6000),
      visitor('says', 500, 5000),
    ],
    faults: { slowStore: 0.3 },
  },
  {
    name: 'somebody writes while a lease has run out',
    sweepsEveryMs: 300_000,
    beats: [agent('vanishes', 1000, 3000), visitor('says', LEASE_MS, LEASE_MS + 40_000), visitor('says', 100, 3000)],
  },
  {
    name: 'an agent wakes as their lease runs out',
    sweepsEveryMs: 500,
    beats: [
      ...met,
      agent('answers', 100, 1000),
      agent('dozes', 100, 25_000),
      visitor('says', 1000, LEASE_MS),
      ...Array.from({ length: 4 }, () => agent('dozes', LEASE_MS, LEASE_MS + 25_000)),
      visitor('says', 1000, LEASE_MS),
    ],
    faults: { slowStore: 0.9 },
  },
  {
    name: 'a chat that was closed is reopened while another begins',
    beats: [
      ...met,
      agent('closes', 100, 1000),
      agent('reopens', 1000, 8000),
      visitor('says', 0, 1000),
      agent('reopens', 0, 1000),
      agent('closes', 4000, 8000),
      visitor('says', 1000, 8000),
      agent('reopens', 0, 1000),
      agent('reopens', 0, 1000),
    ],
    faults: { slowStore: 0.3, slowRequest: 0.2 },
  },
  {
    name: 'a visitor changes their mind about a rating',
    isOverQuarter: true,
    beats: [
      ...met,
      agent('answers', 100, 1000),
      agent('resolves', 100, 1000),
      visitor('rates', 500, 2000),
      visitor('rates', 100, 2000),
      visitor('says', 100, 2000),
      visitor('rates', 100, 5000),
    ],
  },
  {
    name: 'several wait for one who is busy',
    visitors: 2,
    room: 1,
    sweepsEveryMs: 5000,
    beats: [
      agent('goes away', 500, 1500),
      visitor('says', 500, 1000),
      another('says', 0, 500),
      agent('comes online', 0, 2000),
      agent('resolves', 500, 3000),
      visitor('says', 0, 1000),
      agent('requeues', 0, 1000),
      agent('comes online', 0, 300),
    ],
    faults: { slowStore: 0.5, conflict: 0.1, repeatedRecord: 0.5, failedPush: 0.5 },
  },
  {
    name: 'an agent does several things at once',
    visitors: 2,
    room: 2,
    sweepsEveryMs: 5000,
    tabs: { visitor: 1, agent: 2 },
    beats: [
      ...met,
      another('says', 0, 1000),
      agent('goes away', 0, 1000),
      agent('comes online', 0, 50),
      agent('requeues', 0, 50),
      agent('goes away', 0, 50),
      agent('takes', 0, 50),
      agent('comes online', 0, 50),
      agent('resolves', 0, 50),
    ],
    faults: { slowStore: 0.6 },
  },
  {
    name: 'an agent with chats goes offline',
    agents: 2,
    beats: [
      ...met,
      agent('answers', 100, 1000),
      agent('goes offline', 100, 1000),
      visitor('says', 0, 1000),
      colleague('comes online', 0, 1000),
      agent('goes offline', 200, 2000),
    ],
    faults: { crash: 0.8 },
  },
  {
    name: 'an agent works in several tabs',
    tabs: { visitor: 1, agent: 3 },
    beats: [
      ...met,
      agent('opens', 0, 500),
      agent('opens', 0, 500),
      agent('answers', 0, 500),
      visitor('says', 0, 500),
      agent('answers', 0, 500),
      agent('resolves', 0, 500),
      agent('reopens', 100, 1000),
      agent('answers', 0, 500),
    ],
    faults: { failedPush: 0.3, slowPush: 0.3 },
  },
  {
    name: 'an agent writes and leaves',
    beats: [
      ...met,
      agent('answers', 100, 1000),
      agent('notes', 0, 50),
      agent('closes a tab', 0, 100),
      agent('answers', 1500, 6000),
      agent('closes a tab', 0, 100),
    ],
    faults: { lostRequest: 0.4, lostAnswer: 0.3, slowRequest: 0.5 },
  },
  {
    name: 'a visitor writes and leaves',
    beats: [
      visitor('says', 500, 1500),
      visitor('closes a tab', 0, 100),
      visitor('says', 1500, 6000),
      visitor('says', 0, 50),
      visitor('closes a tab', 0, 100),
    ],
    faults: { lostRequest: 0.4, lostAnswer: 0.3, slowRequest: 0.5 },
  },
  {
    name: 'frames are lost while both write',
    beats: [
      ...met,
      agent('answers', 0, 500),
      visitor('says', 0, 500),
      agent('answers', 0, 300),
      agent('answers', 0, 300),
      visitor('says', 0, 500),
      visitor('says', 0, 500),
      agent('wakes', 0, 500),
    ],
    faults: { failedPush: 0.9, slowPush: 0.5, slowRequest: 0.5 },
  },
  {
    name: 'sockets are cut while both write',
    beats: [
      ...met,
      agent('answers', 0, 500),
      agent('loses the network', 0, 500),
      visitor('says', 0, 500),
      visitor('says', 0, 3000),
      visitor('loses the network', 0, 500),
      agent('answers', 0, 3000),
      agent('answers', 0, 3000),
      visitor('says', 0, 3000),
    ],
    faults: { cut: 0.2, silentCut: 0.1, lostRequest: 0.2, failedPush: 0.8 },
  },
  {
    name: 'sockets go silent while both write',
    ending: 'heals',
    beats: [...met, agent('answers', 0, 500), visitor('says', 0, 3000), agent('answers', 0, 3000)],
    faults: { halfOpen: 0.3 },
  },
  {
    name: 'a tab that holds the connection of others leaves',
    tabs: { visitor: 3, agent: 1 },
    beats: [
      ...met,
      visitor('sleeps', 0, 500),
      agent('answers', 0, 1000),
      visitor('says', 0, 1000),
      visitor('closes a tab', 0, 500),
      agent('answers', 0, 500),
      visitor('opens a tab', 0, 3000),
      agent('answers', 0, 1000),
    ],
    faults: { cut: 0.1, failedPush: 0.2 },
  },
  {
    name: 'a visitor who was erased goes on',
    tabs: { visitor: 2, agent: 1 },
    beats: [...met, admin('erases a visitor', 0, 2000), visitor('says', 0, 2000), visitor('says', 1000, 8000)],
  },
  {
    name: 'answers of the table and the network are lost',
    beats: [
      ...met,
      agent('answers', 0, 500),
      visitor('says', 0, 500),
      agent('closes', 0, 1000),
      visitor('says', 0, 1000),
    ],
    faults: { lostStoreAnswer: 0.15, lostAnswer: 0.3, repeatedRequest: 0.3, throttle: 0.1 },
  },
  {
    name: 'everything that may be stale is',
    beats: [
      visitor('says', 500, 1500),
      visitor('says', 30, 300),
      agent('answers', 600, 2000),
      visitor('says', 0, 100),
      agent('closes', 0, 500),
      visitor('says', 100, 500),
    ],
    faults: { staleRead: 0.9, conflict: 0.2 },
  },
  {
    name: 'states overtake each other',
    tabs: { visitor: 2, agent: 2 },
    beats: [
      ...met,
      agent('resolves', 0, 500),
      agent('reopens', 0, 300),
      visitor('says', 0, 300),
      agent('takes', 0, 300),
      agent('resolves', 0, 300),
      visitor('says', 0, 300),
      agent('closes', 0, 500),
    ],
    faults: { slowPush: 0.5, slowRequest: 0.5, failedPush: 0.8, lostRequest: 0.4 },
  },
  {
    name: 'a window is closed and looked at again',
    tabs: { visitor: 2, agent: 1 },
    beats: [
      ...met,
      visitor('closes the window', 0, 500),
      visitor('navigates', 0, 500),
      agent('answers', 0, 1000),
      agent('closes', 0, 1000),
      visitor('navigates', 0, 1000),
      visitor('opens the window', 0, 2000),
    ],
    faults: { failedPush: 0.2, lostAnswer: 0.2 },
  },
  {
    name: 'a chat is passed on to a colleague who answers late',
    agents: 2,
    answersWithinSeconds: 20,
    sweepsEveryMs: 5000,
    beats: [
      ...met,
      agent('passes on', 10_000, 17_000),
      colleague('opens', 3000, 9000),
      agent('passes on', 5000, 20_000),
      visitor('says', 1000, 12_000),
    ],
  },
  {
    name: 'a chat that waits moves in its queue',
    visitors: 2,
    agents: 2,
    room: 1,
    ending: 'heals',
    sweepsEveryMs: 5000,
    beats: [
      agent('goes away', 500, 1000),
      colleague('goes away', 0, 300),
      visitor('says', 500, 1500),
      another('says', 0, 300),
      agent('prioritizes', 1500, 3000),
      colleague('comes online', 0, 200),
      agent('prioritizes', 1500, 3000),
      colleague('resolves', 0, 200),
    ],
    faults: { slowStore: 0.2, slowPush: 0.3 },
  },
  {
    name: 'a visitor gives a name in one of two tabs',
    tabs: { visitor: 2, agent: 1 },
    beats: [
      visitor('says', 500, 1500),
      visitor('gives a name', 300, 1500),
      visitor('navigates', 0, 100),
      visitor('navigates', 0, 100),
      visitor('says', 0, 100),
    ],
    faults: { slowStore: 0.8 },
  },
  {
    name: 'a chat is resolved while its visitor writes',
    beats: [
      ...met,
      agent('resolves', 100, 1000),
      ...Array.from({ length: 5 }, () => [visitor('says', 1000, 3500), agent('resolves', 100, 600)]).flat(),
    ],
    faults: { repeatedRequest: 0.9, staleRead: 0.9, slowRequest: 0.9 },
  },
  {
    name: 'an agent leaves what is resolved and reopened',
    beats: [
      ...met,
      agent('resolves', 100, 1000),
      agent('goes away', 0, 500),
      agent('reopens', 100, 1000),
      agent('resolves', 100, 1000),
      agent('goes offline', 0, 500),
      visitor('says', 100, 1000),
    ],
  },
  {
    name: 'a visitor writes faster than a bot answers',
    handler: 'bot',
    botTakesMs: [15_500, 18_000],
    sweepsEveryMs: 5000,
    beats: Array.from({ length: 8 }, () => visitor('says', 14_500, 15_500)),
  },
  {
    name: 'a workflow or bot is interrupted',
    handler: 'workflow',
    beats: [
      visitor('says', 500, 1500),
      visitor('says', 1000, 3000),
      visitor('says', 1000, 5000),
      agent('takes', 0, 5000),
      agent('answers', 0, 1000),
    ],
    faults: { crash: 0.3, repeatedRecord: 0.5 },
  },
];

/** Scenes that came later, by the rest of a seed divided by fifty that plays it: all other seeds play what they did before. */
export const laterScenes: Readonly<Record<number, Scene>> = {
  0: {
    name: 'who looks at a chat of a colleague loses the network',
    agents: 2,
    tabs: { visitor: 1, agent: 1 },
    ending: 'heals',
    beats: [
      agent('goes away', 500, 1000),
      colleague('goes away', 0, 300),
      visitor('says', 500, 1500),
      agent('opens', 1500, 2500),
      colleague('opens', 0, 500),
      agent('comes online', 0, 500),
      colleague('loses the network', 500, 1000),
      visitor('says', 21_000, 25_000),
      visitor('says', 100, 2000),
    ],
  },
  12: {
    name: 'what says that somebody waits is lost',
    ending: 'unseen',
    sweepsEveryMs: 5000,
    beats: [agent('goes away', 500, 1000), visitor('says', 500, 1500)],
    faults: { failedPush: 0.9 },
  },
  18: {
    name: 'a chat is resolved while a tab opens, and the answer of who is asked is lost',
    ending: 'unseen',
    beats: [
      ...met,
      agent('answers', 500, 1500),
      visitor('opens a tab', 1000, 2000),
      agent('resolves', 0, 1500),
      visitor('opens a tab', 0, 1500),
      visitor('reads', 18_000, 25_000),
    ],
    faults: { slowRequest: 0.6, lostRequest: 0.4, lostAnswer: 0.4 },
  },
  3: {
    name: 'chats are written in as they begin, and every read is stale that may be',
    visitors: 6,
    room: 6,
    tabs: { visitor: 2, agent: 1 },
    beats: Array.from({ length: 6 }, (_, index) => beat('visitor', index)).flatMap((says) => [
      says('says', 1200, 2000),
      says('says', 0, 150),
      says('says', 0, 150),
    ]),
    faults: { staleRead: 1 },
  },
  25: {
    name: 'what says that somebody has joined is lost, and so is the answer of who is asked',
    visitors: 2,
    room: 2,
    ending: 'unseen',
    beats: [
      ...met,
      another('says', 0, 500),
      agent('resolves', 500, 1500),
      visitor('says', 1500, 3000),
      another('says', 0, 500),
      visitor('reads', 12_000, 15_000),
    ],
    faults: { failedPush: 0.6, lostRequest: 0.5, lostAnswer: 0.5 },
  },
  33: {
    name: 'a tab that was closed is looked at, while another one has the connection',
    tabs: { visitor: 2, agent: 1 },
    ending: 'heals',
    beats: [
      ...met,
      agent('answers', 100, 1000),
      visitor('closes the window', 1000, 2000),
      agent('closes', 500, 1500),
      agent('reopens', 1000, 2000),
      agent('answers', 100, 1000),
      ...Array.from({ length: 3 }, () => visitor('opens the window', 500, 1500)),
    ],
  },
  41: {
    name: 'rows overtake each other while what was missed is fetched',
    visitors: 2,
    room: 2,
    ending: 'heals',
    beats: [
      ...met,
      another('says', 0, 500),
      agent('answers', 3000, 4000),
      ...[visitor, another, visitor, another].map((one) => one('says', 50, 400)),
    ],
    faults: { slowRequest: 0.8, slowPush: 1 },
  },
};
