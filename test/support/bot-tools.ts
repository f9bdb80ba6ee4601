/** A bot with tools and a stand-in model, on a table in memory: what its visitor, its model and its agents do. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import type { BotTool } from '#core/model/bots/bot-tool.ts';
import type { Id } from '#core/model/id.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { indexBot } from '#functions/bot/index-bot.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { modelBot } from '#functions/bot/model/model-bot.ts';
import { modelWriter } from '#functions/bot/model/models.ts';
import { takeTurn } from '#functions/bot/take-turn.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { type StoredRow, listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { dueOrders } from '#functions/store/mail/mail-job-store.ts';
import { getTeamSettings } from '#functions/store/settings/team-settings-store.ts';
import { automate } from '#functions/use-cases/automation/automate.ts';
import { botTools } from '#functions/use-cases/bot-tools/bot-tools.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { type TestAutomation, automationDeps } from '#test/support/automation.ts';
import { aStart, aVisitor, allowance, anAgent, freshId } from '#test/support/conversations.ts';
import { type ModelAnswer, type ModelServer, startModelServer } from '#test/support/model-server.ts';

/** What requests are signed with. */
export const SECRET = 'a-secret-of-the-own-systems';
/** The visitor's address. */
export const ANN = 'ann@example.com';
/** A tool that looks something up. */
export const lookUp: BotTool = {
  kind: 'http',
  name: 'order_status',
  description: 'Looks up an order of the visitor.',
  audience: 'everyone',
  requires_code: false,
  url: 'https://api.example.com/orders',
  parameters: [
    { name: 'order_number', description: 'The number of the order', type: 'text', choices: [], is_required: true },
    { name: 'detail', description: 'What is wanted', type: 'choice', choices: ['status', 'price'], is_required: false },
  ],
  returns: { status: 'order.status', arrives: 'order.arrives' },
};
/** One that opens a ticket. */
export const ticket: BotTool = {
  kind: 'ticket',
  name: 'open_ticket',
  description: 'Opens a ticket.',
  audience: 'everyone',
  requires_code: false,
  priority: 'high',
};
/** One that hands over. */
export const handoff: BotTool = {
  kind: 'handoff',
  name: 'to_billing',
  description: 'Hands over to billing.',
  audience: 'everyone',
  requires_code: false,
  department_id: null,
};

/** The model. */
export let model: ModelServer;
/** The dependencies. */
export let deps: TestAutomation;
/** Who asked last. */
export let visitor: Id;
/** Their conversation. */
export let conversation: Id;
/** What the model does, one after another; the last one again and again. */
let script: ((answer: ModelAnswer) => unknown)[];

/** The dependencies and the model of the tests of a file, anew for each. */
export function useBotTools(): void {
  beforeAll(async () => {
    model = await startModelServer();
    model.behave((answer) => void (script.length > 1 ? script.shift() : script[0])?.(answer));
  });
  afterAll(() => model.stop());
  beforeEach(async () => {
    model.asked.length = 0;
    script = [];
    deps = automationDeps();
    const writeWithModel = modelWriter({ region: 'x', keyFor: async () => undefined, onThisMachine: true });
    const model_ = modelBot({ ...deps, writeWithModel });
    const given = {
      ...deps,
      readKnowledge: knowledgeReader(deps),
      bots: { 'built-in': indexBot, bedrock: model_, 'openai-compatible': model_ },
    };
    deps.takeTurn = (turn, onDelta) => takeTurn(given, turn, onDelta);
    deps.toolsFor = (scene) => botTools(deps, scene);
    deps.answer = { order: { status: 'shipped', arrives: '2026-06-05', secret: 'margin 40' } };
    await deps.table.put({ Item: { ...keys.widget(1), id: 1, ...widgetDefaults, offline_message: 'Nobody is here.' } });
    await saveSecret(SECRET);
  });
}

/** What the model does from now on. */
export function does(...steps: typeof script): void {
  script = steps;
}

/** Sets the secret of the team's own systems. */
export async function saveSecret(context_secret: string | null): Promise<void> {
  const settings = await getTeamSettings(deps.table);
  await deps.table.put({ Item: { ...settings, ...keys.teamSettings(), context_secret, version: 1 } });
}

/** Gives the bot these tools. */
export async function withTools(...tools: BotTool[]): Promise<void> {
  const bot: BotItem = {
    ...botDefaults,
    id: 9,
    name: 'Bo',
    provider: 'openai-compatible',
    base_url: model.url,
    model: 'm',
    tools,
    version: 1,
    created_at: '2026-06-01T12:00:00.000Z',
  };
  await deps.table.put({ Item: { ...bot, ...keys.bot(bot.id) } });
}

/** A visitor of the bot, as known so far, who asks something; no turn is taken yet. */
export async function start(content: string, known: object = {}): Promise<void> {
  visitor = await aVisitor(deps);
  await putVisitor(known);
  const widget = { id: 1, department_id: null, handler_type: 'ai_bot', handler_id: 9 } as const;
  conversation = (await startConversation(deps, aStart(visitor, { widget, content }))).row.conversation_id;
}

/** A new visitor asks something, and the bot takes its turn. */
export async function ask(content = 'Where is my order A-123?', email: string | null = ANN): Promise<void> {
  await start(content, { email });
  await turn(1);
}
/** Changes what is known of the visitor. */
export async function putVisitor(fields: object): Promise<void> {
  const Key = keys.visitor(visitor);
  const item = await deps.table.get({ Key, ConsistentRead: true });
  await deps.table.put({ Item: { ...item, ...fields, ...Key } });
}
/** The visitor writes. */
export const send = async (content: string, client_message_id = freshId()): Promise<StoredRow> =>
  (await sendVisitorMessage(deps, conversation, { visitor, name: null, content, client_message_id, allowance })).row;
/** The bot takes its turn. */
export const turn = (seq: number) => automate(deps, { conversation_id: conversation, seq });
/** The visitor writes, and the bot takes its turn. */
export async function write(content: string): Promise<StoredRow> {
  const row = await send(content);
  await turn(row.seq);
  return row;
}
/** All rows. */
export const rowsOf = () => listRows(deps.table, conversation, { after: 0, limit: 100 });
/** Everything that was said, with who said it. */
export const said = async () =>
  (await rowsOf()).map(
    ({ sender_type, content, visibility }) => `${visibility === 'internal' ? 'internal' : sender_type}: ${content}`,
  );
/** What was said last. */
export const last = async () => (await said()).at(-1);
/** What only agents see. */
export const notes = async () => (await said()).filter((one) => one.startsWith('internal'));
/** The newest row. */
export const state = () => newestRow(deps.table, conversation, { consistent: true });
/** The orders of mails with codes. */
export const codesMailed = async () =>
  (await dueOrders(deps.table, deps.now())).flatMap(({ job }) => (job.about === 'code' ? [job] : []));
/** The code that was mailed last. */
export const code = async (): Promise<string> => (await codesMailed()).at(-1)?.code ?? '';
/** Another code than this one. */
export const other = (right: string): string => String((Number(right) + 1) % 1_000_000).padStart(6, '0');

/** The model asks for calls. */
export const calls =
  (...all: [name: string, given: object | string][]) =>
  (answer: ModelAnswer) =>
    answer.call(...all);
/** The model answers. */
export const says = (reply: string) => (answer: ModelAnswer) =>
  answer.say({ action: 'answer', confidence: 0.9, reply });
/** The model looks the order up. */
export const asksForOrder = calls(['order_status', { order_number: 'A-123' }]);
/** What the model was told of the calls in its last request. */
export const toldModel = (): string =>
  JSON.stringify(model.asked.at(-1)?.body.messages.filter(({ role }) => role === 'tool'));

/** A person takes the chat over. */
export async function takeOver(): Promise<void> {
  const agent = await anAgent(deps, {});
  await sendAgentMessage(deps, conversation, {
    agent,
    content: 'I have it.',
    client_message_id: freshId(),
    visibility: 'public',
    metadata: null,
  });
}
