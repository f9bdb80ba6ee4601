/** The shape of a command. One file of `bin/commands` holds one. */
import type { ExitCode } from './exit-codes.ts';
import type { Options, ValuesOf } from './option.ts';
import type { Output } from './output.ts';
import type { Place } from './place.ts';

/** What a command needs: `stack` knows everything of a deployment, `table` may be the table's name alone. */
export type Need = 'nothing' | 'table' | 'stack';

/** What a command is given. */
export type Run<Given, Args> = {
  options: ValuesOf<Given>;
  args: ValuesOf<Args>;
  place: Place;
  output: Output;
  /** Aborted by Ctrl-C. A command that writes checks it between its steps, and returns soon. */
  signal: AbortSignal;
  /** Asks before something that can't be undone. @throws CommandError 2 where nobody can be asked, 130 when the answer isn't yes */
  confirm: (question: string) => Promise<void>;
};

/** How a command ended. `json` is its one document for programs. */
export type Outcome = { exit: ExitCode; json: unknown };

/** A command of `npx live-chat`. */
export type Command<Given extends Options = Options, Args extends Options = Options> = {
  /** What it does, changes and costs, in sentences. */
  description: string;
  options: Given;
  args: Args;
  /** Command lines after `npx live-chat`, and what each does. At least one. */
  examples: readonly (readonly [line: string, what: string])[];
  needs: Need;
  /** What Ctrl-C leaves behind, in a sentence. */
  whenStopped: string;
  run: (run: Run<Given, Args>) => Promise<Outcome>;
};

/** A command whose options' types are known to `run`. */
export const defineCommand = <Given extends Options, Args extends Options>(command: Command<Given, Args>): AnyCommand =>
  command as unknown as AnyCommand;

/** A command as the entrance handles it, which gives it the values its own options make. */
export type AnyCommand = Command;

/** A command that is loaded when it is called. `summary`: one line of the list of commands, without a period. */
export type ListedCommand = { name: string; summary: string; load: () => Promise<AnyCommand> };
