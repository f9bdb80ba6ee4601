/** What is around the product: the function that takes the turns of bots and workflows, the one that delivers, and whom they call. */
import { Readable } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { definition as schema } from '#core/automation/definition.ts';
import { botDefaults } from '#core/model/bots/bot.ts';
import type { Deps } from '#functions/deps.ts';
import { botStore } from '#functions/store/automation/bot-store.ts';
import { workflowStore } from '#functions/store/automation/workflow-store.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import type { Table } from '#functions/store/table.ts';
import { webhookStore } from '#functions/store/webhooks/webhook-store.ts';
import { automate } from '#functions/use-cases/automation/automate.ts';
import { deliverDue } from '#functions/use-cases/webhooks/deliver-due.ts';
import type { Faults } from './faults.ts';
import type { Functions } from './functions.ts';
import type { Handler, Plan } from './plan.ts';
import type { Simulation } from './simulation.ts';

const WORKFLOW_ID = 5;
const BOT_ID = 9;
const WEBHOOK_ID = 3;
/** Lambda repeats an event whose function died, after a minute and then two; here somewhat sooner. */
const REPEATS_MS = [10_000, 20_000];
const TIMEOUT_MS = 30_000;

const steps = {
  hello: { kind: 'message', text: 'Hello', next: 'name' },
  name: { kind: 'ask', text: 'Your name?', expects: 'text', save_as: 'name', next: 'call' },
  call: { kind: 'http', url: 'https://api.example.com/', next: 'same', on_error: 'same' },
  same: { kind: 'set', labels: [], attributes: {}, next: 'tag' },
  tag: { kind: 'set', labels: ['named'], attributes: {}, next: 'ticket' },
  ticket: { kind: 'ticket', subject: 'Call {{name}}', description: '', next: 'thanks' },
  thanks: { kind: 'message', text: 'Thank you, {{name}}', next: 'people' },
  people: { kind: 'handoff', to: { type: 'department', department_id: null }, text: 'One moment' },
};

/** What is said once in a conversation. */
const ONCE = /^(Hello$|Your name\?|Thank you|One moment)/;

/** The first handler of the widget's conversations. */
export const handlerOf = (handler: Handler) =>
  ({
    agent: { handler_type: 'agent', handler_id: null },
    bot: { handler_type: 'ai_bot', handler_id: BOT_ID },
    workflow: { handler_type: 'workflow', handler_id: WORKFLOW_ID },
  })[handler];

/** Puts the bot, the workflow, and a webhook that wants every message. */
export async function putOutside(table: Table, at: string): Promise<void> {
  const times = { created_at: at, updated_at: at };
  const workflow = { id: WORKFLOW_ID, name: 'Intake', definition: schema.parse({ start: 'hello', steps }), version: 1 };
  await workflowStore.put(table, { ...workflow, ...times, signing_secret: 'c2VjcmV0', revision: 1 }, 0);
  await botStore.put(
    table,
    { ...botDefaults, id: BOT_ID, name: 'Bo', provider: 'built-in', version: 1, created_at: at },
    0,
  );
  await webhookStore.put(
    table,
    {
      id: WEBHOOK_ID,
      url: 'https://crm.example.com/hook',
      events: ['message.created'],
      description: null,
      is_active: true,
      secret: 'whsec_c2VjcmV0',
      previous_secret: null,
      previous_secret_until: null,
      disabled_reason: null,
      version: 1,
      created_at: at,
    } as never,
    0,
  );
}

export class Outside {
  readonly #simulation: Simulation;
  readonly #faults: Faults;
  readonly #botTakesMs: Plan['botTakesMs'];
  /** The ids of requests that hosts got from http steps, by what the step is about. */
  readonly #posted = new Set<string>();
  /** How often each event reached the receiver, by the id of its row. */
  readonly #received = new Map<number, number>();
  #functions: Functions | undefined;
  #core: Deps | undefined;

  constructor(simulation: Simulation, faults: Faults, botTakesMs: Plan['botTakesMs']) {
    this.#simulation = simulation;
    this.#botTakesMs = botTakesMs;
    this.#faults = faults;
  }

  /** Says what runs the functions, and on what. */
  connect(functions: Functions, core: Deps): void {
    this.#functions = functions;
    this.#core = core;
  }

  /** Starts the turn of a bot or a workflow. */
  readonly startTurn = async (turn: object): Promise<void> => this.#start('automation', () => this.#takeTurn(turn));

  /** Starts delivering to the webhook. */
  readonly startDelivery = async (webhook: number): Promise<void> =>
    this.#start('deliver', () => this.#deliver(webhook));

  /** Starts a function that nobody waits for: once or twice, and again where it dies. */
  async #start(name: string, run: () => Promise<void>): Promise<void> {
    const simulation = this.#simulation;
    await simulation.pass(simulation.between(2, 20));
    const attempt = async (tries: number): Promise<void> => {
      const outcome = await this.#functions?.invoke(name, run, TIMEOUT_MS).catch(() => 'died' as const);
      const again = REPEATS_MS[tries];
      if (outcome === 'died' && again !== undefined) simulation.after(again, () => void attempt(tries + 1), undefined);
    };
    const times = simulation.chance(this.#faults.repeatedRecord) ? 2 : 1;
    for (let time = 0; time < times; time++)
      simulation.after(simulation.between(10, 400), () => void attempt(0), undefined);
  }

  async #takeTurn(turn: object): Promise<void> {
    const simulation = this.#simulation;
    const core = this.#core as Deps;
    await automate(
      {
        ...core,
        hasMail: false,
        visitorMailLimit: 500,
        httpStepHosts: ['api.example.com'],
        httpPost: async (_, body, headers) => {
          await simulation.pass(simulation.between(10, 300));
          const { conversation_id: about } = JSON.parse(body) as { conversation_id?: number };
          this.#posted.add(`${about} ${headers['webhook-id']}`);
          return {};
        },
        takeTurn: async ({ seq }) => {
          await simulation.pass(simulation.between(...this.#botTakesMs));
          return { action: 'answer', reply: `Bo answers to ${seq}`, confidence: 1 };
        },
      },
      turn as Parameters<typeof automate>[1],
    );
  }

  async #deliver(webhook: number): Promise<void> {
    const simulation = this.#simulation;
    const sendEvent = async (_: URL, { body }: { body: string | Uint8Array }) => {
      await simulation.pass(simulation.between(10, 300));
      const { data } = JSON.parse(String(body)) as { data: { message?: { id: number } } };
      const id = data.message?.id ?? 0;
      this.#received.set(id, (this.#received.get(id) ?? 0) + 1);
      await simulation.pass(simulation.between(10, 100));
      return Object.assign(Readable.from([]), { statusCode: 204, headers: {} }) as unknown as IncomingMessage;
    };
    await deliverDue({ ...(this.#core as Deps), sendEvent, hasMail: false }, webhook);
  }

  /** What workflows and bots did that they must not have, or not more than once. */
  wrongsOfTurns(conversations: readonly { rows: readonly StoredRow[] }[]): string[] {
    const calls = Map.groupBy([...this.#posted], (posted) => posted.split(' ')[0]);
    return [
      ...[...calls]
        .filter(([, ids]) => ids.length > 1)
        .map(([id]) => `the host was asked twice for conversation ${id}`),
      ...conversations.flatMap(({ rows }) => {
        const [first] = rows;
        const id = String(first?.conversation_id);
        const said = rows.filter(({ sender_type }) => sender_type === 'bot').map(({ content }) => content);
        const once = said.filter((content) => ONCE.test(content) || content.startsWith('Bo answers'));
        const repeated = once.find((content, index) => once.indexOf(content) < index);
        const handed = rows.filter(({ milestone }) => milestone === 'handed_off').length;
        return [
          ...(repeated === undefined ? [] : [`"${repeated}" was said twice in conversation ${id}`]),
          ...(handed > 1 ? [`conversation ${id} was handed off ${handed} times`] : []),
        ];
      }),
    ];
  }

  /** Which messages the receiver wasn't sent, or was sent again although nothing had failed. */
  wrongsOfDeliveries(rows: readonly StoredRow[], isUndisturbed: boolean): string[] {
    return rows
      .filter(({ sender_type, visibility }) => sender_type !== 'system' && visibility === 'public')
      .flatMap(({ id, content }) => {
        const times = this.#received.get(id) ?? 0;
        if (times === 0) return [`the webhook was never sent "${content}"`];
        return times > 1 && isUndisturbed ? [`the webhook was sent "${content}" ${times} times`] : [];
      });
  }
}
