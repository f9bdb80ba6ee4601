/** Puts entries on EventBridge. A chunk of its own: the client is loaded by the first event, where a bus is configured. */
import { EventBridgeClient, type EventBridgeClientConfig, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { PutEntries } from './event-bus.ts';

/**
 * @param share makes the client's calls end with the invocation's deadline, which is known to the caller's bundle only
 */
export function putEntries(
  config: EventBridgeClientConfig,
  share: (client: EventBridgeClient) => EventBridgeClient,
): PutEntries {
  const client = share(new EventBridgeClient(config));
  return async (Entries) => {
    const { FailedEntryCount: failed = 0, Entries: results = [] } = await client.send(
      new PutEventsCommand({ Entries }),
    );
    return { failed, codes: results.flatMap(({ ErrorCode }) => ErrorCode ?? []) };
  };
}
