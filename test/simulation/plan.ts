/** What people do in a schedule: drawn beforehand, so that a part of it can be left out. */
import { type Faults, noFaults, usualFaults } from './faults.ts';
import { seededRandom } from '#local/faults/seeded-random.ts';
import { type Scene, laterScenes, scenes } from './scenes.ts';

/** What somebody does, and when, milliseconds after the beginning. `drawn` chooses among what is possible then. */
export type Act = { atMs: number; who: 'visitor' | 'agent' | 'admin'; index: number; kind: string; drawn: number };

/** Who answers first. */
export type Handler = 'agent' | 'bot' | 'workflow';

/** How many there are, what they do, and what goes wrong meanwhile. */
export type Plan = {
  /** The scene that it plays, if it plays one. */
  scene: string | undefined;
  visitors: number;
  agents: number;
  /** How many tabs each opens at first. */
  tabs: { visitor: number; agent: number };
  /** What each agent takes at most, and whether their department is the one that is called by its name. */
  team: { room: number; isApart: boolean }[];
  /** Whether the widget is that department's, and who answers its conversations first. */
  isApart: boolean;
  handler: Handler;
  /** What a bot takes for an answer, milliseconds. */
  botTakesMs: [least: number, most: number];
  /** Within which an agent has to answer first; another one is given the chat then. */
  answersWithinSeconds: number | null;
  /** How far into a quarter of an hour it begins, milliseconds. */
  beginsMs: number;
  /** How often a sweep runs, milliseconds. */
  sweepsEveryMs: number;
  lastsMs: number;
  acts: Act[];
  faults: Faults;
  ending: Ending;
  /** When the key that signs visitors' sessions is rotated, if it is, milliseconds after the beginning. */
  rotatesAtMs: number | undefined;
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
  'gives a name': 3,
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
  prioritizes: 3,
  'passes on': 3,
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
  const drawnScene = random() < SHARE_OF_SCENES ? pick(scenes) : undefined;
  const scene = laterScenes[seed % 50] ?? drawnScene;
  // Most of what goes wrong takes few people who do little; the rest takes more of both.
  const isSmall = random() < 0.6;
  const visitors = scene ? (scene.visitors ?? 1) : isSmall ? 1 : between(1, 2);
  const agents = scene ? (scene.agents ?? 1) : isSmall ? 1 : between(1, 2);
  const acts: Act[] = scene ? actsOf(scene, random, between) : [];
  const lastsMs = scene
    ? (acts.at(-1)?.atMs ?? 0) + between(500, 4000)
    : pick([4000, 8000, 15_000, 15_000, 30_000, 120_000]);
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
  const anInstant = (leastMs: number) =>
    Math.min(
      Math.max(isTogether && random() < 0.8 ? pick(moments) + between(0, 400) : between(0, lastsMs), leastMs),
      lastsMs,
    );
  const add = (who: Act['who'], index: number, kinds: readonly string[], count: number, leastMs = 0) => {
    for (let left = count; left > 0; left--)
      acts.push({ atMs: anInstant(leastMs), who, index, kind: pick(kinds), drawn: random() });
  };
  /** Before anybody has written, most of what agents could do is nothing. */
  const agentsFromMs = random() < 0.7 ? between(1000, 4000) : 0;
  if (scene) {
    add('visitor', 0, ofVisitors, between(0, 1));
    add('agent', 0, ofAgents, between(0, 1));
  } else {
    for (let index = 0; index < visitors; index++) {
      acts.push({ atMs: between(0, 2000), who: 'visitor', index, kind: 'says', drawn: random() });
      add('visitor', index, ofVisitors, isSmall ? between(1, 4) : between(2, 8));
    }
    for (let index = 0; index < agents; index++)
      add('agent', index, ofAgents, isSmall ? between(1, 5) : between(3, 10), agentsFromMs);
    if (random() < 0.3) add('admin', 0, someOf(adminKinds), between(1, 4));
  }
  // Now and then nobody does anything for longer than a lease lasts.
  const pausesAt = !scene && random() < 0.2 ? between(0, lastsMs) : Infinity;
  const pauseMs = between(60_000, 200_000);
  for (const act of acts) if (act.atMs > pausesAt) act.atMs += pauseMs;
  acts.sort((one, other) => one.atMs - other.atMs);
  const faults = scene ? faultsIn(scene, random) : faultsOf(random);
  const drawn = random();
  const ending = scene?.ending ?? (drawn < 0.55 ? 'looked at' : drawn < 0.8 ? 'heals' : 'unseen');
  const isOverQuarter = random() < 0.5 || scene?.isOverQuarter === true;
  return {
    scene: scene?.name,
    visitors,
    agents,
    tabs: scene?.tabs ?? { visitor: random() < 0.2 ? 2 : 1, agent: random() < 0.2 ? 2 : 1 },
    team: Array.from({ length: agents }, () => ({
      room: scene?.room ?? between(1, 2),
      isApart: !scene && random() < 0.3,
    })),
    isApart: !scene && random() < 0.2,
    handler: scene ? (scene.handler ?? 'agent') : pick(handlers),
    botTakesMs: scene?.botTakesMs ?? [50, 2000],
    answersWithinSeconds: scene?.answersWithinSeconds ?? null,
    beginsMs: isOverQuarter ? QUARTER_MS - between(0, lastsMs) : 0,
    sweepsEveryMs: scene?.sweepsEveryMs ?? pick([60_000, 60_000, 5000, 300_000]),
    lastsMs: pausesAt < Infinity ? lastsMs + pauseMs : lastsMs,
    acts,
    faults: ending === 'heals' ? { ...faults, ...everyPushArrives } : faults,
    ending,
    rotatesAtMs: rotationOf(seed, lastsMs),
  };
}

/** In some schedules only, and of random numbers of its own: all others stay what they were. */
function rotationOf(seed: number, lastsMs: number): number | undefined {
  const random = seededRandom(seed ^ 0x6b6579);
  return rotating.has(seed % 50) ? Math.floor(random() * lastsMs) : undefined;
}

/** In which schedules the key is rotated: the rest of their seed divided by fifty. */
const rotating: ReadonlySet<number> = new Set([24, 26, 29, 32, 36, 38, 47, 49]);
/** How many schedules play a scene. */
const SHARE_OF_SCENES = 0.5;
const handlers: readonly Handler[] = ['agent', 'agent', 'agent', 'agent', 'agent', 'agent', 'bot', 'workflow'];

/** What is done in a scene: nearly all of it, in its order. */
function actsOf({ beats }: Scene, random: () => number, between: (least: number, most: number) => number): Act[] {
  let atMs = 0;
  return beats.flatMap(({ who, index, kind, afterMs }, which) => {
    atMs += between(...afterMs);
    const act: Act = { atMs, who, index, kind, drawn: random() };
    return which > 0 && random() < 0.1 ? [] : [act];
  });
}

/** Every second scene is played while only what belongs to it goes wrong, or nothing. */
function faultsIn({ faults = {} }: Scene, random: () => number): Faults {
  const usual = random() < 0.5 ? faultsOf(random) : noFaults;
  const isTried = random() < 0.8;
  const own = Object.entries(faults).map(([name, rate]) => [
    name,
    isTried && random() < 0.8 ? rate * (0.3 + 0.7 * random()) : usual[name as keyof Faults],
  ]);
  return { ...usual, ...Object.fromEntries(own) };
}

const QUARTER_MS = 15 * 60_000;

/** Without these, every frame is pushed: a stale read doesn't know who has just connected. A socket that goes silent is noticed by who pings it. */
const everyPushArrives: Partial<Faults> = {
  staleRead: 0,
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
