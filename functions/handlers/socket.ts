/** The socket's one function: a client comes, goes, or sends a frame. */
import { type ClientFrame, ROUTED_FRAMES, SUBPROTOCOL } from '#core/contract/socket.ts';
import { DomainError } from '#core/model/errors.ts';
import { coreDeps, reachOf } from '#functions/container.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { getConnection } from '#functions/store/sockets/connection-store.ts';
import { connect, disconnect } from '#functions/use-cases/sockets/connect.ts';
import { closeConnection, closeReasonOf } from '#functions/use-cases/sockets/end-sockets.ts';
import { storedConnectionId } from '#functions/platform/socket-gateway/connection-id.ts';
import { readVariables } from '#functions/platform/variables.ts';
import { type FrameDeps, handleFrame } from '#functions/socket/frames.ts';
import { fromContext } from '#functions/socket/principal.ts';
import { type Limit, connectLimit, frameLimit } from '#functions/socket/limits.ts';
import { readFrame } from '#functions/socket/read-frame.ts';

/** What of the event matters. */
export type SocketEvent = {
  requestContext: { routeKey: string; stage: string; connectionId: string; authorizer?: Record<string, unknown> };
  body?: string;
  isBase64Encoded?: boolean;
};
/** What API Gateway is answered. */
export type SocketResult = { statusCode: number; headers?: Record<string, string> };

/** The handler on these dependencies. */
export function socket(
  deps: FrameDeps & { agentSocketEndpoint: string },
): (event: SocketEvent) => Promise<SocketResult> {
  const [frames, connects] = [frameLimit(deps.now), connectLimit(deps.now)];
  return async ({ requestContext, body = '', isBase64Encoded = false }) => {
    const { authorizer } = requestContext;
    const connectionId = storedConnectionId(requestContext, deps.agentSocketEndpoint);
    switch (requestContext.routeKey) {
      case '$connect': {
        const who = fromContext(authorizer ?? {});
        if (who.principal === 'visitor' && connects(String(who.visitor_id)) !== 'handle') return { statusCode: 429 };
        await connect(deps, connectionId, who);
        // The gateway selects a subprotocol only when the integration names it; without, browsers hang up.
        return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': SUBPROTOCOL } };
      }
      case '$disconnect':
        await disconnect(deps, connectionId);
        return { statusCode: 200 };
      default: {
        const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
        await receive(deps, frames, connectionId, { routeKey: requestContext.routeKey, text });
        return { statusCode: 200 };
      }
    }
  };
}

type Sent = { routeKey: string; text: string };

const routed: ReadonlySet<string> = new Set(ROUTED_FRAMES);

/**
 * Whether a frame may be read in more than one way. One that names its type twice could pass the throttle of another type.
 * What is written as clients write it is handled on any route: while a deployment goes on, a route may not be there yet.
 */
const isAmbiguous = (text: string): boolean => JSON.stringify(JSON.parse(text)) !== text;

/** Handles a frame; whatever is wrong with it is answered with an `error` frame. */
async function receive(deps: FrameDeps, limit: Limit, connectionId: string, { routeKey, text }: Sent): Promise<void> {
  const decision = limit(connectionId);
  if (decision === 'ignore') return;
  let frame: ClientFrame | undefined;
  try {
    if (decision === 'refuse') throw new DomainError('rate_limited', 'Too many frames. Wait a few seconds.');
    frame = readFrame(text);
    if (!frame) return;
    if (routed.has(frame.type) && routeKey !== frame.type && isAmbiguous(text))
      throw new DomainError('validation_failed', 'The frame names its type twice.');
    const from = await getConnection(deps.table, connectionId);
    if (!from) return await turnAway(deps, connectionId);
    const reason = await closeReasonOf(deps, from, frame.type);
    await (reason ? closeConnection(deps, from, reason) : handleFrame(deps, from, frame));
  } catch (error) {
    const isKnown = error instanceof DomainError;
    const about = frame && 'conversation_id' in frame ? { conversation_id: frame.conversation_id } : {};
    if (!isKnown) deps.log.error('frame_failed', { connection_id: connectionId, ...about, error });
    const code = isKnown ? error.code : 'internal_error';
    const detail = isKnown ? error.message : 'The frame could not be handled. It is our fault, and has been noted.';
    await deps.push.reply(connectionId, { type: 'error', code, detail });
  }
}

/** What is left of a socket whose owner may no longer be here. */
async function turnAway({ push }: FrameDeps, connectionId: string): Promise<void> {
  await push.reply(connectionId, { type: 'session.revoked' });
  await push.end(connectionId);
}

function build() {
  const variables = readVariables('socket', process.env);
  const rhythm = {
    heartbeatSeconds: Number(variables.HEARTBEAT_SECONDS),
    leaseSeconds: Number(variables.LEASE_SECONDS),
  };
  const deps = coreDeps(variables);
  const { AGENT_SOCKET_ENDPOINT: agentSocketEndpoint } = variables;
  return socket({ ...deps, agentSocketEndpoint, reach: reachOf(variables, deps), rhythm });
}

/** What API Gateway calls. */
export const handler = lazyHandler('socket', build);
