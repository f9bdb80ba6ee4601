/** The port of a bot's tools: what a model knows of them, and what comes of a call. Calls never fail because of a host. */
import type { Outcome } from './bot.ts';

/** A tool as a model knows it. `schema` is a JSON schema of its arguments. */
export type ToolSpec = { name: string; description: string; schema: Record<string, unknown> };

/** A call as a model asks for it: nothing of it is to be believed before it is checked. */
export type CallRequest = { id: string; name: string; input: unknown };

/** What comes of a call: a text for the model, or the end of the turn. `isData`: an answer may rest on the text. */
export type CallResult = { text: string; isData: boolean } | { ends: Outcome };

/**
 * What the visitor's message is to a code that the bot mails: a turn by itself, the proof that one waited for, or nothing.
 * `asked`: what is to be answered after the proof.
 */
export type CodeStep = { ends: Outcome } | { proven: { asked: readonly string[] } } | undefined;

/** The tools of one turn. */
export type Tools = {
  /** Those that this visitor may use. */
  specs: readonly ToolSpec[];
  /** Reads what the visitor typed or pressed about a code, before anything else is made of it. */
  readCode: () => Promise<CodeStep>;
  /** Makes a call that a model asks for, once, however often its turn is taken. */
  call: (request: CallRequest) => Promise<CallResult>;
};
