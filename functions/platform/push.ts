/**
 * Pushing frames to sockets. A push is a hint: clients heal by `seq`, so nothing is lost when one does not arrive.
 * Nothing goes to a socket whose access token has expired. Success proves nothing; 410 means that the connection is gone and deletes the very channel row it was found in.
 */
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Id } from '#core/model/id.ts';
import type { Log } from './log.ts';
import { type Subscriber, hasExpired, subscribersOf } from '#functions/store/sockets/connection-store.ts';
import type { Key } from '#functions/store/keys.ts';
import { type Channel, channelText } from '#functions/store/partitions.ts';
import type { Table } from '#functions/store/table.ts';

/** What posting to a connection came to. */
export type Posted = 'sent' | 'gone';

/**
 * Whether everyone was looked after; `failed` when the table didn't say who listens, or what is done for somebody away failed;
 * `missed` when only a post to some connection failed that may still be there.
 */
export type Delivered = 'done' | 'failed' | 'missed';

/** Posts text to one connection; throws when the gateway can't be reached or refuses for another reason than "gone". */
export type Post = (connectionId: string, text: string) => Promise<Posted>;

/** Ends one connection; throws when the gateway can't be reached. */
export type Disconnect = (connectionId: string) => Promise<void>;

/**
 * A frame for everyone who listens to any of the channels; a connection gets it once. `exceptAgent` leaves out the sockets
 * of the agent who caused it: channel rows written by agents carry `agent_id`. `whenAway` names channels and what to do when no
 * socket of each took the frame; what fails is logged, and makes the outcome `failed`.
 */
export type Delivery = {
  channels: readonly Channel[];
  frame: ServerFrame;
  exceptAgent?: Id;
  /** Whether the sockets of an agent get it; undefined for those that are nobody's with an agent record. All do if left out. */
  isFor?: (agent: Id | undefined) => boolean;
  whenAway?: Away | readonly Away[] | undefined;
};
/** A channel that a frame is to reach, and what to do when it doesn't. */
export type Away = { channel: Channel; act: () => Promise<void> };

/**
 * Sends frames. Nothing here rejects, so that no push can take with it what was stored: whatever fails is logged, and is
 * an outcome for those who can try again. Each resolves when every post was answered.
 */
export type Push = {
  deliver(deliveries: readonly Delivery[]): Promise<Delivered>;
  /** To one connection only: a frame, or several in their order, up to the first that doesn't arrive. `batches`: it takes them in one text. */
  reply(
    connectionId: string,
    frames: ServerFrame | readonly ServerFrame[],
    batches?: boolean,
  ): Promise<Posted | 'failed'>;
  /** Hangs up on one connection, whose client comes back with what it has then. */
  end(connectionId: string): Promise<void>;
};

type PushDeps = { table: Table; post: Post; disconnect: Disconnect; log: Log; now: () => number };

/** Pushes through the channel rows of the table. */
export function channelPush({ table, post, disconnect, log, now }: PushDeps): Push {
  const orFailed = async <Done>(event: string, about: object, act: () => Promise<Done>): Promise<Done | 'failed'> => {
    try {
      return await act();
    } catch (error) {
      log.warn(event, { ...about, error });
      return 'failed';
    }
  };
  const send: Send = (connectionId, parcel) =>
    orFailed('push_failed', { connection_id: connectionId, ...(parcel[0] && aboutOf(parcel[0].frame)) }, async () => {
      const posted = await post(connectionId, textOf(parcel));
      if (posted === 'gone') await Promise.all(parcel.flatMap(({ key }) => (key ? [table.delete({ Key: key })] : [])));
      return posted;
    });
  return {
    reply: async (connectionId, frames, batches = false) => {
      for (const parcel of parcelsOf([frames].flat().map(written), batches)) {
        const sent = await send(connectionId, parcel);
        if (sent !== 'sent') return sent;
      }
      return 'sent';
    },
    end: async (connectionId) => {
      await orFailed('end_failed', { connection_id: connectionId }, () => disconnect(connectionId));
    },
    deliver: async (deliveries) => {
      const wanted = new Map(
        deliveries.flatMap(({ channels, frame }) =>
          channels.map((channel) => [channelText(channel), { channel, about: aboutOf(frame) }] as const),
        ),
      );
      const listen = (name: string, channel: Channel, about: object) =>
        orFailed('listeners_unread', { channel: name, ...about }, async () => {
          try {
            return await subscribersOf(table, channel);
          } catch {
            // A connection that isn't found receives nothing until its next frame, which justifies a second read.
            return await subscribersOf(table, channel);
          }
        });
      const found = new Map<string, Subscriber[] | 'failed'>(
        await Promise.all(
          [...wanted].map(async ([name, { channel, about }]) => [name, await listen(name, channel, about)] as const),
        ),
      );
      const listenersIn = (channel: Channel): Subscriber[] => {
        const listeners = found.get(channelText(channel)) ?? [];
        return listeners === 'failed' ? [] : listeners;
      };
      const { reached, hasMissed } = await sendAll(deliveries, listenersIn, now(), send);
      const lookedAfter = await Promise.all(
        deliveries.flatMap(({ frame, whenAway = [] }, index) =>
          [whenAway]
            .flat()
            .filter(({ channel }) => !listenersIn(channel).some((to) => reached[index]?.has(to.connectionId)))
            .map(({ act }) => orFailed('away_unhandled', aboutOf(frame), act)),
        ),
      );
      if ([...found.values(), ...lookedAfter].includes('failed')) return 'failed';
      return hasMissed ? 'missed' : 'done';
    },
  };
}

/** A frame with its text, and the row that its connection was found in. */
type Written = { frame: ServerFrame; text: string; key?: Key };

const written = (frame: ServerFrame): Written => ({ frame, text: JSON.stringify(frame) });

/** Posts frames to a connection in one text; one that is gone loses the rows that it was found in. */
type Send = (connectionId: string, parcel: readonly Written[]) => Promise<Posted | 'failed'>;

/** The connections that a delivery is for, each once. */
function listeningTo(
  { channels, exceptAgent, isFor = () => true }: Delivery,
  listenersIn: (channel: Channel) => Subscriber[],
  nowMs: number,
): Subscriber[] {
  const once = new Map(channels.flatMap(listenersIn).map((to) => [to.connectionId, to]));
  return [...once.values()]
    .filter((to) => !hasExpired(to.expiresAtSeconds, nowMs))
    .filter((to) => exceptAgent === undefined || to.agentId !== exceptAgent)
    .filter((to) => isFor(to.agentId));
}

/** Sends each connection what is for it: to one that takes them, several frames in one text. Answers who was reached, by delivery, and whether a post failed. */
async function sendAll(
  deliveries: readonly Delivery[],
  listenersIn: (channel: Channel) => Subscriber[],
  nowMs: number,
  send: Send,
): Promise<{ reached: ReadonlySet<string>[]; hasMissed: boolean }> {
  const reached = deliveries.map(() => new Set<string>());
  let hasMissed = false;
  const found = deliveries.flatMap((delivery, index) => {
    const frame = written(delivery.frame);
    return listeningTo(delivery, listenersIn, nowMs).map((to) => ({ ...to, ...frame, index }));
  });
  const post = async (parcel: typeof found): Promise<Posted | 'failed'> => {
    const connectionId = parcel[0]?.connectionId ?? '';
    const sent = await send(connectionId, parcel);
    if (sent === 'sent') for (const { index } of parcel) reached[index]?.add(connectionId);
    hasMissed ||= sent === 'failed';
    return sent;
  };
  // A frame that the gateway refuses, such as one beyond its limit, takes none of the others with it.
  const postInOrder = async (parcels: readonly (typeof found)[]): Promise<void> => {
    for (const parcel of parcels) if ((await post(parcel)) === 'gone') return;
  };
  const bySocket = Map.groupBy(found, (one) => one.connectionId).values();
  const texts = bySocket.flatMap((own) =>
    own.some((one) => one.batches) ? [parcelsOf(own, true)] : own.map((one) => [[one]]),
  );
  await Promise.all(texts.map(postInOrder));
  return { reached, hasMissed };
}

/** API Gateway bills a text by each started 32 KB: what is longer saves nothing by being one. */
const BILLED_BYTES = 32 * 1024;

/** Frames by the text that they are sent in, in their order: as few texts as they are billed as, or one each. */
function parcelsOf<One extends Written>(frames: readonly One[], batches: boolean): One[][] {
  const parcels: One[][] = [];
  let bytes = Infinity;
  for (const one of frames) {
    const more = Buffer.byteLength(one.text) + 1;
    bytes += more;
    if (!batches || bytes >= BILLED_BYTES) {
      parcels.push([]);
      bytes = more + 1;
    }
    parcels.at(-1)?.push(one);
  }
  return parcels;
}

const textOf = (parcel: readonly Written[]): string => {
  const texts = parcel.map(({ text }) => text).join();
  return parcel.length > 1 ? `[${texts}]` : texts;
};

/** The conversation that a frame is about, for the log. */
function aboutOf(frame: ServerFrame): { conversation_id?: Id } {
  if ('conversation_id' in frame) return { conversation_id: frame.conversation_id };
  if ('message' in frame) return { conversation_id: frame.message.conversation_id };
  return 'conversation' in frame ? { conversation_id: frame.conversation.id } : {};
}
