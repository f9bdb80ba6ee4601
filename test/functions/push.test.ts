import { describe, expect, it } from 'vitest';
import type { ServerFrame } from '../../core/contract/socket.ts';
import { channelPush } from '../../functions/push.ts';
import { listen, putConnection } from '../../functions/store/connection-store.ts';
import type { Connection, Principal } from '../../functions/store/connection-store.ts';
import type { Channel } from '../../functions/store/keys.ts';
import { MemoryTable } from '../support/memory-table.ts';

const who: Principal = { principal: 'visitor', visitor_id: 1, widget_id: 2, widget_token: 'token', verified: false };
const channel: Channel = { kind: 'visitor', id: 1, widget_id: 2 };
const frame: ServerFrame = { type: 'session.revoked' };

/** A table whose answers hold one item each, as those of DynamoDB hold one megabyte. */
function pagedTable(): MemoryTable {
  const table = new MemoryTable();
  const { query } = table;
  table.query = (input) => query({ ...input, Limit: 1 });
  return table;
}

describe('a push', () => {
  it('reaches everyone who listens, also beyond the first page of an answer', async () => {
    const table = pagedTable();
    for (const id of ['one', 'two', 'three']) {
      await putConnection(table, id, who, 0);
      const connection: Connection = { ...who, id, expires_at_seconds: 1, channels: [] };
      await listen(table, connection, [channel]);
    }
    const reached: string[] = [];
    const post = async (id: string) => (reached.push(id), 'sent' as const);
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    await channelPush({ table, post, hang: async () => {}, log }).deliver([{ channels: [channel], frame }]);
    expect(reached.toSorted()).toEqual(['one', 'three', 'two']);
  });
});
