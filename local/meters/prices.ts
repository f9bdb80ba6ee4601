/** AWS's prices for what the meters count: us-east-1 list prices in USD, free tiers ignored. Prices are only here. */

/** The price of `per` units, and the page that states it. */
export type Price = { usd: number; per: number; source: string };

const million = 1_000_000;
const apiGateway = 'https://aws.amazon.com/api-gateway/pricing/';
const lambda = 'https://aws.amazon.com/lambda/pricing/';
const s3 = 'https://aws.amazon.com/s3/pricing/';
const ses = 'https://aws.amazon.com/ses/pricing/';
const dynamoDb = 'https://aws.amazon.com/dynamodb/pricing/on-demand/';

/** Every meter, in the order the snapshot shows them. */
export const prices = {
  /** Requests to the HTTP API, one for each started 512 KB. */
  http_requests: { usd: 1, per: million, source: apiGateway },
  /** Frames that clients sent, one for each started 32 KB. */
  socket_messages_in: { usd: 1, per: million, source: apiGateway },
  /** Frames posted to clients, one for each started 32 KB. */
  socket_messages_out: { usd: 1, per: million, source: apiGateway },
  connection_minutes: { usd: 0.25, per: million, source: apiGateway },
  /** Every run of a function, including those of streams. */
  invocations: { usd: 0.2, per: million, source: lambda },
  /** Invocations that a stream caused; their price is in `invocations`. */
  stream_invocations: { usd: 0, per: million, source: lambda },
  /** Memory times billed time, on arm64. */
  gb_seconds: { usd: 13.3334, per: million, source: lambda },
  /** Write units of the table itself; those of its indexes are in `index_write_units`. */
  write_units: { usd: 0.625, per: million, source: dynamoDb },
  read_units: { usd: 0.125, per: million, source: dynamoDb },
  /** Write units of the indexes, billed like those of the table and in addition to them. */
  index_write_units: { usd: 0.625, per: million, source: dynamoDb },
  /** Requests to S3 that write or list. Deleting is free. */
  s3_writes: { usd: 5, per: million, source: s3 },
  /** Requests to S3 that read, tags included. */
  s3_reads: { usd: 0.4, per: million, source: s3 },
  /** Gigabytes stored in S3, times the months they are stored. */
  s3_gb_months: { usd: 0.023, per: 1, source: s3 },
  /** Mails that SES received, and their chunks of 256 KB. */
  mails_in: { usd: 0.1, per: 1000, source: ses },
  mail_chunks_in: { usd: 0.09, per: 1000, source: ses },
  /** Gigabytes that S3 sends to browsers. */
  s3_gb_out: { usd: 0.09, per: 1, source: s3 },
} as const satisfies Record<string, Price>;

/** The meters by the names of `GET /local/meters`. */
export type MeterName = keyof typeof prices;

const units = (bytes: number, unitBytes: number): number => Math.max(1, Math.ceil(bytes / unitBytes));

/** Number of chunks that SES bills for a mail of this many bytes: only whole ones. */
export const mailChunks = (bytes: number): number => Math.floor(bytes / (256 * 1024));

/** Number of requests that the HTTP API bills for one with a body of this many bytes. */
export const httpUnits = (bytes: number): number => units(bytes, 512 * 1024);

/** Number of messages that the WebSocket API bills for one frame of this many bytes. */
export const socketUnits = (bytes: number): number => units(bytes, 32 * 1024);

const cloudFront = 'https://aws.amazon.com/cloudfront/pricing/';

/** What the edge and the way to the internet cost, in USD each, and what of it is free in each month for good. Not metered. */
export const edgePrices = {
  source: cloudFront,
  request_usd: 1 / million,
  free_requests: 10 * million,
  function_call_usd: 0.1 / million,
  free_function_calls: 2 * million,
  gb_usd: 0.085,
  free_gb: 1000,
  /** From the gateway, to those who go around the edge. */
  gb_out_usd: 0.09,
  free_gb_of_answers: 100,
} as const;
