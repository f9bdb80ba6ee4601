/** One schedule: the whole system, for some minutes of its virtual time, in an order that follows from a plan and a seed. */
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { publicSettings } from '#core/model/widgets/public-settings.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import type { Item } from '#functions/store/table.ts';
import { aDepartment, anAgentItem } from '#test/support/conversations.ts';
import { type Snapshot, sleepers, snapshot } from '#test/faults/invariants.ts';
import { putAgent } from '#functions/store/assignment/agent-store.ts';
import { type Change as Written, MemoryTable } from '#test/support/memory-table.ts';
import { type AgentPerson, type AgentTab, openAgentTab } from './agent-tab.ts';
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Change } from './admin.ts';
import { type BrowserStorage, browserStorage } from './browser-storage.ts';
import { wrongsInReports } from './reports.ts';
import { wrongsAtRest } from './checker.ts';
import { type Faults, noFaults } from './faults.ts';
import { Functions } from './functions.ts';
import { type Connection, Gateway } from './gateway.ts';
import { replaceGlobals } from './globals.ts';
import { History, NOTE } from './history.ts';
import { type Exchange, Network } from './network.ts';
import type { Act, Plan } from './plan.ts';
import { Outside, handlerOf, putOutside } from './outside.ts';
import { prepare } from './prepare.ts';
import { type Actor, NEVER_MS, type Step, Simulation } from './simulation.ts';
import { Store } from './store.ts';
import { Stream } from './stream.ts';
import { MEMORY, PAGE_ORIGIN, type VisitorTab, WIDGET_TOKEN, fromPage, openVisitorTab } from './visitor-tab.ts';

/** How a schedule ended: what is wrong (nothing where every promise was kept), and what happened last. */
export type Ended = { wrongs: string[]; steps: readonly Step[]; events: number; items: Item[] };

/** When every schedule begins. */
export const START_MS = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
/** Everyone has what there is this long after faults have stopped and everybody has looked. */
const SETTLES_MS = 60_000;
/** A delivery that a sweep has started is over after so long. */
const DELIVERS_MS = 30_000;
/** How often it is checked whether they have. */
const CHECKS_EVERY_MS = 5000;
/** So long work is left alone that was under way when something was deleted, and then finished by a sweep. */
const IN_FLIGHT_MS = 200_000;
/** Of a socket that is silent its client learns by an unanswered ping. Visitors ping every five minutes. */
const SILENT_MS = 330_000;
/** Of a request that was lost its sender learns within this time. */
const LAST_REQUEST_MS = 35_000;
/** Who dozes does so for longer than a heartbeat takes, and less than a lease lasts. */
const DOZES_MS = 20_000;
/** What is on its way arrives within this time. */
const ON_ITS_WAY_MS = 10_000;
const WIDGET_ID = 1;
const DEPARTMENT_ID = 7;
/** What a claim takes at most from the read of leases to its write. */
const CLAIM_MS = 30_000;
/** The same while the table answers. */
const QUICK_CLAIM_MS = 3000;
/** Who was removed is sent nothing any more after so long, if nothing failed. */
const REMOVED_MS = 5000;
/** An admin whose request failed repeats it after so long, and gives up when it has failed this often. */
const ASKS_AGAIN_MS = 2000;
const ASKED_AT_MOST = 4;

/** A visitor and their browser. */
export type Visitor = {
  name: string;
  storage: BrowserStorage;
  tabs: VisitorTab[];
  hasCleared: boolean;
  said: number;
  erased: number[];
};
/** An agent and their browser. */
export type Agent = {
  name: string;
  person: AgentPerson;
  storage: Storage;
  tabs: AgentTab[];
  said: number;
  hasRead: boolean;
  isRemoved: boolean;
};

/** Who looks on at what goes between clients and functions. */
export type Witness = {
  exchanged: (exchange: Exchange) => void;
  /** A frame by a socket of a tab. */
  sent: (by: 'client' | 'server', connection: Connection, text: string) => void;
};

/** Runs the schedule of a plan. */
export async function runSchedule(seed: number, plan: Plan, witness?: Witness): Promise<Ended> {
  await prepare();
  const simulation = new Simulation(seed, START_MS + plan.beginsMs);
  const restore = replaceGlobals(simulation);
  const onRejection = (error: unknown) => simulation.throws(error);
  process.on('unhandledRejection', onRejection);
  try {
    const world = new World(simulation, plan, witness);
    await world.live();
    return await world.rest();
  } finally {
    process.off('unhandledRejection', onRejection);
    restore();
  }
}

export class World {
  readonly simulation: Simulation;
  readonly store: Store;
  readonly history: History;
  readonly visitors: Visitor[];
  readonly agents: Agent[];
  readonly #plan: Plan;
  readonly #faults: Faults;
  readonly #functions: Functions;
  readonly #gateway: Gateway;
  readonly #network: Network;
  readonly #stream: Stream;
  readonly outside: Outside;

  constructor(simulation: Simulation, plan: Plan, witness?: Witness) {
    this.simulation = simulation;
    this.#plan = plan;
    this.#faults = { ...plan.faults };
    const faults = this.#faults;
    const { throttle, lostStoreAnswer, slowStore, crash } = faults;
    this.history = new History(throttle + lostStoreAnswer + slowStore + crash === 0);
    this.store = new Store(simulation, faults);
    this.#gateway = new Gateway(simulation, faults);
    const { post, disconnect } = this.#gateway;
    const onDelivery = (frame: ServerFrame) => this.history.delivers(frame);
    const onMissed = (connection: string) => this.history.wrongs.push(`${connection} listened and was never posted it`);
    this.outside = new Outside(simulation, faults, plan.botTakesMs);
    const { outside } = this;
    this.#functions = new Functions(simulation, {
      store: this.store,
      faults,
      post,
      disconnect,
      onDelivery,
      onMissed,
      outside,
    });
    this.#gateway.functions = this.#functions;
    this.#network = new Network(simulation, this.#functions, faults);
    this.#stream = new Stream(simulation, this.#functions, faults);
    this.store.onWrite = (changes) => {
      for (const { key, image, eventName } of changes)
        if (eventName === 'INSERT' && /^(MSG|PLACE|\d)/.test(key.sk))
          simulation.note(`writes ${key.pk} ${key.sk} ${String(image?.['content'] ?? '')}`);
      this.history.wrote(changes);
      this.#noteClaim(changes);
      this.#noteTakenOff(changes);
      this.#stream.take(changes);
    };
    this.#network.onExchange = (exchange) => {
      this.history.exchanged(exchange);
      witness?.exchanged(exchange);
    };
    this.#gateway.onSent = (connection, text) => witness?.sent('client', connection, text);
    this.#gateway.onPost = (connection, text) => {
      this.history.posted(connection, text, simulation.actor);
      witness?.sent('server', connection, text);
    };
    this.visitors = Array.from({ length: plan.visitors }, (_, index) => ({
      name: `visitor-${index + 1}`,
      storage: browserStorage(),
      tabs: [],
      hasCleared: false,
      said: 0,
      erased: [],
    }));
    this.agents = Array.from({ length: plan.agents }, (_, index) => ({
      name: `agent-${index + 1}`,
      person: { id: index + 1, userId: `user-${index + 1}` },
      storage: browserStorage(),
      tabs: [],
      said: 0,
      hasRead: false,
      isRemoved: false,
    }));
  }

  /** Everything at once, while things go wrong. */
  async live(): Promise<void> {
    const { tabs, acts, lastsMs, sweepsEveryMs, rotatesAtMs } = this.#plan;
    this.store.fill(await beginning(this.agents, this.#plan));
    for (const agent of this.agents) for (let left = tabs.agent; left > 0; left--) this.#openAgentTab(agent);
    for (const visitor of this.visitors) for (let left = tabs.visitor; left > 0; left--) this.#openVisitorTab(visitor);
    for (const act of acts) this.simulation.after(act.atMs, () => this.#act(act), undefined);
    if (rotatesAtMs !== undefined) this.simulation.after(rotatesAtMs, () => this.#rotate(), undefined);
    const untilMs = this.simulation.ms + lastsMs;
    this.#sweepEvery(sweepsEveryMs, untilMs);
    await this.simulation.run(untilMs);
  }

  /** Nothing goes wrong any more, and everybody looks: soon everything must be in order. */
  async rest(): Promise<Ended> {
    Object.assign(this.#faults, noFaults);
    for (const { actor } of [...this.visitors, ...this.agents].flatMap<{ actor: Actor }>(({ tabs }) => tabs))
      actor.cutOffUntil = 0;
    const { simulation } = this;
    simulation.note('nothing goes wrong any more', 'network');
    this.#stream.hurry();
    this.#keepAsleep();
    const wakes = [...this.visitors, ...this.agents]
      .flatMap(({ tabs }) => tabs.map(({ actor }) => actor.asleepUntil))
      .filter((ms) => ms < NEVER_MS);
    const lostMs = this.#network.lostAtMs + LAST_REQUEST_MS;
    await simulation.run(Math.max(simulation.ms + ON_ITS_WAY_MS, lostMs, ...wakes));
    this.#noteSleepers();
    const { ending, acts } = this.#plan;
    if (acts.some(({ who }) => who === 'admin')) await this.#settleChanges();
    this.#tryAgain();
    if (ending === 'looked at') this.#look();
    const untilMs =
      simulation.ms + SETTLES_MS + (this.connections.some(({ isHalfOpen }) => isHalfOpen) ? SILENT_MS : 0);
    this.#sweepEvery(MINUTE, untilMs);
    // Most are in order soon, and stay so.
    do await simulation.run(simulation.ms + CHECKS_EVERY_MS);
    while (simulation.ms < untilMs && (this.#stream.isBusy || wrongsAtRest(this).length > 0));
    const wrongs = [...this.history.wrongs, ...this.#functions.errors, ...simulation.thrown, ...wrongsAtRest(this)];
    wrongs.push(...(await wrongsInReports(this.store.memory, simulation, () => this.#sweep())));
    wrongs.push(...(await this.#wrongsOutside()));
    return {
      wrongs: [...new Set(wrongs)],
      steps: simulation.steps,
      events: simulation.events,
      items: this.store.memory.items,
    };
  }

  /** What was to be told to a webhook has been, after the sweep that started what nobody had started. */
  async #wrongsOutside(): Promise<string[]> {
    if (this.visitors.some(({ erased }) => erased.length > 0)) return [];
    const { simulation } = this;
    await simulation.run(simulation.ms + DELIVERS_MS);
    const rows = this.stored().conversations.flatMap((one) => one.rows);
    return this.outside.wrongsOfDeliveries(rows, this.history.isUndisturbed && this.#plan.faults.repeatedRecord === 0);
  }

  /** Of several tabs of a visitor, some that sleep don't wake: the others do without them. */
  #keepAsleep(): void {
    const { simulation } = this;
    const isAsleep = ({ actor }: VisitorTab) => !actor.isDead && actor.asleepUntil > simulation.ms;
    for (const { tabs } of this.visitors) {
      if (tabs.every((tab) => tab.actor.isDead || isAsleep(tab))) continue;
      for (const tab of tabs) if (isAsleep(tab) && simulation.chance(0.5)) tab.actor.asleepUntil = NEVER_MS;
    }
  }

  /** Nobody waits for a sweep beside a free agent where everything triggers what it should. */
  #noteSleepers(): void {
    const { simulation, history } = this;
    const { lateRecord, conflict, staleRead } = this.#plan.faults;
    if (!history.isUndisturbed || lateRecord + conflict + staleRead > 0) return;
    for (const wrong of sleepers(this.stored(), simulation.ms)) history.wrongs.push(`${wrong}, and nothing failed`);
  }

  /** The widget is on again, and what was deleted is finished. */
  async #settleChanges(): Promise<void> {
    const { simulation } = this;
    void this.#administer({ kind: 'turns the widget on', widget: WIDGET_ID });
    this.#sweepEvery(MINUTE, simulation.ms + IN_FLIGHT_MS);
    await simulation.run(simulation.ms + IN_FLIGHT_MS);
  }

  /** Which change failed, if one did, the admin is told. */
  #administer(change: Change): Promise<unknown> {
    const { kind } = change;
    this.simulation.note(kind, 'admin');
    const run = () => this.#functions.administer(change);
    return this.#functions.invoke(`settings-api ${kind}`, run).catch(() => undefined);
  }

  /** Nobody is given a chat by assignment whose lease has run out, or who has no room. */
  #noteClaim(changes: readonly Written[]): void {
    const { simulation, store, history } = this;
    const by = simulation.actor?.name ?? '';
    const isTaken = changes.some(({ eventName, key }) => eventName === 'REMOVE' && key.pk.startsWith('QUEUE#'));
    const isBegun = changes.some(({ key }) => /^MSG#0*1$/.test(key.sk));
    if (/^(assign|sweep)/.test(by) ? !isTaken : !isBegun) return;
    const agent = changes.find(({ key }) => key.sk === 'AGENT')?.image;
    if (!agent) return;
    const [count, most] = [Number(agent['current_chats_count']), Number(agent['max_concurrent_chats'])];
    if (count > most) history.wrongs.push(`agent ${String(agent['id'])} was given ${count} of ${most} chats`);
    const lease = store.memory.stored.find(({ pk, sk }) => pk === 'LEASES' && Number(sk) === agent['id']);
    // It was in force when it was read, moments ago.
    if (!lease || Number(lease['expires_at']) < simulation.ms - (history.isUndisturbed ? QUICK_CLAIM_MS : CLAIM_MS))
      history.wrongs.push(`agent ${String(agent['id'])} was given a chat without a lease`);
  }

  /** Nobody is taken off who has been heard of since. */
  #noteTakenOff(changes: readonly Written[]): void {
    const { simulation, store, history } = this;
    const agent = changes.find(({ key }) => key.sk === 'AGENT')?.image;
    const ended = changes.find(({ key, image }) => key.pk === 'LEASES' && image?.['leaving'] === 'gone')?.image;
    if (!agent || agent['connected'] !== false || !ended || !simulation.actor?.name.startsWith('sweep')) return;
    const lease = store.memory.stored.find(({ pk, sk }) => pk === 'LEASES' && Number(sk) === agent['id']);
    if (Number(lease?.['expires_at']) > simulation.now)
      history.wrongs.push(`agent ${String(agent['id'])} was taken off, and is there`);
  }

  /** What could not be fetched says so, and has a button. */
  #tryAgain(): void {
    for (const tab of this.agents.flatMap(({ tabs }) => tabs))
      if (tab.watched !== undefined && (tab.hasFailed || tab.inbox.threads.of(tab.watched).peek().state === 'failed'))
        this.#as(tab.actor, () => void tab.open(Number(tab.watched)));
  }

  /** Everybody looks at their windows, or the page behind a closed one moves on. */
  #look(): void {
    for (const { tabs } of this.visitors)
      for (const tab of tabs)
        this.#as(tab.actor, () => {
          const { isOpen, connection } = tab.state();
          if (!isOpen && connection === 'idle' && this.simulation.chance(0.5)) return tab.chat.navigated();
          tab.chat.wake();
          tab.chat.open();
          if (tab.state().trouble) void tab.chat.begin();
        });
    for (const { tabs } of this.agents) for (const tab of tabs) this.#as(tab.actor, tab.wake);
  }

  get ending(): Plan['ending'] {
    return this.#plan.ending;
  }

  get answersWithinSeconds(): number | null {
    return this.#plan.answersWithinSeconds;
  }

  /** Connections that the gateway has. */
  get connections(): readonly Connection[] {
    return [...this.#gateway.connections.values()];
  }

  /** Everything stored, as it is now. */
  stored(): Snapshot {
    return snapshot(this.store.memory);
  }

  #sweepEvery(everyMs: number, untilMs: number): void {
    const { simulation } = this;
    const sweep = () => {
      if (simulation.ms > untilMs) return;
      void this.#sweep();
      simulation.after(everyMs, sweep, undefined);
    };
    simulation.after(everyMs / 2, sweep, undefined);
  }

  #sweep(): Promise<unknown> {
    return this.#functions.invoke('sweep', () => this.#functions.sweep(), 55_000).catch(() => undefined);
  }

  #as(actor: Actor, run: () => unknown): void {
    if (!actor.isDead && actor.asleepUntil <= this.simulation.ms) this.simulation.as(actor, run);
  }

  get #reach() {
    return { simulation: this.simulation, network: this.#network, gateway: this.#gateway };
  }

  #openVisitorTab(visitor: Visitor): VisitorTab {
    const name = `${visitor.name} tab-${visitor.tabs.length + 1}`;
    const reach = { ...this.#reach, browser: visitor.name };
    const tab = openVisitorTab(reach, name, visitor.storage, publicWidget, ({ actor }, state) =>
      this.history.shows(actor.name, state),
    );
    visitor.tabs.push(tab);
    this.#as(tab.actor, () => {
      void tab.chat.resume();
      tab.chat.open();
    });
    return tab;
  }

  #openAgentTab(agent: Agent): AgentTab {
    const name = `${agent.name} tab-${agent.tabs.length + 1}`;
    const tab = openAgentTab(this.#reach, name, agent.person, agent.storage, (all) => this.history.lists(name, all));
    agent.tabs.push(tab);
    return tab;
  }

  #close({ actor }: { actor: Actor }, noticedMs = this.simulation.between(10, 2000)): void {
    this.simulation.kill(actor);
    (navigator.locks as unknown as { releaseAll: (actor: Actor) => void }).releaseAll(actor);
    this.#gateway.endAllOf(actor, noticedMs);
  }

  /** A browser has no network for a while. */
  #cutOff({ tabs }: Visitor | Agent): void {
    const untilMs = this.simulation.ms + this.simulation.between(200, 20_000);
    for (const { actor } of tabs) {
      actor.cutOffUntil = untilMs;
      if (!actor.isDead) this.#gateway.cutAllOf(actor);
    }
  }

  #sleep({ actor }: { actor: Actor }, ms = this.simulation.between(1000, 150_000)): void {
    actor.asleepUntil = this.simulation.ms + ms;
    this.simulation.note('falls asleep', actor.name);
  }

  /** Sleeps until the agent's lease is about to run out. */
  #doze({ person }: Agent, tab: { actor: Actor }): void {
    const { simulation, store } = this;
    this.#sleep(tab, 2 * DOZES_MS);
    // The last heartbeat is stored by then.
    const setAlarm = () => {
      const lease = store.memory.items.find(({ pk, sk }) => pk === 'LEASES' && Number(sk) === person.id);
      tab.actor.asleepUntil = Math.max(simulation.ms, Number(lease?.['expires_at'] ?? 0) - simulation.between(0, 1000));
    };
    simulation.after(DOZES_MS, setAlarm, undefined);
  }

  #change({ kind, drawn }: Act): void {
    const pick = <Choice>(choices: readonly Choice[]): Choice | undefined =>
      choices[Math.floor(drawn * choices.length)];
    const agent = pick(this.agents.filter(({ isRemoved }) => !isRemoved));
    switch (kind) {
      case 'turns the widget off':
      case 'turns the widget on':
        return void this.#administer({ kind, widget: WIDGET_ID });
      case 'moves the widget':
        return void this.#administer({ kind, widget: WIDGET_ID, department: drawn < 0.5 ? DEPARTMENT_ID : null });
      case 'moves an agent':
        if (agent)
          void this.#administer({
            kind,
            agent: agent.person.id,
            departments: drawn % 0.5 < 0.25 ? [DEPARTMENT_ID] : [],
          });
        return;
      case 'removes an agent':
        if (agent) void this.#remove(agent);
        return;
      case 'deletes the department':
        return void this.#administer({ kind, department: DEPARTMENT_ID });
      case 'erases a visitor': {
        const visitor = pick(this.visitors);
        const id = visitor?.tabs.map(({ state }) => state().visitor?.id).find((one) => one !== undefined);
        if (!visitor || id === undefined) return;
        visitor.erased.push(id);
        void this.#erase(id);
      }
    }
  }

  /** An admin who is told that it failed asks again. */
  async #erase(visitor: number, asked = 1): Promise<void> {
    const outcome = await this.#administer({ kind: 'erases a visitor', visitor });
    const again = () => void this.#erase(visitor, asked + 1);
    if ((!outcome || outcome === 'died') && asked < ASKED_AT_MOST)
      this.simulation.after(ASKS_AGAIN_MS, again, undefined);
  }

  async #remove(agent: Agent): Promise<void> {
    agent.isRemoved = true;
    const outcome = await this.#administer({ kind: 'removes an agent', agent: agent.person.id });
    const note = () => this.history.removed.add(agent.person.userId);
    if (outcome && outcome !== 'died' && this.history.isUndisturbed) this.simulation.after(REMOVED_MS, note, undefined);
  }

  #rotate(): void {
    this.simulation.note('the key that signs sessions is rotated', 'admin');
    this.#functions.rotate();
  }

  #act(act: Act): void {
    if (act.who === 'admin') return this.#change(act);
    const people = act.who === 'visitor' ? this.visitors : this.agents;
    const one = people[act.index];
    if (!one) return;
    const awake = one.tabs.filter(({ actor }) => !actor.isDead && actor.asleepUntil <= this.simulation.ms);
    const tab = awake[Math.floor(act.drawn * awake.length)];
    if (act.kind === 'opens a tab' && one.tabs.filter(({ actor }) => !actor.isDead).length < 3) {
      if ('hasCleared' in one) this.#openVisitorTab(one);
      else this.#openAgentTab(one);
    }
    if (!tab) return;
    this.simulation.note(act.kind, tab.actor.name);
    if (act.kind === 'closes a tab') {
      this.#close(tab);
      if (one.tabs.every(({ actor }) => actor.isDead))
        this.simulation.after(
          1000,
          () => void ('hasCleared' in one ? this.#openVisitorTab(one) : this.#openAgentTab(one)),
          undefined,
        );
    } else if (act.kind === 'vanishes') {
      // The computer is off: nobody says that it is gone.
      this.#close(tab, 600_000);
      const back = this.simulation.between(1000, 120_000);
      this.simulation.after(back, () => void this.#openAgentTab(one as Agent), undefined);
    } else if (act.kind === 'loses the network') this.#cutOff(one);
    else if (act.kind === 'says in every tab')
      for (const each of awake)
        this.#as(each.actor, () => this.#visit(one as Visitor, each as VisitorTab, { ...act, kind: 'says' }));
    else if (act.kind === 'sleeps') this.#sleep(tab);
    else if (act.kind === 'dozes') this.#doze(one as Agent, tab);
    else if ('hasCleared' in one) this.#as(tab.actor, () => this.#visit(one, tab as VisitorTab, act));
    else this.#as(tab.actor, () => this.#work(one, tab as AgentTab, act));
  }

  #visit(visitor: Visitor, { chat, state, navigate }: VisitorTab, { kind, drawn }: Act): void {
    switch (kind) {
      case 'says': {
        const content = `${visitor.name} says ${++visitor.said}`;
        chat.open();
        // Who writes has what is there before their eyes.
        chat.seen();
        if (chat.send(content)) this.history.typed.push({ by: visitor.name, content });
        return;
      }
      case 'reads':
        return state().isOpen ? chat.seen() : undefined;
      case 'types':
        return chat.setDraft('hm');
      case 'wakes':
        return chat.wake();
      case 'opens the window':
        return chat.open();
      case 'closes the window':
        return chat.close();
      case 'navigates':
        return navigate();
      case 'clears the storage':
        visitor.hasCleared = true;
        return visitor.storage.clear();
      case 'fills the storage':
        visitor.hasCleared = true;
        return visitor.storage.fill();
      case 'is embedded elsewhere': {
        const { session_token: token } = JSON.parse(visitor.storage.getItem(MEMORY) ?? '{}') as Record<string, string>;
        const ask = fromPage(this.#network.fetch, 'https://evil.example');
        const address = `/api/widget/${WIDGET_TOKEN}/${drawn < 0.5 && token ? 'conversations' : 'session'}`;
        const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
        const said = {
          content: `${visitor.name} says nothing`,
          client_message_id: `elsewhere-${Math.floor(drawn * 1e9)}`,
        };
        void ask(address, { method: 'POST', headers, body: JSON.stringify(said) }).catch(() => undefined);
        return undefined;
      }
      case 'gives a name':
        return void chat.parts.session.renew({ name: visitor.name }).catch(() => undefined);
      case 'rates': {
        const { conversation } = state();
        const params = { token: WIDGET_TOKEN, id: String(conversation?.id) };
        const body = { rating: 1 + Math.floor(drawn * 5) };
        if (conversation) chat.parts.session.call('rateConversation', { params, body }).catch(() => undefined);
        return undefined;
      }
      case 'ends': {
        const { conversation } = state();
        if (!conversation) return undefined;
        const params = { token: WIDGET_TOKEN, id: String(conversation.id) };
        chat.parts.session.call('closeOwnConversation', { params }).then(chat.parts.live.follow, () => undefined);
        return undefined;
      }
      default:
        return undefined;
    }
  }

  #work(agent: Agent, tab: AgentTab, { kind, drawn }: Act): void {
    const { inbox, api } = tab;
    const known = [...inbox.conversations.all.peek().keys()].sort((one, other) => one - other);
    const chosen = known[Math.floor(drawn * known.length)];
    const quietly = (doing: Promise<unknown>) => void doing.catch(() => undefined);
    if (kind === 'goes away' || kind === 'comes online' || kind === 'goes offline') {
      const status = ({ 'goes away': 'away', 'comes online': 'online', 'goes offline': 'offline' } as const)[kind];
      return quietly(api('setOwnStatus', { body: { status } }));
    }
    if (kind === 'wakes') return tab.wake();
    if (kind === 'opens' && chosen !== undefined) return quietly(tab.open(chosen));
    const id = tab.watched ?? chosen;
    if (id === undefined) return undefined;
    const params = { id: String(id) };
    const accepted = (doing: Promise<unknown>) => quietly(doing.then((answer) => inbox.accept(answer as never)));
    switch (kind) {
      case 'answers':
      case 'notes': {
        const isNote = kind === 'notes';
        const content = `${isNote ? NOTE : ''}${agent.name} answers ${++agent.said}`;
        if (tab.watched === undefined) void tab.open(id);
        inbox.outbox.send(id, content, isNote ? 'internal' : 'public');
        this.history.typed.push({ by: agent.name, content });
        return undefined;
      }
      case 'reads':
        agent.hasRead = true;
        return inbox.read(id, inbox.conversations.get(id)?.last_seq ?? 1);
      case 'takes':
        return accepted(api('assignConversation', { params, body: { agent_id: agent.person.id } }));
      case 'requeues':
        return accepted(api('assignConversation', { params, body: { agent_id: null } }));
      case 'resolves':
        return accepted(api('resolveConversation', { params, body: {} }));
      case 'closes':
        return accepted(api('closeConversation', { params, body: {} }));
      case 'reopens':
        return accepted(api('reopenConversation', { params }));
      case 'prioritizes':
        return accepted(api('setPriority', { params, body: { priority: drawn < 0.5 ? 'high' : 'urgent' } }));
      case 'passes on': {
        const others = this.agents.filter((one) => one !== agent && !one.isRemoved);
        const to = others[Math.floor(drawn * others.length)];
        return to && accepted(api('assignConversation', { params, body: { agent_id: to.person.id } }));
      }
      case 'snoozes':
        return accepted(api('snoozeConversation', { params, body: { until: null } }));
      default:
        return undefined;
    }
  }
}

/** What everybody may know of the widget. */
export const publicWidget: Record<string, unknown> = Object.fromEntries(
  publicSettings.map((key) => [key, widgetDefaults[key]]),
);

/** What is stored before anybody comes. */
async function beginning(
  agents: readonly Agent[],
  { team, isApart, handler, answersWithinSeconds }: Plan,
): Promise<Item[]> {
  const table = new MemoryTable();
  const at = new Date(START_MS).toISOString();
  const allowed_domains = [new URL(PAGE_ORIGIN).hostname];
  const department_id = isApart ? DEPARTMENT_ID : null;
  const widget = {
    ...widgetDefaults,
    ...handlerOf(handler),
    department_id,
    first_response_timeout_seconds: answersWithinSeconds,
    allowed_domains,
    id: WIDGET_ID,
    name: 'Shop',
    token: WIDGET_TOKEN,
    version: 1,
  };
  const times = { created_at: at, updated_at: at };
  const listed = indexes.list('WIDGETS', WIDGET_ID);
  await table.put({ Item: { ...keys.widget(WIDGET_ID), ...listed, ...widget, ...times, identity_secret: null } });
  const gate = {
    widget_id: WIDGET_ID,
    token: WIDGET_TOKEN,
    is_active: true,
    allowed_domains: [new URL(PAGE_ORIGIN).hostname],
    require_identity: false,
  };
  await table.put({ Item: { ...keys.token(WIDGET_TOKEN), ...gate } });
  await putOutside(table, at);
  await aDepartment({ table, now: () => START_MS }, DEPARTMENT_ID);
  for (const [index, { person }] of agents.entries()) {
    const { room = 1, isApart: isOther = false } = team[index] ?? {};
    const item = anAgentItem(person.id, { user_id: person.userId, name: person.userId, connected: false });
    const department_ids = isOther ? [DEPARTMENT_ID] : [];
    await putAgent(table, { ...item, max_concurrent_chats: room, department_ids });
  }
  return [...table.stored];
}
