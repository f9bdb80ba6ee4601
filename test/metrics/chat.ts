/** One chat of a replay: what visitor, bot and team do in it, at random and in a possible order. */
import { makeId } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { found } from '#core/model/errors.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { appendCommand } from '#functions/use-cases/notify/push-message.ts';
import {
  assignTo,
  close,
  closeByVisitor,
  rate,
  reopen,
  requeue,
  resolve,
} from '#functions/use-cases/lifecycle/agent-actions.ts';
import { handOff } from '#functions/use-cases/lifecycle/handoff.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import type { Scheduler } from '#test/faults/scheduler.ts';
import { allowance, aStart, freshId } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import type { Happened } from './oracle.ts';
import { ANY_TIME, BERLIN, WITH_BOT } from './widgets.ts';

/** One thing to do, and when. */
export type Step = { at: number; run: () => Promise<unknown> };

const MINUTE = 60_000;
const SECOND = 1000;

/** One chat: its steps, each done when its time comes, and what is known of it to whoever watches. */
export class Chat {
  readonly #deps: MemoryDeps;
  readonly #dice: Scheduler;
  readonly #agents: { id: number; name: string }[];
  readonly #events: Happened[];
  readonly #steps: Step[] = [];
  readonly #widget: number;
  #at = 0;
  #conv = 0;
  #visitor = 0;
  #holder: number | null = null;

  constructor(deps: MemoryDeps, dice: Scheduler, agents: { id: number; name: string }[], events: Happened[]) {
    this.#deps = deps;
    this.#dice = dice;
    this.#agents = agents;
    this.#events = events;
    this.#widget = dice.pick([BERLIN, BERLIN, ANY_TIME, WITH_BOT]);
  }

  steps(startMs: number): Step[] {
    this.#at = startMs;
    this.#begin();
    if (this.#widget === WITH_BOT && !this.#bot()) return this.#steps;
    this.#people();
    this.#settle();
    const again = this.#dice.between(0, 9);
    if (again < 2) this.#comeBack(again === 0);
    if (this.#dice.chance(0.6)) this.#rate();
    if (this.#dice.chance(0.6)) this.#end();
    if (this.#dice.chance(0.1)) this.#rate();
    return this.#steps;
  }

  /** Something that happens a while later. */
  #then(least: number, most: number, run: () => Promise<unknown>): void {
    this.#at += this.#dice.between(least, most);
    this.#steps.push({ at: this.#at, run });
  }

  #note(what: Happened['what'], more: Partial<Happened> = {}): void {
    const { ms } = this.#deps.clock;
    this.#events.push({ conv: this.#conv, widget: this.#widget, at: ms, what, holder: this.#holder, ...more });
  }

  #begin(): void {
    this.#then(0, 0, async () => {
      this.#visitor = makeId(this.#deps.now(), this.#deps.random());
      await this.#deps.table.put({
        Item: {
          ...keys.visitor(this.#visitor),
          id: this.#visitor,
          widget_id: this.#widget,
          name: 'Vera',
          email: null,
          verified: false,
        },
      });
      const isBot = this.#widget === WITH_BOT;
      const handler = isBot ? ({ handler_type: 'ai_bot', handler_id: 5 } as const) : {};
      const start = aStart(this.#visitor, { widget: { id: this.#widget, department_id: null, ...handler } });
      this.#conv = (await startConversation(this.#deps, start)).row.conversation_id;
      this.#note(isBot ? 'start_bot' : 'start');
    });
  }

  /** A bot answers; whether people come to it. */
  #bot(): boolean {
    const answers = this.#dice.between(0, 2);
    for (let answer = 0; answer < answers; answer++) {
      this.#then(SECOND, 5 * SECOND, () => this.#answer());
      this.#then(5 * SECOND, 2 * MINUTE, () => this.#ask());
    }
    const end = this.#dice.pick(['solved', 'left', 'unanswered', 'asked'] as const);
    this.#then(SECOND, MINUTE, async () => {
      if (end === 'left') return this.#leave();
      if (end === 'solved') {
        await resolve(this.#deps, this.#conv, { type: 'system', reason: 'bot' });
        return this.#note('resolve', { by: 'bot' });
      }
      await handOff(this.#deps, this.#conv, { reason: end });
      this.#note('bot', { by: 'handover' });
      this.#note('handoff', { by: end });
    });
    return end === 'unanswered' || end === 'asked';
  }

  async #answer(): Promise<void> {
    const command = {
      type: 'bot_message',
      bot: { id: 5, name: 'Bot' },
      content: 'It is this way.',
      client_message_id: freshId(),
      metadata: null,
      handler: 'bot',
    } as const;
    const newest = found(await newestRow(this.#deps.table, this.#conv, { consistent: true }));
    await appendCommand(this.#deps, newest, { ...command, answers: newest.state.visitor_read.seq });
    this.#note('bot', { by: 'answer' });
  }

  #people(): void {
    if (this.#dice.chance(0.12)) return;
    this.#then(SECOND, 20 * MINUTE, () => this.#assign());
    const turns = this.#dice.between(0, 4);
    for (let turn = 0; turn < turns; turn++) {
      this.#then(2 * SECOND, this.#dice.pick([MINUTE, 10 * MINUTE, 400 * MINUTE]), () => this.#reply());
      if (this.#dice.chance(0.2)) this.#then(SECOND, MINUTE, () => this.#reply());
      if (this.#dice.chance(0.1)) this.#then(SECOND, MINUTE, () => this.#assign());
      if (this.#dice.chance(0.05)) this.#then(SECOND, MINUTE, () => this.#requeue());
      if (this.#dice.chance(0.8)) this.#then(5 * SECOND, 5 * MINUTE, () => this.#ask());
      if (this.#dice.chance(0.2)) this.#then(SECOND, MINUTE, () => this.#ask());
    }
  }

  #settle(): void {
    const how = this.#dice.pick(['team', 'team', 'team', 'idle', 'leave', 'close'] as const);
    this.#then(10 * SECOND, this.#dice.pick([30 * MINUTE, 3000 * MINUTE]), async () => {
      if (how === 'leave') return this.#leave();
      if (how === 'close') return this.#close('team');
      const agent = this.#agents.find(({ id }) => id === this.#holder) ?? this.#agents[0];
      const by =
        how === 'team' && agent ? { type: 'agent' as const, agent } : { type: 'system' as const, reason: 'idle' };
      await resolve(this.#deps, this.#conv, by);
      this.#note('resolve', { by: how });
    });
  }

  /** A settled matter is taken up again: by the visitor where that is possible, else by an agent. */
  #comeBack(byAgent: boolean): void {
    this.#then(MINUTE, 2000 * MINUTE, async () => {
      const { what } = this.#events.findLast(({ conv }) => conv === this.#conv) ?? {};
      if (what === 'close' || byAgent) await reopen(this.#deps, this.#conv, { type: 'system', reason: 'admin' });
      else await sendVisitorMessage(this.#deps, this.#conv, this.#message());
      this.#note('reopen');
      if (what !== 'close' && !byAgent) this.#note('visitor');
    });
    this.#people();
    this.#settle();
  }

  #rate(): void {
    const times = this.#dice.pick([1, 1, 2]);
    for (let time = 0; time < times; time++)
      this.#then(SECOND, 40 * MINUTE, async () => {
        const rating = this.#dice.between(1, 5);
        await rate(this.#deps, this.#conv, { visitor: this.#visitor, rating, feedback: null, allowance });
        this.#note('rate', { stars: rating });
      });
  }

  #end(): void {
    this.#then(MINUTE, 1500 * MINUTE, async () => {
      const { what } = this.#events.findLast((one) => one.conv === this.#conv && one.what !== 'rate') ?? {};
      if (what !== 'close') await this.#close('rule');
    });
  }

  async #close(by: string): Promise<void> {
    await close(this.#deps, this.#conv, { type: 'system', reason: by === 'team' ? 'admin' : 'resolved_long_ago' });
    this.#note('close', { by });
  }

  async #leave(): Promise<void> {
    await closeByVisitor(this.#deps, this.#conv, this.#visitor);
    this.#note('close', { by: 'visitor' });
  }

  async #assign(): Promise<void> {
    const agent = this.#dice.pick(this.#agents);
    const changed = await assignTo(
      this.#deps,
      this.#conv,
      agent,
      { type: 'system', reason: 'assignment' },
      { force: true },
    );
    if (changed.outcome !== 'done') return;
    this.#holder = agent.id;
    this.#note('assign', { agent: agent.id });
  }

  async #requeue(): Promise<void> {
    const { outcome } = await requeue(this.#deps, this.#conv, { type: 'system', reason: 'test' });
    if (outcome !== 'done') return;
    this.#holder = null;
    this.#note('assign');
  }

  /** An agent writes: the one who has it, or anybody, who takes it where nobody has it. */
  async #reply(): Promise<void> {
    const isOwn = this.#dice.chance(0.9);
    const agent = this.#agents.find(({ id }) => isOwn && id === this.#holder) ?? this.#dice.pick(this.#agents);
    const said = { agent, content: 'Let me see.', client_message_id: freshId(), metadata: null };
    if (this.#dice.chance(0.1))
      await sendAgentMessage(this.#deps, this.#conv, { ...said, client_message_id: freshId(), visibility: 'internal' });
    await sendAgentMessage(this.#deps, this.#conv, { ...said, visibility: 'public' });
    this.#holder ??= agent.id;
    this.#note('agent', { agent: agent.id });
  }

  async #ask(): Promise<void> {
    await sendVisitorMessage(this.#deps, this.#conv, this.#message());
    this.#note('visitor');
  }

  #message() {
    return { visitor: this.#visitor, name: null, content: 'And then?', client_message_id: freshId(), allowance };
  }
}
