/** What people do in a schedule: drawn beforehand, so that a part of it can be left out. */
import { type Faults, noFaults, usualFaults } from './faults.ts';
import { seededRandom } from './random.ts';

/** What somebody does, and when, milliseconds after the beginning. `drawn` chooses among what is possible then. */
export type Act = { atMs: number; who: 'visitor' | 'agent' | 'admin'; index: number; kind: string; drawn: number };

/** Who answers first. */
export type Handler = 'agent' | 'bot' | 'workflow';

/** How many there are, what they do, and what goes wrong meanwhile. */
export type Plan = {
  visitors: number;
  agents: number;
  /** How many tabs each opens at first. */
  tabs: { visitor: number; agent: number };
  /** What each agent takes at most, and whether their department is the one that is called by its name. */
  team: { room: number; isApart: boolean }[];
  /** Whether the widget is that department's, and who answers its conversations first. */
  isApart: boolean;
  handler: Handler;
  /** How far into a quarter of an hour it begins, milliseconds. */
  beginsMs: number;
  /** How often a sweep runs, milliseconds. */
  sweepsEveryMs: number;
  lastsMs: number;
  acts: Act[];
  faults: Faults;
  ending: Ending;
};

/**
 * What comes after the faults. `looked at`: everybody looks at their windows once. `heals`: nobody does, no push was lost, and
 * everything heals by itself. `unseen`: nobody does, pushes were lost, and what each window shows only has to agree with itself.
 */
export type Ending = 'looked at' | 'heals' | 'unseen';

/** What visitors do, and how often among a hundred things or so. */
const visitorKinds = kindsOf({
  says: 30,
  reads: 10,
  types: 4,
  'opens a tab': 6,
  'closes a tab': 6,
  sleeps: 5,
  wakes: 5,
  'opens the window': 5,
  'closes the window': 5,
  navigates: 5,
  'clears the storage': 4,
  'fills the storage': 2,
  'loses the network': 5,
  'says in every tab': 5,
  'is embedded elsewhere': 3,
  rates: 4,
  ends: 5,
});
const agentKinds = kindsOf({
  answers: 25,
  notes: 10,
  opens: 10,
  reads: 5,
  takes: 5,
  resolves: 5,
  closes: 5,
  reopens: 5,
  requeues: 5,
  snoozes: 3,
  'opens a tab': 4,
  'closes a tab': 4,
  sleeps: 4,
  wakes: 4,
  'loses the network': 4,
  vanishes: 3,
  'goes away': 3,
  'comes online': 5,
  'goes offline': 3,
});

/** What an admin does, in some schedules. */
const adminKinds = kindsOf({
  'turns the widget off': 2,
  'turns the widget on': 3,
  'moves the widget': 3,
  'moves an agent': 3,
  'removes an agent': 2,
  'deletes the department': 1,
  'erases a visitor': 3,
});

function kindsOf(shares: Record<string, number>): string[] {
  return Object.entries(shares).flatMap(([kind, share]) => Array.from({ length: share }, () => kind));
}

/** Draws the plan of a seed. */
export function planOf(seed: number): Plan {
  const random = seededRandom(seed ^ 0x5eed);
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const pick = <Choice>(choices: readonly Choice[]): Choice => choices[Math.floor(random() * choices.length)] as Choice;
  // Most of what goes wrong takes few people who do little; the rest takes more of both.
  const isSmall = random() < 0.6;
  const visitors = isSmall ? 1 : between(1, 2);
  const agents = isSmall ? 1 : between(1, 2);
  const lastsMs = pick([4000, 8000, 15_000, 15_000, 30_000, 120_000]);
  const acts: Act[] = [];
  /** Some of what could be done, and one of it often: what isn't done in a schedule can't hide what else is. */
  const someOf = (kinds: readonly string[]): string[] => {
    const left = [...new Set(kinds)].filter(() => random() < 0.6);
    const often = pick(left.length > 0 ? left : kinds);
    const usual = kinds.filter((kind) => left.includes(kind));
    return [...usual, ...Array.from({ length: Math.ceil(usual.length / 4) + 1 }, () => often)];
  };
  const ofVisitors = someOf(visitorKinds);
  const ofAgents = someOf(agentKinds);
  /** Often several do something in the same moment: what meets goes wrong more often. */
  const moments = Array.from({ length: between(1, 4) }, () => between(0, lastsMs));
  const isTogether = random() < 0.7;
  const anInstant = () =>
    isTogether && random() < 0.8 ? Math.min(pick(moments) + between(0, 400), lastsMs) : between(0, lastsMs);
  const add = (who: Act['who'], index: number, kinds: readonly string[], count: number) => {
    for (let left = count; left > 0; left--)
      acts.push({ atMs: anInstant(), who, index, kind: pick(kinds), drawn: random() });
  };
  for (let index = 0; index < visitors; index++) {
    acts.push({ atMs: between(0, 2000), who: 'visitor', index, kind: 'says', drawn: random() });
    add('visitor', index, ofVisitors, isSmall ? between(1, 4) : between(2, 8));
  }
  for (let index = 0; index < agents; index++) add('agent', index, ofAgents, isSmall ? between(1, 5) : between(3, 10));
  if (random() < 0.3) add('admin', 0, someOf(adminKinds), between(1, 4));
  // Now and then nobody does anything for longer than a lease lasts.
  const pausesAt = random() < 0.2 ? between(0, lastsMs) : Infinity;
  const pauseMs = between(60_000, 200_000);
  for (const act of acts) if (act.atMs > pausesAt) act.atMs += pauseMs;
  acts.sort((one, other) => one.atMs - other.atMs);
  const faults = faultsOf(random);
  const drawn = random();
  const ending = drawn < 0.55 ? 'looked at' : drawn < 0.8 ? 'heals' : 'unseen';
  return {
    visitors,
    agents,
    tabs: { visitor: random() < 0.2 ? 2 : 1, agent: random() < 0.2 ? 2 : 1 },
    team: Array.from({ length: agents }, () => ({ room: between(1, 2), isApart: random() < 0.3 })),
    isApart: random() < 0.2,
    handler: pick(['agent', 'agent', 'agent', 'agent', 'agent', 'agent', 'bot', 'workflow']),
    beginsMs: random() < 0.5 ? 0 : QUARTER_MS - between(0, lastsMs),
    sweepsEveryMs: pick([60_000, 60_000, 5000, 300_000]),
    lastsMs: pausesAt < Infinity ? lastsMs + pauseMs : lastsMs,
    acts,
    faults: ending === 'heals' ? { ...faults, ...everyPushArrives } : faults,
    ending,
  };
}

const QUARTER_MS = 15 * 60_000;

/** Without these, every frame is pushed. A socket that goes silent is noticed by who pings it. */
const everyPushArrives: Partial<Faults> = {
  throttle: 0,
  lostStoreAnswer: 0,
  crash: 0,
  failedPush: 0,
};

/** Some schedules are undisturbed, some know few faults, some all of them. */
function faultsOf(random: () => number): Faults {
  const share = [0, 0.25, 0.25, 0.5, 1][Math.floor(random() * 5)] ?? 0;
  const drawn = Object.entries(usualFaults).map(([name, rate]) => [
    name,
    random() < share ? rate * (0.3 + 0.7 * random()) : 0,
  ]);
  return { ...noFaults, ...Object.fromEntries(drawn) };
}
