/** Visitors and agents with their real clients on real sockets, who chat until they are told to stop, and what became of it. */
import { setTimeout as pass } from 'node:timers/promises';
import type { Message } from '#core/model/messages/message.ts';
import { type AgentTab, openAgentTab } from '#test/simulation/agent-tab.ts';
import { browserStorage } from '#test/simulation/browser-storage.ts';
import { seededRandom } from '#local/faults/seeded-random.ts';
import { type Reach, type VisitorTab, openVisitorTab } from '#test/simulation/visitor-tab.ts';
import { type Member, signIn } from '#test/support/people.ts';
import { whileItGrows } from './patience.ts';
import { realTime } from './real-time.ts';

/** How many there are, and how often each says something, milliseconds. */
export type Plan = { visitors: number; agents: number; seed: number; saysEveryMs: number };

/** What became of what was written. */
export type Outcome = {
  written: number;
  acknowledged: number;
  lost: string[];
  doubled: string[];
  reordered: string[];
  /** Still shown as unsent. */
  unsent: string[];
  /** Windows that don't show what is stored. */
  different: string[];
};

/** Of requests, how many are lost on their way, and as many answers. */
const LOST_SHARE = 0.01;
/** A stack that has stored nothing for so long, milliseconds, isn't waited for any more. */
const STALLS_MS = 180_000;
/** Within this time a window shows what is stored, milliseconds. */
const HEALS_MS = 60_000;

export class Crowd {
  readonly #plan: Plan;
  readonly #random: () => number;
  readonly #simulation: Reach['simulation'];
  readonly #visitors: VisitorTab[] = [];
  readonly #agents: AgentTab[] = [];
  readonly #written = new Map<string, string>();
  readonly #acknowledged = new Set<string>();
  readonly #shuffled: string[] = [];
  #url: string;
  #admin!: Member;
  #isOver = false;
  #isDisturbed = true;

  constructor(url: string, plan: Plan) {
    this.#url = url;
    this.#plan = plan;
    this.#random = seededRandom(plan.seed);
    this.#simulation = realTime(this.#random);
  }

  /** Everybody comes: agents first, then visitors one after the other. */
  async come(): Promise<void> {
    this.#admin = await signIn(this.#url, 'admin');
    const widget = await this.#admin.call('createWidget', { body: { name: 'Soak' } });
    for (let index = 1; index <= this.#plan.agents; index++) this.#agents.push(await this.#agent(`agent${index}`));
    for (let index = 1; index <= this.#plan.visitors; index++) {
      const [name, reach] = [`visitor-${index}`, this.#reach(widget.token)];
      const tab = openVisitorTab({ ...reach, browser: name }, name, browserStorage(), {}, (own, state) => {
        const seqs = state.timeline.map(({ seq }) => seq);
        if (seqs.some((seq, at) => at > 0 && seq <= (seqs[at - 1] ?? 0))) this.#shuffled.push(own.actor.name);
      });
      this.#visitors.push(tab);
      void this.#visit(tab);
    }
    for (const tab of this.#agents) void this.#work(tab);
  }

  async #agent(user: string): Promise<AgentTab> {
    const call = this.#admin.call;
    const { data } = await call('listAgents', { query: {} });
    const known = data.find(({ user_id }) => user_id === user);
    const agent = known ?? (await call('createAgent', { body: { user_id: user } }));
    const max_concurrent_chats = Math.ceil(this.#plan.visitors / this.#plan.agents) + 5;
    await call('updateAgent', { params: { id: String(agent.id) }, body: { max_concurrent_chats } });
    const member = await signIn(this.#url, user);
    const { socket_url: socketUrl } = await member.call('getOwnAgent', {});
    const token = async () => (await signIn(this.#url, user)).token;
    const person = { id: agent.id, userId: user, signedIn: { token, socketUrl } };
    const tab = openAgentTab(this.#reach(''), user, person, browserStorage());
    await member.call('setOwnStatus', { body: { status: 'online' } });
    return tab;
  }

  #reach(widgetToken: string): Reach {
    const open = (url: string, protocols: string[]) => new WebSocket(url, protocols);
    return { simulation: this.#simulation, network: { fetch: this.#fetch }, gateway: { open }, widgetToken };
  }

  /** `fetch` over a network that loses requests and answers. */
  readonly #fetch: typeof fetch = async (input, init) => {
    const isLost = () => this.#isDisturbed && this.#random() < LOST_SHARE;
    if (isLost()) throw new TypeError('The request was lost.');
    const answer = await fetch(`${this.#url}${String(input)}`, init);
    if (isLost()) throw new TypeError('The answer was lost.');
    const isSending = init?.method === 'POST' && /\/(messages|conversations)$/.test(String(input));
    if (isSending && answer.ok) {
      const { content } = JSON.parse(String(init.body)) as { content?: string };
      if (content !== undefined) this.#acknowledged.add(content);
    }
    return answer;
  };

  /** How many messages were acknowledged until now. */
  get acknowledged(): number {
    return this.#acknowledged.size;
  }

  /** Waits until a number of further messages was acknowledged. Throws where none is for three minutes. */
  async untilAcknowledged(more: number): Promise<void> {
    const enough = this.acknowledged + more;
    const [count, isDone] = [() => this.acknowledged, () => this.acknowledged >= enough];
    if (!(await whileItGrows({ isDone, count, everyMs: 100, stallsMs: STALLS_MS })))
      throw new Error('Nothing was acknowledged for three minutes.');
  }

  async #visit({ chat, actor }: VisitorTab): Promise<void> {
    const { saysEveryMs } = this.#plan;
    // They don't all come at once: one address may open ten sessions a second.
    await pass(this.#random() * Math.max(this.#plan.visitors * 120, saysEveryMs));
    void chat.resume();
    chat.open();
    for (let said = 1; !this.#isOver; said++) {
      const content = `${actor.name} says ${said}`;
      if (chat.send(content)) this.#written.set(content, actor.name);
      await pass(saysEveryMs * (0.5 + this.#random()));
    }
  }

  async #work(tab: AgentTab): Promise<void> {
    for (let said = 1; !this.#isOver; said++) {
      await pass(this.#plan.saysEveryMs * (0.25 + this.#random() / 2));
      const own = [...tab.inbox.conversations.all.peek().values()].filter(
        ({ agent_id, status }) => agent_id === tab.person.id && status !== 'closed',
      );
      const chosen = own[Math.floor(this.#random() * own.length)];
      if (!chosen || this.#isOver) continue;
      void tab.open(chosen.id);
      const content = `${tab.actor.name} answers ${said}`;
      this.#written.set(content, tab.actor.name);
      tab.inbox.outbox.send(chosen.id, content, 'public');
    }
  }

  /** Nobody writes any more and nothing is lost: waits until everything is sent, as long as anything still arrives. */
  async rest(): Promise<void> {
    this.#isOver = true;
    this.#isDisturbed = false;
    const isBusy = () =>
      this.#visitors.some(({ state }) => state().outbox.some((one) => one.state !== 'failed')) ||
      this.#agents.some(({ inbox }) => inbox.outbox.items.peek().some((one) => one.state !== 'failed'));
    const look = () => {
      for (const { chat } of this.#visitors) chat.wake();
      for (const tab of this.#agents) tab.wake();
    };
    const count = () => this.acknowledged;
    await whileItGrows({ isDone: () => !isBusy(), count, look, everyMs: 10_000, stallsMs: STALLS_MS });
    look();
    // What was asked for at the last look comes.
    await pass(5000);
  }

  /** What became of it. A window that differs from what is stored is looked at again for a minute, as its visitor would. */
  async outcome(): Promise<Outcome> {
    for (const until = Date.now() + HEALS_MS; ;) {
      const outcome = await this.#compare().catch((error: unknown) => {
        // A stack that answers nothing for ten seconds is busy with what it is healing.
        if (!(error instanceof TypeError) || Date.now() > until) throw error;
      });
      if (outcome && (outcome.different.length === 0 || Date.now() > until)) return outcome;
      for (const { chat } of this.#visitors) chat.wake();
      await pass(5000);
    }
  }

  /** Compares what was written with what is stored, and that with what each window shows. */
  async #compare(): Promise<Outcome> {
    this.#admin = await signIn(this.#url, 'admin');
    const byConversation = new Map<number, Message[]>();
    let cursor: string | null = null;
    do {
      const query = { limit: '100', ...(cursor === null ? {} : { cursor }) };
      const page: { data: { id: number }[]; next_cursor: string | null } = await this.#admin.call('listConversations', {
        query,
      });
      for (const { id } of page.data) byConversation.set(id, await this.#rows(id));
      cursor = page.next_cursor;
    } while (cursor !== null);
    const stored = [...byConversation.values()].flat();
    const different: string[] = [];
    for (const { state, actor } of this.#visitors) {
      const { conversation, timeline } = state();
      if (!conversation) continue;
      const rows = byConversation.get(conversation.id) ?? [];
      const first = timeline[0]?.seq ?? 1;
      const wanted = rows.filter(({ visibility, seq }) => visibility === 'public' && seq >= first);
      if (textOf(timeline) !== textOf(wanted)) different.push(actor.name);
    }
    const counts = new Map<string, number>();
    const shuffled = new Set(this.#shuffled);
    const last = new Map<string, number>();
    for (const { content, conversation_id, sender_type } of stored) {
      counts.set(content, (counts.get(content) ?? 0) + 1);
      const [, number] = /says (\d+)$/.exec(content) ?? [];
      if (sender_type !== 'visitor' || number === undefined) continue;
      const by = `${content.split(' ')[0]} in ${conversation_id}`;
      if (Number(number) <= (last.get(by) ?? 0)) shuffled.add(by);
      last.set(by, Number(number));
    }
    const written = [...this.#written.keys()];
    const unsent = new Set([
      ...this.#visitors.flatMap(({ state }) => state().outbox.map(({ content }) => content)),
      ...this.#agents.flatMap(({ inbox }) => inbox.outbox.items.peek().map(({ content }) => content)),
    ]);
    return {
      written: written.length,
      acknowledged: this.#acknowledged.size,
      lost: written.filter(
        (content) => !counts.has(content) && (this.#acknowledged.has(content) || !unsent.has(content)),
      ),
      doubled: [...counts]
        .filter(([content, count]) => count > 1 && this.#written.has(content))
        .map(([content]) => content),
      reordered: [...shuffled],
      unsent: [...unsent],
      different,
    };
  }

  async #rows(conversation: number): Promise<Message[]> {
    const rows: Message[] = [];
    for (;;) {
      const query = { after_seq: String(rows.at(-1)?.seq ?? 0), limit: '100' };
      const { data } = await this.#admin.call('listMessages', { params: { id: String(conversation) }, query });
      rows.push(...data);
      if (data.length === 0) return rows;
    }
  }
}

const textOf = (rows: readonly { seq: number; content: string }[]): string =>
  rows.map(({ seq, content }) => `${seq} ${content}`).join('|');

/** Prints what became of it. @returns whether nothing was lost, doubled, reordered, left unsent or shown otherwise */
export function report({ written, acknowledged, ...wrong }: Outcome): boolean {
  console.log(`${written} messages written, ${acknowledged} acknowledged`);
  for (const [what, which] of Object.entries(wrong))
    console.log(`${what}: ${which.length}${which.length > 0 ? ` (${which.slice(0, 5).join(', ')})` : ''}`);
  return Object.values(wrong).every((which) => which.length === 0);
}
