/**
 * One-time codes that prove that the visitor reads the mail of their address on file: asked for, mailed, and held against
 * what was typed. What was typed is in the rows only as a hash.
 */
import { type CodeWords, codeWords } from '#core/automation/phrases/code-words.ts';
import { asksForAgent } from '#core/automation/asks-for-agent.ts';
import { labelMeant } from '#core/automation/answers/labels.ts';
import { verdictIn } from '#core/automation/verdict.ts';
import { fill } from '#core/mails/mail.ts';
import { noteOf } from '#core/model/messages/handoff-note.ts';
import { type Id, makeId } from '#core/model/id.ts';
import { inLanguage } from '#core/text/language.ts';
import type { Outcome } from '#functions/bot/port/bot.ts';
import type { CodeStep } from '#functions/bot/port/tools.ts';
import type { Deps } from '#functions/deps.ts';
import { hashOfCode, newCode } from '#functions/use-cases/privacy/one-time-code.ts';
import { randomText } from '#functions/platform/random-text.ts';
import {
  type CodeChallenge,
  type CodeTry,
  type ToolState,
  changeToolState,
} from '#functions/store/automation/tool-state-store.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { addressMark } from '#functions/store/mail/mail-job-store.ts';
import { type VisitorItem, getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { type Admitted, type MailDeps, admitMail } from '#functions/use-cases/mail/admit-mail.ts';
import { maskedAddress } from './masked-address.ts';

/** The dependencies of codes. */
export type CodeDeps = MailDeps & Pick<Deps, 'random'>;

/** Where a code is asked for: the turn that answers `seq`, and the rows that it answers. */
export type CodeScene = {
  conversation: Id;
  visitor: Id;
  seq: number;
  /** The visitor's rows that the turn answers, oldest first. */
  open: readonly StoredRow[];
  /** The conversation so far, oldest first. */
  history: readonly StoredRow[];
  /** The names of the tools that want a code. */
  tools: readonly string[];
};

const VALID_MS = 10 * 60_000;
/** What is typed later is still masked, and answered with another code. */
const MASKED_MS = 30 * 60_000;
const COUNTS_FOR_MS = 30 * 60_000;
const PAUSE_MS = 60_000;
const MAX_TRIES = 3;
const MAX_CODES = 3;
const MAX_LATE = 10;
const NONCE_LENGTH = 16;

/** Whether the visitor has proved, not long ago, that the address they have now is theirs. */
export const isProven = ({ proven }: ToolState, { email }: Pick<VisitorItem, 'email'>, nowMs: number): boolean =>
  proven !== null && email !== null && proven.address === addressMark(email) && nowMs < proven.until_ms;

/**
 * Asks whether a code may be mailed, so that the tool can be used. Nothing is mailed yet. No answer here has a button for an
 * agent: the widget shows its own as long as a bot has the chat.
 */
export async function offerCode(deps: CodeDeps, scene: CodeScene, tool: string): Promise<Outcome> {
  const { visitor, words } = await aroundOf(deps, scene);
  const known = visitor?.email;
  if (!known) return { action: 'ask_back', reply: words.noAddress, options: [] };
  const address = maskedAddress(known);
  const { seq, conversation } = scene;
  const offered = { tool, seq, asked_seq: seq, is_question: true };
  const state = await changeToolState(deps.table, conversation, async () => ({ change: { offered } }));
  if (wrongOf(state.tries) >= MAX_TRIES) return refused(words.off);
  const { challenge } = state;
  if (challenge?.address === addressMark(known) && deps.now() < challenge.until_ms)
    return awaiting(challenge, words, address);
  return { action: 'ask_back', reply: fill(words.offer, { address }), options: [words.send] };
}

/** Says that a code was mailed, and waits for it: also again, where the answer that said so was never stored. */
function awaiting({ nonce, until_ms }: CodeChallenge, words: CodeWords, address: string): Outcome {
  const code = { nonce, until_ms: until_ms - VALID_MS + MASKED_MS };
  return { action: 'ask_back', reply: fill(words.sent, { address }), options: [words.resend], code };
}

/** Reads what the visitor typed or pressed about a code. */
export async function readCode(deps: CodeDeps, scene: CodeScene, state: ToolState): Promise<CodeStep> {
  const typed = scene.open.filter((row) => row.state.code?.typed !== undefined);
  if (typed.length > 0) return withOthers(await judge(deps, scene, typed), scene);
  // The same turn, taken again.
  if (state.challenge?.for_seq === scene.seq) return { ends: await sendCode(deps, scene) };
  const pressed = pressedIn(scene, state);
  if (pressed === 'person') return { ends: { action: 'escalate', reason: 'asked' } };
  return pressed === 'send' ? { ends: await sendCode(deps, scene) } : undefined;
}

/** The same where the visitor wrote more than the code: that is answered, too, and a wish for a person comes first. */
function withOthers(step: CodeStep, { open }: CodeScene): CodeStep {
  const others = open.filter(({ state, content }) => state.code?.typed === undefined && content.trim() !== '');
  const texts = others.map(({ content }) => content);
  if (step && 'proven' in step) return { proven: { asked: [...step.proven.asked, ...texts] } };
  const isAsked = step?.ends.action === 'ask_back' && texts.some(asksForAgent);
  return isAsked ? { ends: { action: 'escalate', reason: 'asked' } } : step;
}

/** The button, or the yes, below the bot's last word, if that was about a code. */
function pressedIn({ open, history }: CodeScene, { offered }: ToolState): 'send' | 'person' | undefined {
  const [said] = open.toReversed();
  const last = history.findLast(({ sender_type, visibility }) => sender_type === 'bot' && visibility === 'public');
  if (!said || !offered || last?.client_message_id !== `bot-${offered.seq}`) return undefined;
  const labels = (last.metadata?.options ?? []).map(({ value }) => value);
  const meant = labelMeant(labels, said.content);
  if (meant === undefined) return offered.is_question && verdictIn(said.content) === 'yes' ? 'send' : undefined;
  return meant === labels[0] ? 'send' : 'person';
}

/** Mails a code, and waits for it. The same turn, taken again, mails no other. */
async function sendCode(deps: CodeDeps, scene: CodeScene): Promise<Outcome> {
  const { table, now } = deps;
  const { conversation, seq } = scene;
  const { visitor, words } = await aroundOf(deps, scene);
  if (!visitor?.email) return { action: 'ask_back', reply: words.noAddress, options: [] };
  const to = addressMark(visitor.email);
  const [code, nonce, atMs] = [newCode(), randomText(NONCE_LENGTH), now()];
  let admitted: Admitted | undefined;
  let isTooSoon = false;
  const state = await changeToolState(table, conversation, async ({ challenge, offered, tries, ...before }) => {
    isTooSoon = atMs - before.last_code_ms < PAUSE_MS;
    const isOver = wrongOf(tries) >= MAX_TRIES || before.codes >= MAX_CODES;
    if (!offered || !scene.tools.includes(offered.tool)) return undefined;
    if (isOver || isTooSoon || challenge?.for_seq === seq) return undefined;
    const cause = { by: 'visitor', visitor, address: visitor.ip_address, isRequested: true } as const;
    admitted ??= await admitMail(deps, { to: visitor.email ?? '', cause });
    if (admitted.outcome !== 'queued') return undefined;
    const { tool, asked_seq } = offered;
    const until_ms = atMs + VALID_MS;
    const hash = hashOfCode(conversation, nonce, code);
    const order = { about: 'code', conversation_id: conversation, code, to, until_ms } as const;
    return {
      change: {
        challenge: { tool, for_seq: seq, asked_seq, nonce, hash, address: to, until_ms },
        offered: { tool, seq, asked_seq, is_question: false },
        // A right one is used up with its code. Wrong ones count until then.
        tries: tries.some(({ was }) => was === 'right') ? [] : tries,
        codes: before.codes + 1,
        last_code_ms: atMs,
      },
      also: [admitted.write(makeId(atMs, deps.random()), order)],
    };
  });
  const address = maskedAddress(visitor.email);
  const { challenge } = state;
  if (challenge?.for_seq === seq) return awaiting(challenge, words, address);
  if (isTooSoon && challenge) {
    await offerAgain(deps, scene, state);
    return { action: 'ask_back', reply: words.soon, options: [words.resend] };
  }
  return { action: 'ask_back', reply: fill(words.noMail, { address }), options: [] };
}

/** Holds what was typed against the code, row by row in their order. Each row counts once, whichever turn counts it. */
async function judge(deps: CodeDeps, scene: CodeScene, typed: readonly StoredRow[]): Promise<CodeStep> {
  const { visitor, words } = await aroundOf(deps, scene);
  const nowMs = deps.now();
  const state = await changeToolState(deps.table, scene.conversation, async (before) => {
    const tries = [...before.tries];
    for (const row of typed) {
      if (tries.some(({ seq }) => seq === row.seq) || tries.some(({ was }) => was === 'right')) continue;
      if (wrongOf(tries) >= MAX_TRIES) break;
      tries.push({ seq: row.seq, was: verdictOn(before, row, { visitor, tools: scene.tools, nowMs }) });
    }
    if (tries.length === before.tries.length) return undefined;
    const right = tries.findLast(({ was, seq }) => was === 'right' && typed.some((row) => row.seq === seq));
    const isOver = right !== undefined || wrongOf(tries) >= MAX_TRIES;
    const proven = right && before.challenge && { address: before.challenge.address, until_ms: nowMs + COUNTS_FOR_MS };
    // Anybody can go on typing: what comes too late must not make the item grow.
    const kept = tries.filter(({ was }, at) => was !== 'late' || at >= tries.length - MAX_LATE);
    return { change: { tries: kept, ...(proven ? { proven } : {}), ...(isOver ? { challenge: null } : {}) } };
  });
  const these = state.tries.filter(({ seq }) => typed.some((row) => row.seq === seq));
  if (these.some(({ was }) => was === 'right')) return { proven: { asked: [questionOf(scene, state)] } };
  if (wrongOf(state.tries) >= MAX_TRIES) return { ends: refused(words.off) };
  // Typed while the answer to the right one was on its way: nothing is waited for any more.
  if (these.length === 0) return undefined;
  await offerAgain(deps, scene, state);
  const left = MAX_TRIES - wrongOf(state.tries);
  const reply = these.some(({ was }) => was === 'wrong') ? fill(words.wrong, { left }) : words.late;
  return { ends: { action: 'ask_back', reply, options: [words.resend] } };
}

/** What a row's code is worth. */
function verdictOn(
  { challenge }: ToolState,
  { state: { code } }: StoredRow,
  { visitor, tools, nowMs }: { visitor: VisitorItem | undefined; tools: readonly string[]; nowMs: number },
): CodeTry['was'] {
  const isValid =
    challenge &&
    challenge.nonce === code?.nonce &&
    nowMs < challenge.until_ms &&
    visitor?.email &&
    addressMark(visitor.email) === challenge.address &&
    tools.includes(challenge.tool);
  if (!isValid) return 'late';
  return challenge.hash === code.typed ? 'right' : 'wrong';
}

const wrongOf = (tries: readonly CodeTry[]): number => tries.filter(({ was }) => was === 'wrong').length;

const refused = (reply: string): Outcome => ({
  action: 'escalate',
  reason: 'refused',
  note: noteOf('wrong_codes', [], { count: MAX_TRIES }),
  reply,
});

/** The button of this turn's answer mails a code, too. */
async function offerAgain({ table }: CodeDeps, { conversation, seq }: CodeScene, state: ToolState): Promise<void> {
  const { challenge } = state;
  await changeToolState(table, conversation, async ({ offered }) => {
    const about = offered ?? challenge;
    return about
      ? { change: { offered: { tool: about.tool, seq, asked_seq: about.asked_seq, is_question: false } } }
      : undefined;
  });
}

/** What the visitor wanted to know when they were asked for a code. */
const questionOf = ({ history }: CodeScene, { offered }: ToolState): string =>
  history.find(({ seq }) => seq === offered?.asked_seq)?.content ?? '';

async function aroundOf({ table }: CodeDeps, { visitor: id }: CodeScene) {
  const visitor = await getVisitor(table, id, { consistent: true });
  return { visitor, words: inLanguage(codeWords, visitor?.locale ?? null) };
}
