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

/** Who listens to some channels, each by its text, as far as it could be read. */
export type Listeners = ReadonlyMap<string, readonly Subscriber[] | 'failed'>;

/**
 * Sends frames. Nothing here rejects, so that no push can take with it what was stored: whatever fails is logged, and is
 * an outcome for those who can try again. Each resolves when every post was answered.
 */
export type Push = {
  /** Who listens now, read while what will be delivered is still being stored. */
  listeners(channels: readonly Channel[]): Promise<Listeners>;
  /**
   * Delivers to all who listen once it is called. Those who are `known` to listen don't wait until that is read. Somebody
   * may have begun to listen after they were read and read the conversation before the row was stored, so the rest is found now.
   */
  deliver(deliveries: readonly Delivery[], known?: Listeners): Promise<Delivered>;
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
  const listen = (name: string, channel: Channel, about: object) =>
    orFailed('listeners_unread', { channel: name, ...about }, async () => {
      try {
        return await subscribersOf(table, channel);
      } catch {
        // A connection that isn't found receives nothing until its next frame, which justifies a second read.
        return await subscribersOf(table, channel);
      }
    });
  const readAll = async (deliveries: readonly Delivery[]): Promise<Listeners> => {
    const wanted = new Map(
      deliveries.flatMap(({ channels, frame }) =>
        channels.map((channel) => [channelText(channel), { channel, about: aboutOf(frame) }] as const),
      ),
    );
    const found = [...wanted].map(
      async ([name, { channel, about }]) => [name, await listen(name, channel, about)] as const,
    );
    return new Map(await Promise.all(found));
  };
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
    listeners: async (channels) => {
      // All who listen are read again when the row is stored, and what fails then is logged.
      const read = async (channel: Channel) => subscribersOf(table, channel).catch(() => 'failed' as const);
      return new Map(await Promise.all(channels.map(async (one) => [channelText(one), await read(one)] as const)));
    },
    deliver: async (deliveries, known = new Map()) => {
      const sender = sending(deliveries, now(), send);
      const sendToAll = async (): Promise<Listeners> => {
        const all = await readAll(deliveries);
        await sender.sendTo(all);
        return all;
      };
      // Nobody waits for one who is known and doesn't answer.
      const [found] = await Promise.all([sendToAll(), sender.sendTo(known)]);
      const isReached = ({ channel }: Away, index: number): boolean =>
        [known, found].some((listeners) =>
          listenersIn(listeners, channel).some((to) => sender.reached[index]?.has(to.connectionId)),
        );
      const lookedAfter = await Promise.all(
        deliveries.flatMap(({ frame, whenAway = [] }, index) =>
          [whenAway]
            .flat()
            .filter((away) => !isReached(away, index))
            .map(({ act }) => orFailed('away_unhandled', aboutOf(frame), act)),
        ),
      );
      if ([...found.values(), ...lookedAfter].includes('failed')) return 'failed';
      return sender.hasMissed() ? 'missed' : 'done';
    },
  };
}

const listenersIn = (listeners: Listeners, channel: Channel): readonly Subscriber[] => {
  const found = listeners.get(channelText(channel)) ?? [];
  return found === 'failed' ? [] : found;
};

/** A frame with its text, and the row that its connection was found in. */
type Written = { frame: ServerFrame; text: string; key?: Key };

const written = (frame: ServerFrame): Written => ({ frame, text: JSON.stringify(frame) });

/** Posts frames to a connection in one text; one that is gone loses the rows that it was found in. */
type Send = (connectionId: string, parcel: readonly Written[]) => Promise<Posted | 'failed'>;

/** The connections that a delivery is for, each as often as it is found. */
const listeningTo = (
  { channels, exceptAgent, isFor = () => true }: Delivery,
  listeners: Listeners,
  nowMs: number,
): Subscriber[] =>
  channels
    .flatMap((channel) => listenersIn(listeners, channel))
    .filter((to) => !hasExpired(to.expiresAtSeconds, nowMs))
    .filter((to) => exceptAgent === undefined || to.agentId !== exceptAgent)
    .filter((to) => isFor(to.agentId));

/** Sends deliveries to those who listen, however often they are found: each connection is tried once with each delivery. */
function sending(deliveries: readonly Delivery[], nowMs: number, send: Send) {
  const parts = deliveries.map((delivery) => {
    return { delivery, ...written(delivery.frame), tried: new Set<string>(), reached: new Set<string>() };
  });
  let hasMissed = false;
  const isNewTo = (tried: Set<string>, { connectionId }: Subscriber): boolean => {
    const isNew = !tried.has(connectionId);
    tried.add(connectionId);
    return isNew;
  };
  return {
    /** Who took each delivery. */
    reached: parts.map(({ reached }) => reached),
    /** Whether a post failed. */
    hasMissed: () => hasMissed,
    /** Sends each connection what is for it: to one that takes them, several frames in one text. */
    sendTo: async (listeners: Listeners): Promise<void> => {
      const found = parts.flatMap(({ delivery, tried, ...part }) =>
        listeningTo(delivery, listeners, nowMs)
          .filter((to) => isNewTo(tried, to))
          .map((to) => ({ ...to, ...part })),
      );
      const post = async (parcel: typeof found): Promise<Posted | 'failed'> => {
        const connectionId = parcel[0]?.connectionId ?? '';
        const sent = await send(connectionId, parcel);
        if (sent === 'sent') for (const { reached } of parcel) reached.add(connectionId);
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
    },
  };
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
