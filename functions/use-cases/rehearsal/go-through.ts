/**
 * Goes through a conversation again: its visitor writes what they wrote, and a changed bot or workflow decides with the same
 * functions as in a real turn. Nothing is sent, called or stored.
 */
import { agentWish } from '#core/automation/asks-for-agent.ts';
import { retryWords } from '#core/automation/answers/retry-words.ts';
import type { Definition } from '#core/automation/definition.ts';
import type { Effect } from '#core/automation/steps/kinds.ts';
import { type WorkflowContext, type WorkflowState, learn } from '#core/automation/turn/turn.ts';
import { type WorkflowStep, actingStep, answeredBy, isAnswerTo, startWorkflow } from '#core/automation/workflow.ts';
import { fileNames, hasOnlyFiles, saidIn } from '#core/files/said.ts';
import type { Id } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import type { Course, SaidWord } from '#core/rehearsal/course.ts';
import { solvedId } from '#functions/bot/dialogue/past.ts';
import type { Said } from '#functions/bot/port/bot.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { solvedQuestion } from '#functions/use-cases/automation/ask-if-solved.ts';
import type { RehearsedBot } from './rehearsed-bot.ts';

/** Who leads the conversation first. */
export type Lead = { bot: RehearsedBot } | { definition: Definition };

/** The conversation: what is known of it besides what its visitor writes. */
export type Scene = {
  conversation: Id;
  visitor: Id;
  /** The visitor's messages, by the turns in which they were answered. */
  turns: readonly (readonly StoredRow[])[];
  locale: string | null;
  /** The department it begins in. */
  department: Id | null;
  /** What a workflow knows before its first step. */
  known: Attributes;
  /** What came of calls and questions then: a call isn't made again. */
  attributes: Attributes;
  around: (message: StoredRow) => WorkflowContext;
  ticketNumber: (step: string) => Promise<number | undefined>;
  /** A bot that a workflow hands to, as it is; nothing for one that is gone. */
  botOf: (id: Id) => Promise<RehearsedBot | undefined>;
  departmentOf: (id: Id | null) => Promise<Id | null>;
};

/** What would be said, and by what: articles of a bot, or a step of a workflow. */
export type RehearsedWord = SaidWord & { articles: Id[]; step: string | null };

/** What comes of it; nothing where it needs what can't be known again. */
export type Rehearsed = Course<RehearsedWord> | undefined;

/** A row of the rehearsal: what was said, by its place there. */
type Line = Said & { seq: number };
type Ended = Pick<Course, 'end' | 'department'>;

/** A conversation under way. */
type Going = {
  scene: Scene;
  lines: Line[];
  said: RehearsedWord[];
  lead: Lead;
  progress: WorkflowState | undefined;
  /** The last of the visitor's lines that was dealt with. */
  dealtWith: number;
  handledSeq: number;
  answers: number;
  /** The recorded message that is dealt with. */
  message: StoredRow;
};

/** Goes through it. @throws Error when the table can't be read */
export async function goThrough(scene: Scene, lead: Lead): Promise<Rehearsed> {
  const [[message] = []] = scene.turns;
  if (!message) return { ...STILL, said: [], endSeq: 0, isEndedByOthers: false };
  const going: Going = {
    scene,
    lead,
    message,
    lines: [],
    said: [],
    progress: undefined,
    dealtWith: 0,
    handledSeq: 0,
    answers: 0,
  };
  for (const turn of scene.turns) {
    const ended = await takeTurnOf(going, turn);
    if (ended === 'unknown') return undefined;
    if (ended) return { ...ended, said: going.said, endSeq: going.message.seq, isEndedByOthers: false };
  }
  return { ...STILL, said: going.said, endSeq: going.message.seq, isEndedByOthers: false };
}
const STILL = { end: 'open', department: undefined } as const;

/** What ends the conversation; `unknown` where nobody can know; nothing where it goes on. */
type Turned = Ended | 'unknown' | undefined;

async function takeTurnOf(going: Going, turn: readonly StoredRow[]): Promise<Turned> {
  const lines = turn.map((message) => ({ message, line: heard(going, message) }));
  for (const { message, line } of 'bot' in going.lead ? lines.slice(-1) : lines) {
    going.message = message;
    const ended = 'bot' in going.lead ? await takeBotTurn(going, going.lead.bot) : await takeMessage(going, line);
    if (ended) return ended;
  }
  return undefined;
}

function heard({ lines }: Going, { content, metadata, client_message_id }: StoredRow): Line {
  const line: Line = {
    seq: lines.length + 1,
    sender_type: 'visitor',
    visibility: 'public',
    content,
    metadata,
    client_message_id,
  };
  lines.push(line);
  return line;
}

type Spoken = { id: string; content: string; options?: NonNullable<NonNullable<Said['metadata']>['options']> };

function speak(going: Going, { id, content, options }: Spoken, by: Pick<RehearsedWord, 'articles' | 'step'>): void {
  going.lines.push({
    seq: going.lines.length + 1,
    sender_type: 'bot',
    visibility: 'public',
    content,
    metadata: options && options.length > 0 ? { options } : null,
    client_message_id: id,
  });
  going.said.push({ text: content, after: going.message.seq, ...by });
}

async function takeBotTurn(going: Going, { settings: bot, takeTurn, articlesIn }: RehearsedBot): Promise<Turned> {
  const { scene, lines, dealtWith } = going;
  const open = lines.filter(({ sender_type, seq }) => sender_type === 'visitor' && seq > dealtWith);
  const seq = open.at(-1)?.seq;
  if (seq === undefined) return undefined;
  const outcome = await takeTurn({
    bot,
    conversation: scene.conversation,
    visitor: scene.visitor,
    seq,
    history: [...lines],
    asked: open.filter((one) => !hasOnlyFiles(one)).map(({ content }) => content),
    files: open.filter(hasOnlyFiles).flatMap(({ metadata }) => fileNames(metadata)),
    turns: going.answers,
  });
  going.dealtWith = seq;
  if (outcome.action === 'escalate') {
    const { reply: part } = outcome;
    if (part !== undefined)
      speak(going, { id: `bot-${seq}`, content: part }, { articles: articlesIn(part), step: null });
    const to = outcome.reason === 'asked' ? null : bot.department_id;
    return { end: 'handed_off', department: await receiverOf(scene, to) };
  }
  if (outcome.action === 'dropped') return undefined;
  const { action, reply } = outcome;
  const options = action === 'ask_back' ? outcome.options.map((value) => ({ label: value, value })) : [];
  const articles = action === 'answer' ? articlesIn(reply) : [];
  speak(going, { id: `bot-${seq}`, content: reply, options }, { articles, step: null });
  if (action === 'resolve') return { end: 'resolved', department: undefined };
  if (action !== 'answer') return undefined;
  going.answers += 1;
  if (bot.asks_if_solved)
    speak(going, { id: solvedId(seq), ...solvedQuestion(scene.locale) }, { articles: [], step: null });
  return undefined;
}

const receiverOf = ({ department, departmentOf }: Scene, to: Id | null): Promise<Id | null> | Id | null =>
  to === null ? department : departmentOf(to);

/** A message to a workflow: it may ask for an agent instead of answering. */
async function takeMessage(going: Going, line: Line): Promise<Turned> {
  const { scene, lines, lead, progress } = going;
  if (!('definition' in lead)) return undefined;
  const wish = agentWish(line.content);
  const before = lines.findLast(({ seq }) => seq < line.seq);
  const isOffered = before?.metadata?.options?.some(({ value }) => value === line.content) ?? false;
  const said = { seq: line.seq, said: saidIn(line), locale: scene.locale };
  const isAnswer = wish !== 'none' && progress !== undefined && isAnswerTo(lead.definition, progress, said, wish);
  if (wish !== 'none' && !isOffered && !isAnswer) return { end: 'handed_off', department: scene.department };
  const ended = await runWorkflow(going, lead.definition);
  if (ended || !('bot' in going.lead)) return ended;
  return takeBotTurn(going, going.lead.bot);
}

/** Far more than any sound workflow takes in one run. */
const MAX_STEPS = 250;

/** Runs the workflow until it waits for the visitor or ends. */
async function runWorkflow(going: Going, definition: Definition): Promise<Turned> {
  const { scene, lines } = going;
  const around = scene.around(going.message);
  for (let taken = 0; taken < MAX_STEPS; taken++) {
    const progress = going.progress ?? startWorkflow(definition, scene.known);
    const { asked_seq } = progress;
    const said =
      asked_seq === null ? undefined : lines.find((one) => one.sender_type === 'visitor' && one.seq > asked_seq);
    const answer = said ? { said: saidIn(said), hasOnlyFiles: hasOnlyFiles(said) } : { said: null };
    const { step, move } = actingStep(definition, progress, { ...answer, seq: lines.length + 1, around });
    if (!move) return undefined;
    const isHandled = progress.turn === 0 || said || move.effect.type === 'say' || lines.at(-1)?.sender_type === 'bot';
    if (isHandled) going.handledSeq = lastOfVisitor(lines);
    const ended = await applyEffect(going, { progress, step }, said ? answeredBy(said.seq, move) : move);
    if (ended !== 'on') return ended === 'to_bot' ? undefined : ended;
  }
  throw new Error('The workflow does not come to rest.');
}

const lastOfVisitor = (lines: readonly Line[]): number =>
  lines.findLast(({ sender_type }) => sender_type === 'visitor')?.seq ?? 0;

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

async function applyEffect(
  going: Going,
  { progress, step }: { progress: WorkflowState; step: string },
  { effect, after }: WorkflowStep,
): Promise<Ended | 'unknown' | 'on' | 'to_bot'> {
  const { scene, lines } = going;
  switch (effect.type) {
    case 'say': {
      const content = typeof effect.text === 'string' ? effect.text : retryWords(effect.text, scene.locale);
      speak(going, { id: `flow-${progress.turn}`, content, options: effect.options }, { articles: [], step });
      going.progress = after;
      return 'on';
    }
    case 'keep':
      going.progress = after;
      return 'on';
    case 'ticket': {
      const ticket_number = (await scene.ticketNumber(`${effect.step}-${progress.turn}`)) ?? null;
      going.progress = learn(after, { ticket_number });
      return 'on';
    }
    case 'http': {
      const known = answeredThen(scene, effect);
      if (known === undefined) return 'unknown';
      going.progress = learn(after, known);
      return 'on';
    }
    case 'hand_off':
      going.progress = after;
      return handOff(going, { turn: progress.turn, step }, effect);
    case 'end':
      return lastOfVisitor(lines) <= going.handledSeq
        ? { end: 'resolved', department: undefined }
        : { end: 'handed_off', department: scene.department };
  }
}

/** What a call gave then, by the attributes it left; nothing where it left none, and so may not have been made. */
function answeredThen({ attributes }: Scene, { save }: Of<'http'>): Attributes | undefined {
  const names = Object.keys(save);
  const known = names.filter((name) => Object.hasOwn(attributes, name));
  if (known.length === 0) return undefined;
  return Object.fromEntries(known.map((name) => [name, attributes[name] ?? null]));
}

async function handOff(
  going: Going,
  { turn, step }: { turn: number; step: string },
  { to, text }: Of<'hand_off'>,
): Promise<Ended | 'to_bot'> {
  const { scene } = going;
  const bot = to.type === 'bot' ? await scene.botOf(to.bot_id) : undefined;
  if (!bot)
    return {
      end: 'handed_off',
      department: await receiverOf(scene, to.type === 'department' ? to.department_id : null),
    };
  speak(going, { id: `flow-${turn}`, content: text ?? bot.settings.name }, { articles: [], step });
  going.lead = { bot };
  going.dealtWith = going.progress?.answered_seq ?? 0;
  return 'to_bot';
}
