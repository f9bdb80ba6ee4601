/**
 * What a bot's model may have done in a turn: only tools that an admin listed, with arguments that fit, in the name of the
 * visitor that the server knows. A chunk of its own, loaded with the first turn of a bot that has tools.
 */
import { isAutomated } from '#core/conversation/state.ts';
import type { BotTool, ToolOf } from '#core/model/bots/bot-tool.ts';
import { noteOf } from '#core/model/messages/handoff-note.ts';
import { type Attributes, cut } from '#core/model/text.ts';
import type { CallRequest, CallResult, Tools } from '#functions/bot/port/tools.ts';
import type { Deps } from '#functions/deps.ts';
import { type HttpStepDeps, postSigned, valuesAt } from '#functions/platform/network/signed-post.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { countToolUse } from '#functions/store/automation/bot-use-store.ts';
import { getToolState } from '#functions/store/automation/tool-state-store.ts';
import { type StoredRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { getTeamSettings } from '#functions/store/settings/team-settings-store.ts';
import { type VisitorItem, getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { type TicketDeps, createTicket } from '#functions/use-cases/mail/tickets.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import { type CodeScene, isProven, offerCode, readCode } from './one-time-code.ts';
import { type NamedCall, claimCall, idOfCall, recordCall } from './tool-calls.ts';
import { type Arguments, readArguments, specOf } from './tool-schema.ts';

/** The dependencies of tools. */
export type ToolDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'> & HttpStepDeps & TicketDeps;

/** The turn that they are for. */
export type ToolScene = Omit<CodeScene, 'tools'> & { bot: BotItem };

/** How much of a response a model gets. */
const MAX_RESULT = 2000;
const MAX_SUBJECT = 200;

/** The tools of a turn. @throws Error when the table can't be read */
export async function botTools(deps: ToolDeps, scene: ToolScene): Promise<Tools> {
  const [visitor, state] = await Promise.all([
    getVisitor(deps.table, scene.visitor),
    getToolState(deps.table, scene.conversation),
  ]);
  const usable = scene.bot.tools.filter(({ audience }) => audience === 'everyone' || visitor?.verified === true);
  const coded = usable.filter((tool) => tool.requires_code).map(({ name }) => name);
  const codes: CodeScene = { ...scene, tools: coded };
  return {
    specs: usable.map(specOf),
    readCode: () => readCode(deps, codes, state),
    call: async (request) => {
      const tool = usable.find(({ name }) => name === request.name);
      return tool ? call(deps, codes, scene.bot, tool, request) : failed('There is no such tool.');
    },
  };
}

const failed = (text: string): CallResult => ({ text: JSON.stringify({ error: text }), isData: false });

async function call(
  deps: ToolDeps,
  scene: CodeScene,
  bot: BotItem,
  tool: BotTool,
  { input }: CallRequest,
): Promise<CallResult> {
  const { conversation, seq } = scene;
  const read = readArguments(tool, input);
  if ('wrong' in read) return failed(`Wrong arguments. ${read.wrong}`);
  const [newest, visitor, state] = await Promise.all([
    newestRow(deps.table, conversation, { consistent: true }),
    getVisitor(deps.table, scene.visitor, { consistent: true }),
    getToolState(deps.table, conversation),
  ]);
  if (!visitor || !newest || !isAutomated(newest.state) || newest.state.handler !== 'bot' || isOutrun(scene, newest))
    return { ends: { action: 'dropped' } };
  const isCoded = isProven(state, visitor, deps.now());
  if (tool.requires_code && !isCoded) return { ends: await offerCode(deps, scene, tool.name) };
  if (tool.kind === 'handoff') return { ends: handoff(tool, bot, read.given) };
  const named = { conversation, seq: scene.open[0]?.seq ?? seq, name: tool.name, given: read.given };
  const claimed = await claimCall(deps, named);
  if (!claimed) return failed('There may be no more calls.');
  const result =
    claimed.result === undefined ? await run(deps, { tool, bot, visitor, isCoded }, named) : claimed.result;
  return result === null
    ? failed('It failed. Do not guess what it would have said.')
    : { text: cut(JSON.stringify(result), MAX_RESULT), isData: true };
}

/** Whether the visitor has written since: that message has a turn of its own, which answers both. */
const isOutrun = ({ seq }: CodeScene, { state }: StoredRow): boolean => state.visitor_read.seq > seq;

const handoff = ({ department_id }: ToolOf<'handoff'>, bot: BotItem, { summary = '' }: Arguments) =>
  ({
    action: 'escalate',
    reason: 'asked',
    note: noteOf('handed_over', [], { text: String(summary) }),
    department: department_id ?? bot.department_id,
  }) as const;

type Caller = { tool: Exclude<BotTool, { kind: 'handoff' }>; bot: BotItem; visitor: VisitorItem; isCoded: boolean };

/** Makes a call that was claimed, counts and records it. A host that fails is a result like any other. */
async function run(deps: ToolDeps, caller: Caller, named: NamedCall): Promise<Attributes | null> {
  const { tool, bot, isCoded } = caller;
  const atMs = deps.now();
  const result = await attempt(deps, caller, named);
  const failed = result === null;
  const use = { bot: bot.id, tool: tool.name, failed, ms: deps.now() - atMs, atMs };
  await unlessFailing(deps.log, 'tool_use_not_counted', { bot_id: bot.id }, () => countToolUse(deps.table, use));
  return recordCall(deps, named, result, {
    name: tool.name,
    outcome: failed ? 'failed' : 'used',
    after_code: isCoded && tool.requires_code,
    given: tool.kind === 'ticket' ? {} : shown(await masked(deps, named.given)),
    ...(result && tool.kind === 'ticket' ? { ticket: Number(result['ticket_number']) } : {}),
  });
}

/** A visitor has a say in what a model gives: nothing of it may turn the words around it, or fill the row. */
const shown = (given: Arguments): Arguments =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' ? cut(value.replaceAll(/\p{Bidi_Control}/gu, ''), MAX_SHOWN) : value,
    ]),
  );
const MAX_SHOWN = 100;

async function attempt(deps: ToolDeps, caller: Caller, named: NamedCall): Promise<Attributes | null> {
  const { tool, bot } = caller;
  try {
    const values =
      tool.kind === 'http' ? await ask(deps, { ...caller, tool }, named) : await openTicket(deps, tool, named);
    return await masked(deps, values);
  } catch (error) {
    const { conversation: conversation_id, name } = named;
    deps.log.warn('bot_tool_failed', { conversation_id, bot_id: bot.id, tool: name, error });
    return null;
  }
}

/** Asks a server of the team's own. Who the visitor is, is for the server to say, never for the model. */
async function ask(
  deps: ToolDeps,
  { tool, bot, visitor, isCoded }: Caller & { tool: ToolOf<'http'> },
  named: NamedCall,
): Promise<Attributes> {
  const { context_secret: secret } = await getTeamSettings(deps.table);
  if (secret === null) throw new Error('There is no secret to sign with.');
  const { email, identity_sub: external_id = null, verified_fields = [] } = visitor;
  const body = {
    tool: tool.name,
    bot_id: bot.id,
    conversation_id: named.conversation,
    visitor: {
      id: visitor.id,
      external_id,
      email,
      email_verified: verified_fields.includes('email'),
      email_confirmed_by_code: isCoded,
    },
    arguments: named.given,
  };
  const answer = await postSigned(deps, {
    url: tool.url,
    id: idOfCall(named),
    body,
    key: Buffer.from(secret),
    atMs: deps.now(),
  });
  return valuesAt(answer, tool.returns);
}

/** The ticket of this very turn: tried again, it is the same one. */
async function openTicket(
  deps: ToolDeps,
  { priority }: ToolOf<'ticket'>,
  { conversation, seq, given }: NamedCall,
): Promise<Attributes> {
  const { number } = await createTicket(deps, {
    subject: cut(String(given['subject']).replaceAll(/\s+/g, ' '), MAX_SUBJECT),
    description: String(given['description']),
    priority,
    status: 'open',
    assignee_id: null,
    conversation_id: conversation,
    step: `tool-${seq}`,
  });
  return { ticket_number: number };
}
