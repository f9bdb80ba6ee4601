/** What a partition's key says of the items in it. */
import type { Id } from '#core/model/id.ts';

/** The department whose queue or roster a partition is. */
export const departmentOfPartition = (pk: string): Id | null => {
  const [, department] = pk.split('#');
  return department === 'default' ? null : Number(department);
};

/** The conversation whose rows a partition holds; nothing for other partitions. */
export const conversationOfPartition = (pk: string): Id | undefined => {
  const [, id] = /^CONV#(\d+)$/.exec(pk) ?? [];
  return id === undefined ? undefined : Number(id);
};
