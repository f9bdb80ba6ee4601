/** Partitions of channels, queues, conversations and search words: how keys name them, and what a partition's key says of the items in it. */
import { type Id, createdAtMs, padId } from '#core/model/id.ts';

/** A department's name in keys; chats of widgets without one belong to the default department. */
export const departmentText = (department: Id | null): string => (department === null ? 'default' : padId(department));

/** Whose sockets something is for. */
export type Channel =
  | { kind: 'agent' | 'widget' | 'watch' | 'live'; id: Id }
  | { kind: 'visitor'; id: Id; widget_id: Id }
  | { kind: 'dept'; id: Id | null };

/** A channel in a key: `agent:…`, `dept:default`, `watch:…`. */
export const channelText = (channel: Channel): string =>
  `${channel.kind}:${channel.kind === 'dept' ? departmentText(channel.id) : padId(channel.id)}`;

/**
 * Where the rows of those who listen to a channel are. A visitor's are among their widget's, by visitor: one row a socket
 * serves what is for the visitor and what is for everybody on the widget.
 */
export const channelRange = (channel: Channel): { pk: string; begins: string } =>
  channel.kind === 'visitor'
    ? {
        pk: `CHANNEL#${channelText({ kind: 'widget', id: channel.widget_id })}`,
        begins: `VISITOR#${padId(channel.id)}#`,
      }
    : { pk: `CHANNEL#${channelText(channel)}`, begins: '' };

/** The conversation that a watchers' channel's partition is of; nothing for other channels. */
export const watchedIn = (pk: string): Id | undefined => {
  const [, id] = pk.split('CHANNEL#watch:');
  return id === undefined ? undefined : Number(id);
};

/** Whether a channel's partition is of those who watch who is on a site. */
export const isOfLiveVisitors = (pk: string): boolean => pk.startsWith('CHANNEL#live:');

/** The department whose queue or roster a partition is. */
export const departmentOfPartition = (pk: string): Id | null =>
  pk.endsWith('#default') ? null : Number(pk.split('#')[1]);

/** The conversation whose rows a partition holds; nothing for other partitions. */
export const conversationOfPartition = (pk: string): Id | undefined => {
  const [, id] = /^CONV#(\d+)$/.exec(pk) ?? [];
  return id === undefined ? undefined : Number(id);
};

/** The month of an instant in keys: `2026-03`. */
export const monthText = (atMs: number): string => new Date(atMs).toISOString().slice(0, 7);

/** A month's words are spread over this many partitions, which are read in parallel. */
const SEARCH_SHARDS = 8;
const searchPartition = (atMs: number, shard: number): string => `SEARCH#${monthText(atMs)}#${shard}`;

/** The partition with the words of a conversation. */
export const searchPartitionOf = (conversation: Id): string =>
  searchPartition(createdAtMs(conversation), conversation % SEARCH_SHARDS);

/** The partitions with the words of the conversations that began in the month of this instant. */
export const searchPartitions = (atMs: number): string[] =>
  Array.from({ length: SEARCH_SHARDS }, (_, shard) => searchPartition(atMs, shard));
