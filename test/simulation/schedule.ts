/** One schedule: the whole system, for some minutes of its virtual time, in an order that follows from a plan and a seed. */
import { widgetDefaults } from '#core/model/widget.ts';
import { publicSettings } from '#core/model/closed-sets.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import type { Item } from '#functions/store/table.ts';
import { anAgentItem } from '#test/support/conversations.ts';
import { type Snapshot, snapshot } from '#test/faults/invariants.ts';
import { putAgent } from '#functions/store/assignment/agent-store.ts';
import { type Change, MemoryTable } from '#test/support/memory-table.ts';
import { type AgentPerson, type AgentTab, openAgentTab } from './agent-tab.ts';
import { browserStorage } from './browser-storage.ts';
import { wrongsAtRest } from './checker.ts';
import { type Faults, noFaults } from './faults.ts';
import { Functions } from './functions.ts';
import { Gateway } from './gateway.ts';
import { replaceGlobals } from './globals.ts';
import { History, NOTE } from './history.ts';
import { Network } from './network.ts';
import type { Act, Plan } from './plan.ts';
import { prepare } from './prepare.ts';
import { type Actor, type Step, Simulation } from './simulation.ts';
import { Store } from './store.ts';
import { Stream } from './stream.ts';
import { type VisitorTab, WIDGET_TOKEN, openVisitorTab } from './visitor-tab.ts';

/** How a schedule ended: what is wrong (nothing where every promise was kept), and what happened last. */
export type Ended = { wrongs: string[]; steps: readonly Step[]; events: number; items: Item[] };

/** When every schedule begins. */
export const START_MS = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
/** Everyone has what there is this long after faults have stopped and everybody has looked. */
const SETTLES_MS = 60_000;
const WIDGET_ID = 1;
/** What a claim takes at most from the read of leases to its write. */
const CLAIM_MS = 30_000;

/** A visitor and their browser. */
export type Visitor = { name: string; storage: Storage; tabs: VisitorTab[]; hasCleared: boolean; said: number };
/** An agent and their browser. */
export type Agent = { name: string; person: AgentPerson; storage: Storage; tabs: AgentTab[]; said: number };

/** Runs the schedule of a plan. */
export async function runSchedule(seed: number, plan: Plan): Promise<Ended> {
  await prepare();
  const simulation = new Simulation(seed, START_MS);
  const restore = replaceGlobals(simulation);
  try {
    const world = new World(simulation, plan);
    await world.live();
    return await world.rest();
  } finally {
    restore();
  }
}

export class World {
  readonly simulation: Simulation;
  readonly store: Store;
  readonly history = new History();
  readonly visitors: Visitor[];
  readonly agents: Agent[];
  readonly #plan: Plan;
  readonly #faults: Faults;
  readonly #functions: Functions;
  readonly #gateway: Gateway;
  readonly #network: Network;
  readonly #stream: Stream;

  constructor(simulation: Simulation, plan: Plan) {
    this.simulation = simulation;
    this.#plan = plan;
    this.#faults = { ...plan.faults };
    const faults = this.#faults;
    this.store = new Store(simulation, faults);
    this.#gateway = new Gateway(simulation, faults);
    const { post, disconnect } = this.#gateway;
    this.#functions = new Functions(simulation, { store: this.store, faults, post, disconnect });
    this.#gateway.functions = this.#functions;
    this.#network = new Network(simulation, this.#functions, faults);
    this.#stream = new Stream(simulation, this.#functions, faults);
    this.store.onWrite = (changes) => {
      for (const { key, image, eventName } of changes)
        if (eventName === 'INSERT' && /^(MSG|PLACE|\d)/.test(key.sk))
          simulation.note(`writes ${key.pk} ${key.sk} ${String(image?.['content'] ?? '')}`);
      this.#noteUnleased(changes);
      this.#stream.take(changes);
    };
    this.#network.onExchange = (exchange) => this.history.exchanged(exchange);
    this.#gateway.onPost = (connection, text) => this.history.posted(connection, text);
    this.visitors = Array.from({ length: plan.visitors }, (_, index) => ({
      name: `visitor-${index + 1}`,
      storage: browserStorage(),
      tabs: [],
      hasCleared: false,
      said: 0,
    }));
    this.agents = Array.from({ length: plan.agents }, (_, index) => ({
      name: `agent-${index + 1}`,
      person: { id: index + 1, userId: `user-${index + 1}` },
      storage: browserStorage(),
      tabs: [],
      said: 0,
    }));
  }

  /** Everything at once, while things go wrong. */
  async live(): Promise<void> {
    this.store.fill(await beginning(this.agents));
    for (const agent of this.agents) this.#openAgentTab(agent);
    for (const visitor of this.visitors) this.#openVisitorTab(visitor);
    for (const act of this.#plan.acts) this.simulation.after(act.atMs, () => this.#act(act), undefined);
    this.#sweepEveryMinute(START_MS + this.#plan.lastsMs);
    await this.simulation.run(START_MS + this.#plan.lastsMs);
  }

  /** Nothing goes wrong any more, and everybody looks: soon everything must be in order. */
  async rest(): Promise<Ended> {
    Object.assign(this.#faults, noFaults);
    const { simulation } = this;
    simulation.note('nothing goes wrong any more', 'network');
    this.#stream.hurry();
    const awake = [...this.visitors, ...this.agents].flatMap(({ tabs }) => tabs.map(({ actor }) => actor.asleepUntil));
    await simulation.run(Math.max(simulation.ms, ...awake) + 20_000);
    this.#tryAgain();
    if (this.#plan.isLookedAt) this.#look();
    this.#sweepEveryMinute(simulation.ms + SETTLES_MS);
    await simulation.run(simulation.ms + SETTLES_MS);
    return {
      wrongs: [...new Set([...this.history.wrongs, ...this.#functions.errors, ...wrongsAtRest(this)])],
      steps: simulation.steps,
      events: simulation.events,
      items: this.store.memory.items,
    };
  }

  /** Nobody is given a chat by assignment whose lease has run out. */
  #noteUnleased(changes: readonly Change[]): void {
    const { simulation, store, history } = this;
    const by = simulation.actor?.name ?? '';
    if (
      !/^(assign|sweep)/.test(by) ||
      !changes.some(({ eventName, key }) => eventName === 'REMOVE' && key.pk.startsWith('QUEUE#'))
    )
      return;
    const agent = changes.find(({ key }) => key.sk === 'AGENT')?.image;
    if (!agent) return;
    const lease = store.memory.items.find(({ pk, sk }) => pk === 'LEASES' && Number(sk) === agent['id']);
    // It was in force when it was read, moments ago.
    if (!lease || Number(lease['expires_at']) < simulation.ms - CLAIM_MS)
      history.wrongs.push(`agent ${String(agent['id'])} was given a chat without a lease`);
  }

  /** What could not be fetched says so, and has a button. */
  #tryAgain(): void {
    for (const tab of this.agents.flatMap(({ tabs }) => tabs))
      if (tab.watched !== undefined && tab.inbox.threads.of(tab.watched).peek().state === 'failed')
        this.#as(tab.actor, () => void tab.open(Number(tab.watched)));
  }

  /** Everybody looks at their windows. */
  #look(): void {
    for (const { tabs } of this.visitors)
      for (const tab of tabs)
        this.#as(tab.actor, () => {
          tab.chat.wake();
          tab.chat.open();
          if (tab.state().trouble) void tab.chat.begin();
        });
    for (const { tabs } of this.agents) for (const tab of tabs) this.#as(tab.actor, tab.wake);
  }

  /** Everything stored, as it is now. */
  stored(): Snapshot {
    return snapshot(this.store.memory);
  }

  #sweepEveryMinute(untilMs: number): void {
    const { simulation } = this;
    const sweep = () => {
      if (simulation.ms > untilMs) return;
      void this.#functions.invoke('sweep', () => this.#functions.sweep(), 55_000).catch(() => undefined);
      simulation.after(MINUTE, sweep, undefined);
    };
    simulation.after(MINUTE / 2, sweep, undefined);
  }

  #as(actor: Actor, run: () => unknown): void {
    if (!actor.isDead && actor.asleepUntil <= this.simulation.ms) this.simulation.as(actor, run);
  }

  get #reach() {
    return { simulation: this.simulation, network: this.#network, gateway: this.#gateway };
  }

  #openVisitorTab(visitor: Visitor): VisitorTab {
    const name = `${visitor.name} tab-${visitor.tabs.length + 1}`;
    const tab = openVisitorTab(this.#reach, name, visitor.storage, publicWidget, ({ actor }, state) =>
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
    const tab = openAgentTab(this.#reach, `${agent.name} tab-${agent.tabs.length + 1}`, agent.person, agent.storage);
    agent.tabs.push(tab);
    return tab;
  }

  #close({ actor }: { actor: Actor }): void {
    this.simulation.kill(actor);
    (navigator.locks as unknown as { releaseAll: (actor: Actor) => void }).releaseAll(actor);
    this.#gateway.endAllOf(actor, this.simulation.between(10, 2000));
  }

  #sleep({ actor }: { actor: Actor }): void {
    actor.asleepUntil = this.simulation.ms + this.simulation.between(1000, 150_000);
    this.simulation.note('falls asleep', actor.name);
  }

  #act(act: Act): void {
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
    } else if (act.kind === 'sleeps') this.#sleep(tab);
    else if ('hasCleared' in one) this.#as(tab.actor, () => this.#visit(one, tab as VisitorTab, act));
    else this.#as(tab.actor, () => this.#work(one, tab as AgentTab, act));
  }

  #visit(visitor: Visitor, { chat, actor, state }: VisitorTab, { kind }: Act): void {
    switch (kind) {
      case 'says': {
        const content = `${visitor.name} says ${++visitor.said}`;
        chat.open();
        if (chat.send(content)) this.history.typed.push({ by: visitor.name, tab: actor.name, content, isNote: false });
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
        return chat.navigated();
      case 'clears the storage':
        visitor.hasCleared = true;
        return visitor.storage.clear();
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
        this.history.typed.push({ by: agent.name, tab: tab.actor.name, content, isNote });
        return undefined;
      }
      case 'reads':
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
      case 'snoozes':
        return accepted(api('snoozeConversation', { params, body: { until: null } }));
      default:
        return undefined;
    }
  }
}

/** What everybody may know of the widget. */
const publicWidget: Record<string, unknown> = Object.fromEntries(
  publicSettings.map((key) => [key, widgetDefaults[key]]),
);

/** What is stored before anybody comes. */
async function beginning(agents: readonly Agent[]): Promise<Item[]> {
  const table = new MemoryTable();
  const at = new Date(START_MS).toISOString();
  const widget = { ...widgetDefaults, id: WIDGET_ID, name: 'Shop', token: WIDGET_TOKEN, version: 1 };
  const times = { created_at: at, updated_at: at };
  const listed = indexes.list('WIDGETS', WIDGET_ID);
  await table.put({ Item: { ...keys.widget(WIDGET_ID), ...listed, ...widget, ...times, identity_secret: null } });
  const gate = {
    widget_id: WIDGET_ID,
    token: WIDGET_TOKEN,
    is_active: true,
    allowed_domains: [],
    require_identity: false,
  };
  await table.put({ Item: { ...keys.token(WIDGET_TOKEN), ...gate } });
  for (const { person } of agents) {
    const item = anAgentItem(person.id, { user_id: person.userId, name: person.userId, connected: false });
    await putAgent(table, { ...item, max_concurrent_chats: 1 + (person.id % 2) });
  }
  return table.items;
}
