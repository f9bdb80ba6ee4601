/**
 * Connections and the channels they are subscribed to. Rows outlive a socket's longest life slightly, so none remain. An
 * agent's rows end with the access token and no longer count from then on, whether or not they are deleted yet.
 */
import type { Id } from '#core/model/id.ts';
import type { TeamRole } from '#core/model/team/team-role.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { type Channel, channelRange, channelText, watchedIn } from '#functions/store/partitions.ts';
import { type Item, type Table, queryAll } from '#functions/store/table.ts';

/** Who is at the other end of a socket, as the authorizer found. */
export type Principal =
  | {
      principal: 'agent';
      user_id: string;
      name: string;
      /** Null for an admin without an agent record. */
      agent_id: Id | null;
      /** As the access token says; missing on sockets from before there were roles, which count as an agent's. */
      role?: TeamRole;
      /** When the access token ends that the socket was opened with. */
      token_expires_at_seconds: number;
    }
  | {
      principal: 'visitor';
      visitor_id: Id;
      widget_id: Id;
      widget_token: string;
      verified: boolean;
      /** Whether agents see who is on the site. */
      is_listed?: true;
    };

/** A connection. `channels`: partitions of what it listens to beyond what follows from who it is. */
export type Connection = Principal & {
  id: string;
  expires_at_seconds: number;
  channels: string[];
  /** Its client said in this greeting that it takes several frames in one text. */
  batches?: true | undefined;
};

/** In place of an agent's id, where admins without an agent record listen. No agent has it. */
export const ADMINS = 0;

/** API Gateway ends a socket after two hours; a quarter more covers clocks and late frames. */
const LIFE_SECONDS = (2 * 60 + 15) * 60;

/** Stores a new connection. */
export async function putConnection(table: Table, id: string, who: Principal, nowMs: number): Promise<void> {
  const longest = Math.floor(nowMs / 1000) + LIFE_SECONDS;
  const expires_at_seconds = who.principal === 'agent' ? Math.min(longest, who.token_expires_at_seconds) : longest;
  await table.put({ Item: { ...keys.connection(id), ...who, expires_at_seconds } });
}

/** Whether a connection or one of its channel rows no longer counts. */
export const hasExpired = (expiresAtSeconds: number, nowMs: number): boolean => expiresAtSeconds * 1000 <= nowMs;

/** A connection, as it is now; nothing when it was ended or revoked. */
export async function getConnection(table: Table, id: string): Promise<Connection | undefined> {
  const item = await table.get({ Key: keys.connection(id), ConsistentRead: true });
  return item && toConnection(id, item);
}

/** Deletes a connection and what it listened to. Nothing else: an agent may live on in another socket. */
export async function deleteConnection(table: Table, connection: Connection): Promise<void> {
  const { pk: sk } = keys.connection(connection.id);
  const own = ownChannels(connection).map((channel) => keys.channel(channel, connection.id));
  const noted = connection.channels.map((pk): Key => ({ pk, sk }));
  await Promise.all([keys.connection(connection.id), ...own, ...noted].map((Key) => table.delete({ Key })));
}

const isNew = 'attribute_not_exists(pk)';

/**
 * Makes a connection listen to channels; those that don't follow from who it is are noted, to be cleaned up. Answers
 * whether it did not listen to one of them before.
 */
export async function subscribe(table: Table, connection: Connection, channels: readonly Channel[]): Promise<boolean> {
  const { id, expires_at_seconds, batches } = connection;
  const own = new Set(ownChannels(connection).map(channelText));
  const others = channels.filter((channel) => !own.has(channelText(channel)));
  if (others.length > 0) await note(table, id, 'ADD', others);
  // An agent's rows name the agent, so that their own events aren't sent back to them and viewers can be listed.
  const whose =
    connection.principal === 'agent' && connection.agent_id !== null
      ? { agent_id: connection.agent_id, agent_name: connection.name }
      : {};
  const written = await Promise.all(
    channels.map((channel) =>
      table.put({
        Item: { ...keys.channel(channel, id), ...whose, expires_at_seconds, ...(batches ? { batches } : {}) },
        // A client that takes one frame in a text gets no more, whatever an earlier greeting said. The other way isn't written:
        // all clients understand one by one, and nobody can begin to listen over and over.
        ConditionExpression: batches ? isNew : `${isNew} OR attribute_exists(batches)`,
      }),
    ),
  );
  return written.includes('done');
}

/** A connection as it is once it listens to channels besides those it was read with. */
export function listeningTo(connection: Connection, channels: readonly Channel[]): Connection {
  const partitions = channels.map((channel) => channelRange(channel).pk);
  return { ...connection, channels: [...new Set([...connection.channels, ...partitions])] };
}

/** Makes a connection stop listening to a channel. */
export async function unsubscribe(table: Table, connection: Connection, channel: Channel): Promise<void> {
  await table.delete({ Key: keys.channel(channel, connection.id) });
  await note(table, connection.id, 'DELETE', [channel]);
}

/** Who listens to a channel: the connection, when its row ends, whose it is if it is an agent's, and the key it was found under. */
export type Subscriber = {
  connectionId: string;
  expiresAtSeconds: number;
  agentId: Id | undefined;
  agentName: string | undefined;
  /** Whether it takes several frames in one text. */
  batches: boolean;
  key: Key;
};

/** Everyone who listens to a channel. */
export async function subscribersOf(
  table: Table,
  channel: Channel,
  options: { consistent?: boolean } = {},
): Promise<Subscriber[]> {
  const { pk, begins } = channelRange(channel);
  const items = await queryAll(table, {
    ConsistentRead: options.consistent ?? false,
    ...(begins === ''
      ? { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }
      : {
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :begins)',
          ExpressionAttributeValues: { ':pk': pk, ':begins': begins },
        }),
  });
  return items.map((item) => ({
    key: { pk, sk: String(item['sk']) },
    connectionId: String(item['sk']).split('CONN#').at(-1) ?? '',
    expiresAtSeconds: Number(item['expires_at_seconds']),
    agentId: item['agent_id'] as Id | undefined,
    agentName: item['agent_name'] as string | undefined,
    batches: item['batches'] === true,
  }));
}

/** The sockets of all visitors of a widget, each with whose it is. */
export async function visitorsOn(table: Table, widget: Id): Promise<(Subscriber & { visitorId: Id })[]> {
  const sockets = await subscribersOf(table, { kind: 'widget', id: widget });
  return sockets.flatMap((socket) => {
    const [, visitor] = /^VISITOR#(\d+)#/.exec(socket.key.sk) ?? [];
    return visitor === undefined ? [] : [{ ...socket, visitorId: Number(visitor) }];
  });
}

/** The conversations a connection watches. */
export function watchedBy({ channels }: Connection): Id[] {
  return channels.flatMap((pk) => watchedIn(pk) ?? []);
}

/** The channels that follow from who someone is. */
export function ownChannels(who: Principal): Channel[] {
  if (who.principal === 'agent') return [{ kind: 'agent', id: who.agent_id ?? ADMINS }];
  return [{ kind: 'visitor', id: who.visitor_id, widget_id: who.widget_id }];
}

async function note(table: Table, id: string, verb: 'ADD' | 'DELETE', channels: readonly Channel[]): Promise<void> {
  await table.update({
    Key: keys.connection(id),
    UpdateExpression: `${verb} channels :noted`,
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':noted': new Set(channels.map((channel) => channelRange(channel).pk)) },
  });
}

const toConnection = (id: string, item: Item): Connection =>
  ({ ...item, id, channels: [...((item['channels'] as Set<string> | undefined) ?? [])] }) as unknown as Connection;
