/**
 * Throttles of the routes that anybody can call. They are what bounds the bill: the gateway refuses what is beyond them
 * before a function runs, and doesn't charge for it. Agents' routes have throttles of their own, which visitors can't use up;
 * the table's maximum is shared by all. The figures are for 3,000 chats in an hour; `capacity` multiplies them.
 */
import { type ApiFunction, served } from '#core/contract/http.ts';
import { type Endpoint, isForTeam } from '#core/contract/kit/endpoint.ts';
import type { Throttle } from './settings.ts';

/** Visitors may all arrive at the same moment: what counts for the bill is the rate. */
const BURST = 500;

const often = (perSecond: number): Throttle => ({ burst: BURST, perSecond });
/** A link in a mail, a page for people: a few at a time. */
const seldom: Throttle = { burst: 50, perSecond: 1 };

/** Operations that visitors cause in numbers. All other public ones are called `seldom`. */
const busy: Record<string, Throttle> = {
  sendOwnMessage: often(25),
  readOwnConversation: often(20),
  listOwnMessages: often(15),
  openSession: often(12),
  listOwnConversations: often(5),
  startConversation: often(4),
  leaveOfflineMessage: often(1),
  rateConversation: often(3),
  closeOwnConversation: often(3),
  escalateOwnConversation: often(2),
  mailTranscript: often(1),
  uploadFirstFile: often(1),
  uploadOwnFile: often(3),
  getOwnFile: often(10),
  // The edge keeps these for a minute, and asks for them once from each of its places.
  widgetScript: often(10),
  widgetConfig: often(10),
  searchHelp: often(5),
  getHelpArticle: often(5),
  showHelp: often(5),
  answerHelpArticle: often(1),
  callMcp: often(5),
};

/** Routes that are no row of the contract. Requests with an API key go by the first two. */
const others: Record<string, Throttle> = {
  'ANY /api/machine/agent/{proxy+}': often(20),
  'ANY /api/machine/settings/{proxy+}': often(5),
  'HEAD /help/{center}/{language}/{page}': seldom,
  $default: often(2),
};

/** Sockets of visitors that may all be cut at the same moment, and come back within a minute. */
const SOCKETS_CUT = 2000;

/** Of the WebSocket API. All its routes can be called by anybody: only $connect asks who comes. */
const socketRoutes: Record<string, Throttle> = {
  $connect: { burst: SOCKETS_CUT, perSecond: 6 },
  $disconnect: { burst: SOCKETS_CUT, perSecond: 6 },
  $default: { burst: SOCKETS_CUT, perSecond: 60 },
};

/**
 * Of the stage that agents alone know: a team of 500 whose connections all end at the same moment, and what they send while
 * they write and watch.
 */
const agentSocketRoutes: Record<string, Throttle> = {
  $connect: often(10),
  $disconnect: often(10),
  $default: often(100),
};

/** What a table of the stack's own takes, in units a second. An index gets few of the writes. */
const TABLE = { maxReadUnits: 800, maxWriteUnits: 300, maxIndexWriteUnits: 40 };

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
  maxReadUnits: TABLE.maxReadUnits * capacity,
  maxWriteUnits: TABLE.maxWriteUnits * capacity,
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
