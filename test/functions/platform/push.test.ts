import { describe, expect, it } from 'vitest';
import type { ServerFrame } from '#core/contract/socket.ts';
import { type Delivery, type Post, type Push, channelPush } from '#functions/platform/push.ts';
import { getConnection, subscribe, subscribersOf, putConnection } from '#functions/store/sockets/connection-store.ts';
import type { Connection, Principal } from '#functions/store/sockets/connection-store.ts';
import type { Channel } from '#functions/store/partitions.ts';
import { MemoryTable } from '#test/support/memory-table.ts';

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

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const disconnect = async () => {};
const now = () => 0;

/** A table on which these sockets listen to the channel. */
async function tableWith(...ids: string[]): Promise<MemoryTable> {
  const table = new MemoryTable();
  for (const id of ids) {
    await putConnection(table, id, who, 0);
    await subscribe(table, { ...who, id, expires_at_seconds: 1, channels: [] }, [channel]);
  }
  return table;
}

describe('a socket', () => {
  it('that ends without a word is forgotten two hours and a quarter after it began', async () => {
    const table = new MemoryTable();
    await putConnection(table, 'one', who, 1_000_000);
    expect(table.items).toMatchObject([{ expires_at_seconds: 1000 + 2.25 * 3600 }]);
  });

  it('whose access token has expired gets nothing, whether or not its row is deleted yet', async () => {
    const table = new MemoryTable();
    const agent = { principal: 'agent', user_id: 'ada', name: 'Ada', agent_id: 7 } as const;
    const ofAda = { kind: 'agent', id: 7 } as const;
    for (const [id, token_expires_at_seconds] of [
      ['ends', 3600],
      ['goes on', 3601],
    ] as const) {
      await putConnection(table, id, { ...agent, token_expires_at_seconds }, 0);
      const connection = await getConnection(table, id);
      if (connection) await subscribe(table, connection, [ofAda]);
    }
    const reached: string[] = [];
    const post = async (id: string) => (reached.push(id), 'sent' as const);
    const push = channelPush({ table, post, disconnect, log: silent, now: () => 3_600_000 });
    await push.deliver([{ channels: [ofAda], frame }]);
    expect(reached).toEqual(['goes on']);
  });

  it('that listens to several of the channels gets the frame once', async () => {
    const table = await tableWith('one');
    const widget: Channel = { kind: 'widget', id: 2 };
    await subscribe(table, { ...who, id: 'one', expires_at_seconds: 1, channels: [] }, [widget]);
    const reached: string[] = [];
    const post = async (id: string) => (reached.push(id), 'sent' as const);
    await channelPush({ table, post, disconnect, log: silent, now }).deliver([{ channels: [channel, widget], frame }]);
    expect(reached).toEqual(['one']);
  });

  it('that is gone loses the very row it was found in; its neighbours get theirs and stay', async () => {
    const table = await tableWith('gone', 'here');
    const post = async (id: string) => (id === 'gone' ? ('gone' as const) : ('sent' as const));
    const before = table.items.length;
    await channelPush({ table, post, disconnect, log: silent, now }).deliver([{ channels: [channel], frame }]);
    expect((await subscribersOf(table, channel)).map(({ connectionId }) => connectionId)).toEqual(['here']);
    expect(table.items).toHaveLength(before - 1);
  });

  it('that could not be reached keeps its row: the sender is answered, and the next push may arrive', async () => {
    const table = await tableWith('slow', 'here');
    const [reached, warned]: [string[], string[]] = [[], []];
    const post = async (id: string) => {
      if (id === 'slow') throw new Error('LimitExceededException');
      reached.push(id);
      return 'sent' as const;
    };
    const log = { ...silent, warn: (event: string) => void warned.push(event) };
    const delivered = await channelPush({ table, post, disconnect, log, now }).deliver([
      { channels: [channel], frame },
    ]);
    expect({ reached, warned, delivered }).toEqual({ reached: ['here'], warned: ['push_failed'], delivered: 'missed' });
    expect(await subscribersOf(table, channel)).toHaveLength(2);
  });
});

describe('several frames for a socket', () => {
  const created = (seq: number, content = ''): ServerFrame =>
    ({ type: 'message.created', message: { conversation_id: 1, seq, content } }) as ServerFrame;
  const seqs = (text: string) => [JSON.parse(text)].flat().map((one: { message: { seq: number } }) => one.message.seq);

  /** What a socket is posted of these frames, one delivery each; `batches` as its greeting said. */
  async function postedTo(
    batches: true | undefined,
    frames: readonly ServerFrame[],
    answer: Post = async () => 'sent',
  ) {
    const table = new MemoryTable();
    await subscribe(table, { ...who, id: 'one', expires_at_seconds: 1, channels: [], batches }, [channel]);
    const texts: string[] = [];
    const post: Post = async (id, text) => {
      const posted = await answer(id, text);
      texts.push(text);
      return posted;
    };
    const missed: string[] = [];
    const push = channelPush({ table, post, disconnect, log: silent, now });
    await push.deliver(
      frames.map((one, index) => ({
        channels: [channel],
        frame: one,
        whenAway: { channel, act: async () => void missed.push(String(index)) },
      })),
    );
    return { texts, missed, left: table.items.length };
  }

  it('are one text in their order if its client takes that, and one each if it doesn’t', async () => {
    const frames = [created(1), created(2), created(3)];
    expect((await postedTo(true, frames)).texts.map(seqs)).toEqual([[1, 2, 3]]);
    const { texts } = await postedTo(undefined, frames);
    expect(texts).toEqual(frames.map((one) => JSON.stringify(one)));
  });

  it('are as many texts as they are billed as', async () => {
    const frames = [1, 2, 3, 4].map((seq) => created(seq, 'é'.repeat(7000)));
    expect((await postedTo(true, frames)).texts.map(seqs)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('reach nobody if it is gone: each is looked after, and its row is deleted', async () => {
    expect(await postedTo(true, [created(1), created(2)], async () => 'gone')).toMatchObject({
      missed: ['0', '1'],
      left: 0,
    });
    expect(await postedTo(true, [created(1), created(2)])).toMatchObject({ missed: [], left: 1 });
  });

  it('arrive each for itself: one that the gateway refuses takes none of the others with it', async () => {
    const post = async (_: string, text: string) => {
      if (seqs(text).includes(2)) throw new Error('PayloadTooLarge');
      return 'sent' as const;
    };
    const frames = [created(1), created(2, 'x'.repeat(140_000)), created(3)];
    const { texts, missed } = await postedTo(true, frames, post);
    expect({ arrived: texts.map(seqs), missed }).toEqual({ arrived: [[1], [3]], missed: ['1'] });
  });

  it('answer it alone up to the first that doesn’t arrive', async () => {
    const texts: string[] = [];
    const post = async (_: string, text: string) =>
      (texts.push(text), seqs(text).includes(2) ? 'gone' : 'sent') as 'sent';
    const push = channelPush({ table: new MemoryTable(), post, disconnect, log: silent, now });
    expect(await push.reply('one', [created(1), created(2), created(3)])).toBe('gone');
    expect(await push.reply('one', [created(4), created(5)], true)).toBe('sent');
    expect(texts.map(seqs)).toEqual([[1], [2], [4, 5]]);
  });
});

describe('a push', () => {
  it('reaches everyone who listens, also beyond the first page of an answer', async () => {
    const table = pagedTable();
    for (const id of ['one', 'two', 'three']) {
      await putConnection(table, id, who, 0);
      const connection: Connection = { ...who, id, expires_at_seconds: 1, channels: [] };
      await subscribe(table, connection, [channel]);
    }
    const reached: string[] = [];
    const post = async (id: string) => (reached.push(id), 'sent' as const);
    await channelPush({ table, post, disconnect, log: silent, now }).deliver([{ channels: [channel], frame }]);
    expect(reached.toSorted()).toEqual(['one', 'three', 'two']);
  });

  const pushOn = (table: MemoryTable, post: Post, warned: string[] = []) =>
    channelPush({ table, post, disconnect, log: { ...silent, warn: (event) => void warned.push(event) }, now });
  /** Whether somebody is looked after to whom the frame is pushed. */
  const isLookedAfter = async (push: Push, also: Partial<Delivery> = {}): Promise<boolean> => {
    let isAway = false;
    const act = async () => void (isAway = true);
    await push.deliver([{ channels: [channel], frame, whenAway: { channel, act }, ...also }]);
    return isAway;
  };

  it.each([
    ['nobody listens', [], 'sent', true],
    ['every socket of theirs is gone', ['one', 'two'], 'gone', true],
    ['one socket of theirs took it', ['one', 'two'], 'sent', false],
  ] as const)('looks after the person who is away: %s', async (_, ids, posted, isAway) => {
    const push = pushOn(await tableWith(...ids), async () => posted);
    expect(await isLookedAfter(push)).toBe(isAway);
  });

  it('looks after the person also when only others took the frame, or when nobody knows who listens', async () => {
    const table = await tableWith('other');
    const away: Channel = { kind: 'agent', id: 7 };
    let isAway = 0;
    const whenAway = { channel: away, act: async () => void isAway++ };
    await pushOn(table, async () => 'sent').deliver([{ channels: [channel, away], frame, whenAway }]);
    table.query = () => Promise.reject(new Error('down'));
    await pushOn(table, async () => 'sent').deliver([{ channels: [channel, away], frame, whenAway }]);
    expect(isAway).toBe(2);
  });

  it('waits with nobody for a socket that is known to listen and doesn’t answer', async () => {
    const table = await tableWith('slow');
    const colleagues: Channel = { kind: 'agent', id: 7 };
    await subscribe(table, { ...who, id: 'colleague', expires_at_seconds: 1, channels: [] }, [colleagues]);
    const { promise: answer, resolve } = Promise.withResolvers<'sent'>();
    const { promise: isReached, resolve: reach } = Promise.withResolvers<void>();
    const push = pushOn(table, async (id) => (id === 'slow' ? answer : (reach(), 'sent')));
    const delivered = push.deliver([{ channels: [channel, colleagues], frame }], await push.listeners([channel]));
    await isReached;
    resolve('sent');
    expect(await delivered).toBe('done');
  });

  it('does not reject when what is done for the person who is away fails, and tells', async () => {
    const warned: string[] = [];
    const push = pushOn(new MemoryTable(), async () => 'sent', warned);
    const act = () => Promise.reject(new Error('down'));
    expect(await push.deliver([{ channels: [channel], frame, whenAway: { channel, act } }])).toBe('failed');
    expect(warned).toEqual(['away_unhandled']);
  });
});
