/**
 * Throttles of the routes that anybody can call. They are what bounds the bill: the gateway refuses what is beyond them
 * before a function runs, and doesn't charge for it. Agents' routes have throttles of their own, which visitors can't use up;
 * what all public ones together may ask of the table is less than half of its maximum. The figures are for 3,000 chats in an
 * hour and half as many again; `capacity` multiplies them.
 */
import { type ApiFunction, served } from '#core/contract/http.ts';
import { type Endpoint, LONG_ROUTE, isForTeam } from '#core/contract/kit/endpoint.ts';
import type { Throttle } from '#lib/settings/settings.ts';

/** Visitors may all arrive at the same moment: what counts for the bill is the rate. Writes of a burst count for the table, too. */
const often = (perSecond: number, burst = 200): Throttle => ({ burst, perSecond });
/** A link in a mail, a page for people: a few at a time. */
const seldom: Throttle = { burst: 20, perSecond: 0.5 };

/** Operations that visitors cause in numbers. All other public ones are called `seldom`. */
const busy: Record<string, Throttle> = {
  sendOwnMessage: often(11.25),
  // Only while its socket is down; otherwise the widget sends a frame.
  readOwnConversation: often(4, 500),
  listOwnMessages: often(3.75),
  // An address alone may open 300 at once.
  openSession: often(3.75, 400),
  listOwnConversations: often(2),
  startConversation: often(1.25, 250),
  leaveOfflineMessage: often(0.25, 50),
  rateConversation: often(1.25, 100),
  closeOwnConversation: often(1.25, 100),
  escalateOwnConversation: often(0.5, 50),
  mailTranscript: often(0.5, 50),
  uploadFirstFile: often(0.5),
  uploadOwnFile: often(1.5),
  getOwnFile: often(3),
  // The edge keeps these for a minute, and asks for them once from each of its places.
  widgetScript: often(4, 500),
  widgetConfig: often(4, 500),
  searchHelp: often(2),
  getHelpArticle: often(2),
  showHelp: often(2),
  answerHelpArticle: often(0.5, 50),
  callMcp: often(5, 500),
};

/** Routes that are no row of the contract. Requests with an API key go by two of them. */
const others: Record<string, Throttle> = {
  [LONG_ROUTE]: { burst: 20, perSecond: 1 },
  'ANY /api/machine/agent/{proxy+}': often(20, 500),
  'ANY /api/machine/settings/{proxy+}': often(5, 500),
  'HEAD /help/{center}/{language}/{page}': seldom,
  $default: often(2),
};

/** Sockets of visitors that may all be cut at the same moment, and come back within a minute. */
const SOCKETS_CUT = 2000;

/** Of the WebSocket API. All its routes can be called by anybody: only $connect asks who comes. */
const socketRoutes: Record<string, Throttle> = {
  $connect: { burst: SOCKETS_CUT, perSecond: 3.25 },
  hello: { burst: SOCKETS_CUT, perSecond: 4 },
  $disconnect: { burst: SOCKETS_CUT, perSecond: 3.25 },
  read: often(12.5, 500),
  $default: { burst: SOCKETS_CUT, perSecond: 42 },
};

/**
 * Of the stage that agents alone know: a team of 500 whose connections all end at the same moment, and what they send while
 * they write and watch.
 */
const agentSocketRoutes: Record<string, Throttle> = {
  $connect: often(10, 500),
  hello: often(10, 500),
  $disconnect: often(10, 500),
  read: often(50, 500),
  $default: often(100, 500),
};

/**
 * What a table of the stack's own takes, in units a second. An index gets few of the writes. Strangers who use all of their
 * throttles, each with the most that a call can take, ask for less than half: the rest is the agents'.
 */
const TABLE = { maxReadUnits: 10_000, maxWriteUnits: 2000, maxIndexWriteUnits: 80 };

/** What an account's tables take in a region, each, in units a second: DynamoDB refuses a maximum above it. */
const TABLE_QUOTA = 40_000;

/** An account's own limits in a region: API Gateway refuses a route that asks for more. */
const ACCOUNT: Throttle = { burst: 5000, perSecond: 10_000 };

const scaled = (throttle: Throttle, capacity: number): Throttle => ({
  burst: Math.min(throttle.burst * capacity, ACCOUNT.burst),
  perSecond: Math.min(throttle.perSecond * capacity, ACCOUNT.perSecond),
});

const scaleAll = (throttles: Record<string, Throttle>, capacity: number): Record<string, Throttle> =>
  Object.fromEntries(Object.entries(throttles).map(([key, one]) => [key, scaled(one, capacity)]));

/** Whether the gateway lets anybody call a row, so that its function has to check who calls. */
export const isPublic = ({ role, isForKeys }: Pick<Endpoint, 'role' | 'isForKeys'>): boolean =>
  !isForTeam({ role }) || isForKeys === true;

/** The throttle of each route of the HTTP API that anybody can call, by its key. */
export function publicHttpThrottles(capacity: number): Record<string, Throttle> {
  const rows = (Object.keys(served) as ApiFunction[]).flatMap((name) => Object.entries<Endpoint>(served[name]));
  const ofRows = rows
    .filter(([, row]) => isPublic(row))
    .map(([id, { method, path }]) => [`${method} ${path}`, busy[id] ?? seldom] as const);
  return scaleAll({ ...Object.fromEntries(ofRows), ...others }, capacity);
}

/** The throttle of each route of the WebSocket API, on the stage of visitors. */
export const publicSocketThrottles = (capacity: number): Record<string, Throttle> => scaleAll(socketRoutes, capacity);

/** The same on the stage of agents. */
export const agentSocketThrottles = (capacity: number): Record<string, Throttle> =>
  scaleAll(agentSocketRoutes, capacity);

/** What the table and each of its indexes take, in units a second, unless the settings say otherwise. */
export const tableLimits = (capacity: number): typeof TABLE => ({
  maxReadUnits: Math.min(TABLE.maxReadUnits * capacity, TABLE_QUOTA),
  maxWriteUnits: Math.min(TABLE.maxWriteUnits * capacity, TABLE_QUOTA),
  maxIndexWriteUnits: TABLE.maxIndexWriteUnits * capacity,
});

/** Throttles as API Gateway's stages take them, by the key of the route. */
export const routeSettings = (throttles: Record<string, Throttle>) =>
  Object.fromEntries(
    Object.entries(throttles).map(([key, { burst, perSecond }]) => [
      key,
      { ThrottlingBurstLimit: burst, ThrottlingRateLimit: perSecond },
    ]),
  );
