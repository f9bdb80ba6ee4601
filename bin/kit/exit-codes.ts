/** Exit codes of every command: what a script may rely on. */

/** Each code with its meaning, as the help and docs/commands.md print it. */
export const exitCodes = {
  0: 'done, and nothing to report',
  1: 'done, and there are findings: differences, faults, skipped rows',
  2: 'the command line is wrong; nothing was done',
  3: 'AWS, the stack or the local run could not be reached, or did not permit it',
  4: 'refused: the data or a rule of the product does not allow it',
  5: 'an error of the command itself',
  130: 'stopped with Ctrl-C',
} as const;

/** One of the codes. */
export type ExitCode = keyof typeof exitCodes;

/** Ends a command with one sentence or two: what was seen, what is allowed, and what to do next. */
export class CommandError extends Error {
  readonly exit: ExitCode;

  constructor(exit: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
    this.exit = exit;
  }
}
