/**
 * Pushing frames to sockets. A push is a hint: clients heal by `seq`, so nothing is lost when one does not arrive.
 * Success proves nothing; 410 means that the connection is gone and deletes the very channel row it was found in.
 */
import type { ServerFrame } from '../core/contract/socket.ts';
import type { Id } from '../core/model/id.ts';
import type { Log } from './deps.ts';
import type { Listener } from './store/connection-store.ts';
import { listenersOf } from './store/connection-store.ts';
import type { Channel } from './store/keys.ts';
import { channelText } from './store/keys.ts';
import type { Table } from './store/table.ts';

/** What posting to a connection came to. */
export type Posted = 'sent' | 'gone';

/** Posts text to one connection; throws when the gateway can't be reached or refuses for another reason than "gone". */
export type Post = (connectionId: string, text: string) => Promise<Posted>;

/** Ends one connection; throws when the gateway can't be reached. */
export type Hang = (connectionId: string) => Promise<void>;

/**
 * A frame for everyone who listens to any of the channels; a connection gets it once. `exceptAgent` leaves out the sockets
 * of the agent who caused it: channel rows written by agents carry `agent_id`.
 */
export type Delivery = { channels: readonly Channel[]; frame: ServerFrame; exceptAgent?: Id };

/** Sends frames. Resolves when every post was answered; a failed post is logged, never thrown. */
export type Push = {
  deliver(deliveries: readonly Delivery[]): Promise<void>;
  /** To one connection only. */
  reply(connectionId: string, frame: ServerFrame): Promise<Posted>;
  /** Hangs up on one connection, whose client comes back with what it has then. A failure is logged, never thrown. */
  end(connectionId: string): Promise<void>;
};

/** Pushes through the channel rows of the table. */
export function channelPush({ table, post, hang, log }: { table: Table; post: Post; hang: Hang; log: Log }): Push {
  const send = async (to: Listener, text: string): Promise<void> => {
    try {
      const posted = await post(to.connectionId, text);
      if (posted === 'gone') await table.delete({ Key: to.key });
    } catch (error) {
      log.warn('push_failed', { connection_id: to.connectionId, error });
    }
  };
  return {
    reply: (connectionId, frame) => post(connectionId, JSON.stringify(frame)),
    end: async (connectionId) => {
      try {
        await hang(connectionId);
      } catch (error) {
        log.warn('end_failed', { connection_id: connectionId, error });
      }
    },
    deliver: async (deliveries) => {
      const wanted = new Map(
        deliveries.flatMap(({ channels }) => channels.map((channel) => [channelText(channel), channel])),
      );
      const found = new Map(
        await Promise.all(
          [...wanted].map(async ([name, channel]) => [name, await listenersOf(table, channel)] as const),
        ),
      );
      await Promise.all(
        deliveries.flatMap(({ channels, frame, exceptAgent }) => {
          const text = JSON.stringify(frame);
          const once = new Map(
            channels.flatMap((channel) => found.get(channelText(channel)) ?? []).map((to) => [to.connectionId, to]),
          );
          return [...once.values()]
            .filter((to) => exceptAgent === undefined || to.agentId !== exceptAgent)
            .map((to) => send(to, text));
        }),
      );
    },
  };
}
