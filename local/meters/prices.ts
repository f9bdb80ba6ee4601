/** What AWS charges for what the meters count: us-east-1 list prices in USD, free tiers ignored. The one place to change one. */

/** The price of `per` units, and the page that says so. */
export type Price = { usd: number; per: number; source: string };

const million = 1_000_000;
const apiGateway = 'https://aws.amazon.com/api-gateway/pricing/';
const lambda = 'https://aws.amazon.com/lambda/pricing/';
const dynamoDb = 'https://aws.amazon.com/dynamodb/pricing/on-demand/';

/** Every meter, in the order the snapshot shows them. */
export const prices = {
  /** Requests to the HTTP API, one for each 512 KB begun. */
  http_requests: { usd: 1, per: million, source: apiGateway },
  /** Frames clients sent, one for each 32 KB begun. */
  socket_messages_in: { usd: 1, per: million, source: apiGateway },
  /** Frames posted to clients, one for each 32 KB begun. */
  socket_messages_out: { usd: 1, per: million, source: apiGateway },
  connection_minutes: { usd: 0.25, per: million, source: apiGateway },
  /** Every run of a function, those of streams included. */
  invocations: { usd: 0.2, per: million, source: lambda },
  /** The invocations a stream caused; their price is in `invocations`. */
  stream_invocations: { usd: 0, per: million, source: lambda },
  /** Memory times billed time, on arm64. */
  gb_seconds: { usd: 13.3334, per: million, source: lambda },
  /** Write units of the table itself; those of its indexes are in `index_write_units`. */
  write_units: { usd: 0.625, per: million, source: dynamoDb },
  read_units: { usd: 0.125, per: million, source: dynamoDb },
  /** Write units of the indexes, which are billed like, and beside, those of the table. */
  index_write_units: { usd: 0.625, per: million, source: dynamoDb },
} as const satisfies Record<string, Price>;

/** What is counted; the names are those of `GET /local/meters`. */
export type MeterName = keyof typeof prices;

const units = (bytes: number, unitBytes: number): number => Math.max(1, Math.ceil(bytes / unitBytes));

/** How many requests the HTTP API bills for one whose body has so many bytes. */
export const httpUnits = (bytes: number): number => units(bytes, 512 * 1024);

/** How many messages the WebSocket API bills for one frame of so many bytes. */
export const socketUnits = (bytes: number): number => units(bytes, 32 * 1024);
