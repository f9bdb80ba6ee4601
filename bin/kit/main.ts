/** The entrance: reads the command line, finds the place, runs the command, and says how it ended. */
import { Argument, Command as Parser, CommanderError, Option as ParserOption } from 'commander';
import type { AnyCommand, ListedCommand, Need } from './command.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { failureOf } from './failure.ts';
import { type Options, flagOf } from './option.ts';
import { type Terminal, outputTo } from './output.ts';
import { type Place, type Where, findPlace } from './place.ts';

/** The program's surroundings. `signal` is aborted by Ctrl-C. */
export type Surroundings = Terminal & { env: NodeJS.ProcessEnv; signal: AbortSignal };

/** What the command line said. */
type Called = { name: string; command: AnyCommand; given: Record<string, unknown>; args: unknown[] };

/** Runs one command line. @param argv without Node and the script; @returns the exit code */
export async function main(
  commands: readonly ListedCommand[],
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  let called: Called | undefined;
  const program = await parserOf(commands, argv, surroundings, (call) => (called = call));
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    // The parser has printed the reason, or the help.
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    const message = error.message.replace(/^error: /, '');
    outputTo(surroundings, argv.includes('--json')).document({ error: { exit: 2, command: null, message } });
    return 2;
  }
  return called ? runCommand(called, surroundings) : 2;
}

/** The parser of all commands, with the options of those that the command line names. */
export async function parserOf(
  commands: readonly ListedCommand[],
  argv: readonly string[],
  { stdout, stderr }: Terminal,
  call: (called: Called) => void,
): Promise<Parser> {
  const program = new Parser('npx live-chat')
    .description('Commands for the operators of a deployment, or of the stack that npm start runs.')
    .configureHelp({ subcommandTerm: (one) => one.name() })
    .helpCommand('help [command]', 'print the help of a command');
  const prepare = (parser: Parser): Parser =>
    parser
      .exitOverride()
      .configureOutput({
        writeOut: (text) => stdout.write(text),
        writeErr: (text) => stderr.write(text),
        outputError: (text, write) => write(sentence(text)),
      })
      .showHelpAfterError(`Run ${commandPath(parser)} --help to see what is allowed.`)
      .helpOption('-h, --help', 'print this help');
  prepare(program).addHelpText(
    'after',
    `\nExit codes:\n${listed(exitCodes)}\n\nRun npx live-chat <command> --help for its options and examples.`,
  );
  for (const { name, summary, load } of commands) {
    const parser = prepare(program.command(name).summary(summary));
    if (argv.includes(name)) describe(parser, name, await load(), call);
  }
  return program;
}

/** The parser's words as ours. */
const sentence = (text: string): string =>
  text
    .replace(/^error: (.)/, (_, first: string) => first.toUpperCase())
    .replace(/^Command-argument value ('.*') is invalid for argument '([^']*)'/, 'The $2 $1 is invalid');

const commandPath = (parser: Parser): string =>
  parser.parent ? `${parser.parent.name()} ${parser.name()}` : parser.name();

/** `  0    done` */
const listed = (rows: object): string =>
  Object.entries(rows)
    .map(([term, meaning]) => `  ${term.padEnd(5)}${meaning}`)
    .join('\n');

function describe(parser: Parser, name: string, command: AnyCommand, call: (called: Called) => void): void {
  const { description, args, options, examples, needs } = command;
  parser.description(description);
  for (const [key, { placeholder, description: text, isRequired, parse }] of Object.entries(args)) {
    const shown = placeholder ?? key;
    parser.addArgument(new Argument(isRequired ? `<${shown}>` : `[${shown}]`, text).argParser(parse));
  }
  if (needs === 'table' && Object.keys(args).length === 0)
    parser.addArgument(new Argument('[table]', 'the same as --table'));
  for (const [key, option] of Object.entries(options)) {
    const shown = new ParserOption(flagOf(key, option), option.description);
    parser.addOption(
      option.placeholder === undefined ? shown : shown.argParser(option.parse).makeOptionMandatory(option.isRequired),
    );
  }
  addPlaces(parser, needs);
  parser.addOption(
    new ParserOption('--json', 'print one JSON document on stdout, and everything for people on stderr').helpGroup(
      'Output:',
    ),
  );
  const lines = examples.map(([line, what]) => `  npx live-chat ${line}\n      ${what}`);
  parser.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
  parser.action(() => call({ name, command, given: parser.opts(), args: parser.processedArgs }));
}

/** The options that say where. */
function addPlaces(parser: Parser, needs: Need): void {
  if (needs === 'nothing') return;
  const add = (flags: string, text: string): void => {
    parser.addOption(new ParserOption(flags, text).helpGroup('Where:'));
  };
  add('--stack <name>', 'a deployed stack, such as live-chat-prod; uses the credentials of the AWS CLI');
  add('--local [address]', 'the stack that npm start runs (default address: http://localhost:8787, or PORT)');
  if (needs === 'table') add('--table <name>', "a deployment's table alone: the stack's output TableName");
  add('--region <region>', 'the AWS region, if not that of the AWS CLI');
}

async function runCommand({ name, command, given, args }: Called, surroundings: Surroundings): Promise<ExitCode> {
  const isJson = given['json'] === true;
  const output = outputTo(surroundings, isJson);
  const { signal } = surroundings;
  let place: Place | undefined;
  const where = whereOf(command, given, args);
  try {
    if (given['table'] !== undefined && given['table'] !== where.table)
      throw new CommandError(
        2,
        `Two tables are named: "${where.table}" and --table "${String(given['table'])}". Give one.`,
      );
    place = await findPlace(where, command.needs, surroundings.env);
    const confirm = confirmer(surroundings, given['yes'] === true);
    const run = {
      options: switchedOff(command.options, given),
      args: namedArgs(command.args, args),
      place,
      output,
      signal,
      confirm,
    };
    const { exit, json } = await untilStopped(command.run(run), command, signal);
    output.document(json);
    return exit;
  } catch (error) {
    const { exit, message } = failureOf(error, place?.name ?? nameOf(where));
    output.note(message);
    output.document({ error: { exit, command: name, message } });
    return exit;
  }
}

const nameOf = ({ stack, table }: Where): string =>
  stack === undefined ? `the table "${table ?? ''}"` : `the stack "${stack}"`;

function whereOf({ needs, args: own }: AnyCommand, given: Record<string, unknown>, args: unknown[]): Where {
  const positional = needs === 'table' && Object.keys(own).length === 0 ? args[0] : undefined;
  return positional === undefined ? given : { ...given, table: String(positional) };
}

/** Switches that weren't given are false rather than missing. */
const switchedOff = (options: Options, given: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(options).map(([name, { placeholder }]) => [
      name,
      placeholder === undefined ? given[name] === true : given[name],
    ]),
  );

const namedArgs = (args: Options, values: unknown[]): Record<string, unknown> =>
  Object.fromEntries(Object.keys(args).map((name, index) => [name, values[index]]));

/** How long a command may take to come to a good end after Ctrl-C. */
const STOP_WITHIN_MS = 3000;

/** The command's outcome, or an error that says it was stopped. */
async function untilStopped<Result>(
  running: Promise<Result>,
  { whenStopped }: AnyCommand,
  signal: AbortSignal,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const stopped = new Promise<never>((_, reject) => {
    const give = (): void => reject(new CommandError(130, `Stopped. ${whenStopped}`));
    signal.addEventListener('abort', () => (timer = setTimeout(give, STOP_WITHIN_MS)), { once: true });
  });
  try {
    return await Promise.race([running, stopped]);
  } catch (error) {
    throw signal.aborted ? new CommandError(130, `Stopped. ${whenStopped}`, { cause: error }) : error;
  } finally {
    clearTimeout(timer);
  }
}

const confirmer =
  ({ ask }: Terminal, isSure: boolean) =>
  async (question: string): Promise<void> => {
    if (isSure) return;
    if (!ask) throw new CommandError(2, `${question} Nobody can be asked here: add --yes to do it.`);
    const answer = await ask(`${question} Type yes to go on: `);
    if (answer.trim().toLowerCase() === 'yes') return;
    throw new CommandError(130, 'Nothing was changed.');
  };
