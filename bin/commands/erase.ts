/** `erase`: visitors, with all that is kept of them. */
import { decodeJwt } from 'jose';
import * as z from 'zod/mini';
import { defineCommand } from '#bin/kit/command.ts';
import { CommandError } from '#bin/kit/exit-codes.ts';
import { anId, flag, optional } from '#bin/kit/option.ts';
import type { Output } from '#bin/kit/output.ts';
import { type ProductDeps, productDeps } from '#bin/kit/product.ts';
import { scanTable } from '#bin/kit/scan.ts';
import type { Id } from '#core/model/id.ts';
import { email } from '#core/model/text.ts';
import { newestOfVisitor } from '#functions/store/conversations/conversation-index.ts';
import { ticketIdsOf } from '#functions/store/visitors/erasure-store.ts';
import { type VisitorItem, getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';

/** Erases a person as `DELETE /visitors/{id}` does, and stays until their conversations are gone. */
export const eraseCommand = defineCommand({
  description:
    'Erases a visitor as the API does (DELETE /visitors/{id}), after it has said what will go: their profile, conversations, messages, tickets and files. Numbers in reports stay, because they name nobody. Backups of the table keep the data until they expire. By email address it reads the whole table, which costs about a cent per 300 MB, and erases everyone who gave that address. If the person also wants a copy, get it first (GET /visitors/{id}/export).',
  options: {
    email: optional('address', 'everyone who gave this address', email, 'Give an address like vera@example.com.'),
    token: optional('token', 'whoever has this session token of the widget', z.string()),
    yes: flag('ask nothing'),
  },
  args: { visitor: optional('visitor', 'the ID of the visitor', anId) },
  examples: [
    ['erase 1753264128000001 --stack live-chat-prod', 'Says what will go, asks, and erases it.'],
    [
      'erase --email vera@example.com --yes --stack live-chat-prod',
      'Erases everyone with this address, and asks nothing.',
    ],
  ],
  needs: 'stack',
  whenStopped: 'An erasure that has begun goes on by itself: the sweep finishes it within minutes.',
  run: async ({ options, args, place, output, signal, confirm }) => {
    const deps = productDeps(place, output);
    const watch = { output, signal, tableName: place.output('TableName') };
    const visitors = await findVisitors(deps, { ...options, id: args.visitor }, watch);
    const lines = await Promise.all(visitors.map((visitor) => describe(deps, visitor)));
    for (const line of lines) output.say(line);
    const who = visitors.length === 1 ? 'this visitor' : `these ${visitors.length} visitors`;
    await confirm(`Erase ${who} with everything that is listed? It can't be undone.`);
    for (const { id } of visitors) await eraseWhole(deps, id, watch);
    output.say(`Erased. Their files are deleted by the next sweep, within minutes.`);
    return { exit: 0, json: { erased: visitors.map(({ id }) => id) } };
  },
});

type Watch = { output: Output; signal: AbortSignal; tableName: string };
type Sought = { id: Id | undefined; email: string | undefined; token: string | undefined };
type Found = Pick<VisitorItem, 'id' | 'name' | 'email'>;

async function findVisitors(deps: ProductDeps, sought: Sought, watch: Watch): Promise<Found[]> {
  const { id, email: address, token } = sought;
  const named = [id, address, token].filter((one) => one !== undefined);
  if (named.length !== 1)
    throw new CommandError(2, 'Name the visitor in one way: by ID, by --email <address> or by --token <token>.');
  const found =
    address === undefined ? [await one(deps, id ?? visitorOf(token ?? ''))] : await withEmail(address, watch);
  if (found.length > 0) return found;
  throw new CommandError(4, `No visitor has the address ${address}. It counts as they or their site gave it last.`);
}

async function one({ table }: ProductDeps, id: Id): Promise<Found> {
  const visitor = await getVisitor(table, id, { consistent: true });
  if (visitor) return visitor;
  throw new CommandError(4, `There is no visitor ${id}, or they were erased already.`);
}

/** Whom a session token names. Whether it is still valid doesn't matter to an operator. @throws CommandError 2 */
function visitorOf(token: string): Id {
  try {
    return z.parse(anId, decodeJwt(token).sub);
  } catch (error) {
    throw new CommandError(2, "That isn't a session token of the widget, which begins with ey and has two dots.", {
      cause: error,
    });
  }
}

async function withEmail(address: string, { output, signal, tableName }: Watch): Promise<Found[]> {
  const progress = output.progress('Items looked at');
  const sought = {
    FilterExpression: 'sk = :visitor AND attribute_exists(email)',
    ProjectionExpression: 'id, #name, email',
    ExpressionAttributeNames: { '#name': 'name' },
    ExpressionAttributeValues: { ':visitor': 'VISITOR' },
  };
  const seen = (items: number): void => {
    signal.throwIfAborted();
    progress.at(items);
  };
  const found: Found[] = [];
  for await (const item of scanTable(tableName, sought, seen))
    if (String(item['email']).toLowerCase() === address) found.push(item as Found);
  progress.end();
  return found;
}

/** Lists are counted up to here. */
const MAX_COUNTED = 1000;

async function describe({ table }: ProductDeps, { id, name, email: address }: Found): Promise<string> {
  const [conversations, tickets] = await Promise.all([
    newestOfVisitor(table, id, { limit: MAX_COUNTED }),
    ticketIdsOf(table, id),
  ]);
  const count = (of: readonly unknown[], thing: string): string =>
    `${of.length}${of.length === MAX_COUNTED ? ' or more' : ''} ${thing}${of.length === 1 ? '' : 's'}`;
  const who = [name ?? 'no name', address ?? 'no email address'].join(', ');
  return `Visitor ${id} (${who}): profile, ${count(conversations, 'conversation')} with messages and files, ${count(tickets, 'ticket')}`;
}

/** Goes on where a pass ran out of time. Each takes four seconds at most. */
async function eraseWhole(deps: ProductDeps, id: Id, { output, signal }: Watch): Promise<void> {
  const progress = output.progress(`Passes over visitor ${id}`);
  let passes = 0;
  while ((await eraseVisitor(deps, id)) === 'something') {
    signal.throwIfAborted();
    progress.at(++passes);
  }
  progress.end();
}
