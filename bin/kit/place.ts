/** Finds what a command works on: a deployed stack by its name, the stack that `npm start` runs, or a table alone. */
import * as z from 'zod/mini';
import { CommandError } from './exit-codes.ts';
import type { Need } from './command.ts';

/** The options that say where. */
export type Where = { stack?: string; local?: string | true; table?: string; region?: string };

/** The outputs of a stack that commands read; `lib/live-chat.ts` makes them. */
export type OutputName =
  | 'SiteUrl'
  | 'DashboardUrl'
  | 'SocketUrl'
  | 'AgentSocketUrl'
  | 'FilesUrl'
  | 'TableName'
  | 'UserPoolId';

/** A resource of the stack. */
export type StackResource = { logicalId: string; physicalId: string; type: string };

/** What a command works on. The AWS clients that it makes reach this place. */
export type Place = {
  kind: 'stack' | 'local' | 'table' | 'nowhere';
  /** As sentences name it, such as `the stack "live-chat-prod"`. */
  name: string;
  /** An output. @throws CommandError 3 where there is none, as without a user pool */
  output: (name: OutputName) => string;
  /** An output, or undefined where there is none. */
  maybe: (name: OutputName) => string | undefined;
  /** All resources; empty for a table alone. */
  resources: readonly StackResource[];
};

const DEFAULT_LOCAL = 'http://localhost:8787';

/** What the local run says of itself at `GET /local/stack`. */
const localStack = z.object({
  name: z.string(),
  outputs: z.record(z.string(), z.string()),
  resources: z.array(z.object({ logicalId: z.string(), physicalId: z.string(), type: z.string() })),
  /** What the AWS clients have to be told to reach it. */
  environment: z.record(z.string(), z.string()),
});

/** Whether a variable would lead the clients of a local run elsewhere. */
const isMisleading = (name: string): boolean => name === 'AWS_PROFILE' || name.startsWith('AWS_ENDPOINT_URL');

/**
 * Finds the place, and has all AWS clients made from now on reach it.
 * @param env the variables that AWS's clients read
 * @throws CommandError 2 when none or several are named, 3 when it can't be found
 */
export async function findPlace(where: Where, need: Need, env: NodeJS.ProcessEnv): Promise<Place> {
  const named = [where.stack, where.local, where.table].filter((one) => one !== undefined);
  if (need === 'nothing' && named.length === 0) return placeOf('nowhere', 'nothing', {}, []);
  if (named.length !== 1) throw new CommandError(2, whereSentence(need, named.length));
  if (where.region !== undefined) env['AWS_REGION'] = where.region;
  if (where.stack !== undefined) return deployedPlace(where.stack);
  if (where.local !== undefined) return localPlace(where.local === true ? localAddress(env) : where.local, env);
  return placeOf('table', `the table "${where.table}"`, { TableName: where.table ?? '' }, []);
}

const localAddress = ({ PORT }: NodeJS.ProcessEnv): string => (PORT ? `http://localhost:${PORT}` : DEFAULT_LOCAL);

const whereSentence = (need: Need, count: number): string =>
  `${count === 0 ? 'This command has to know where' : 'A command works on one place only'}: --stack <name> for a deployed stack${
    need === 'table'
      ? ', --local for the one that npm start runs, or --table <name> for a table.'
      : ', or --local for the one that npm start runs.'
  }`;

async function deployedPlace(name: string): Promise<Place> {
  const { readStack } = await import('./deployed-stack.ts');
  const { outputs, resources } = await readStack(name);
  return placeOf('stack', `the stack "${name}"`, outputs, resources);
}

async function localPlace(address: string, env: NodeJS.ProcessEnv): Promise<Place> {
  const url = new URL('/local/stack', addressOf(address));
  // Another program may have the port, and answer everything with a page.
  const answer: unknown = await fetch(url)
    .then((response) => (response.ok ? response.json() : undefined))
    .catch((error: unknown) => {
      throw new CommandError(3, notThere(address), { cause: error });
    });
  const found = localStack.safeParse(answer);
  if (!found.success) throw new CommandError(3, notThere(address));
  const { name, outputs, resources, environment } = found.data;
  for (const variable of Object.keys(env).filter(isMisleading)) delete env[variable];
  Object.assign(env, environment);
  return placeOf('local', `the local run at ${address} (${name})`, outputs, resources);
}

function addressOf(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new CommandError(2, `"${text}" isn't an address. Give what npm start prints, such as ${DEFAULT_LOCAL}.`);
  }
}

const notThere = (address: string): string =>
  `No local run answers at ${address}. Start one with npm start, or give its address: --local http://localhost:<port>.`;

function placeOf(
  kind: Place['kind'],
  name: string,
  outputs: Readonly<Record<string, string>>,
  resources: readonly StackResource[],
): Place {
  // In a stack of one's own, CDK writes the construct's path before an output's name, and a hash after it.
  const maybe = (wanted: OutputName): string | undefined =>
    outputs[wanted] ?? Object.entries(outputs).find(([key]) => new RegExp(`${wanted}[0-9A-F]{8}$`).test(key))?.[1];
  const output = (wanted: OutputName): string => {
    const value = maybe(wanted);
    if (value !== undefined) return value;
    const reason =
      wanted === 'UserPoolId'
        ? ' It has none if another identity provider signs agents in.'
        : ' Is it a stack of live chat?';
    throw new CommandError(3, `${name[0]?.toUpperCase()}${name.slice(1)} has no output ${wanted}.${reason}`);
  };
  return { kind, name, output, maybe, resources };
}
