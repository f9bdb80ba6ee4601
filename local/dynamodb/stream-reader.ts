/** Reads a table's stream page by page. Everything in which the local server differs from AWS is handled here. */
import { callDynamoDb, DynamoDbError } from './call.ts';

export type Image = Record<string, Record<string, unknown>>;

/** A record of the stream. */
export type StreamRecord = {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  dynamodb: {
    /** Seconds. */
    ApproximateCreationDateTime: number;
    Keys: Image;
    NewImage?: Image;
    OldImage?: Image;
    /** Compare as a number: the local server counts 1, 2, …, 10. */
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
  /** Present if time to live removed the item; its content differs between servers. */
  userIdentity?: object;
};

/** Where to start: at the oldest record, at the end of the stream, or after a record. */
export type StartAt = 'TRIM_HORIZON' | 'LATEST' | { after: string };

type Shard = { ShardId: string; ParentShardId?: string };

export class StreamReader {
  readonly #endpoint: string;
  readonly #streamArn: string;
  #startAt: StartAt;
  #shardId: string | undefined;
  #iterator: string | undefined;

  /** Sends nothing before the first `read`; call `open` to fix where the end of the stream is. */
  constructor(endpoint: string, streamArn: string, startAt: StartAt) {
    this.#endpoint = endpoint;
    this.#streamArn = streamArn;
    this.#startAt = startAt;
  }

  /** Fixes the starting position in the stream. */
  async open(): Promise<void> {
    const shards = await this.#shards();
    this.#shardId = (shards.find(({ ParentShardId }) => ParentShardId === undefined) ?? shards[0])?.ShardId;
    if (this.#shardId === undefined) throw new Error(`The stream ${this.#streamArn} has no shard.`);
    await this.#position();
  }

  /** The next page; empty if there are no new records. */
  async read(): Promise<StreamRecord[]> {
    if (this.#iterator === undefined) await this.open();
    try {
      return await this.#page();
    } catch (error) {
      if (!(error instanceof DynamoDbError && error.name === 'ExpiredIteratorException')) throw error;
      await this.#position();
      return this.#page();
    }
  }

  async #page(): Promise<StreamRecord[]> {
    const page = await callDynamoDb<{ Records: StreamRecord[]; NextShardIterator?: string }>(
      this.#endpoint,
      'GetRecords',
      { ShardIterator: this.#iterator },
    );
    const last = page.Records.at(-1)?.dynamodb.SequenceNumber;
    if (last !== undefined) this.#startAt = { after: last };
    if (page.NextShardIterator === undefined) await this.#nextShard();
    else this.#iterator = page.NextShardIterator;
    return page.Records;
  }

  /** The shard is closed: its child contains what follows. */
  async #nextShard(): Promise<void> {
    const child = (await this.#shards()).find(({ ParentShardId }) => ParentShardId === this.#shardId);
    if (!child) return this.#position();
    this.#shardId = child.ShardId;
    this.#startAt = 'TRIM_HORIZON';
    await this.#position();
  }

  async #shards(): Promise<Shard[]> {
    const answer = await callDynamoDb<{ StreamDescription: { Shards: Shard[] } }>(this.#endpoint, 'DescribeStream', {
      StreamArn: this.#streamArn,
    });
    return answer.StreamDescription.Shards;
  }

  async #position(): Promise<void> {
    const place =
      typeof this.#startAt === 'string'
        ? { ShardIteratorType: this.#startAt }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: this.#startAt.after };
    const { ShardIterator } = await callDynamoDb<{ ShardIterator: string }>(this.#endpoint, 'GetShardIterator', {
      StreamArn: this.#streamArn,
      ShardId: this.#shardId,
      ...place,
    });
    this.#iterator = ShardIterator;
  }
}
