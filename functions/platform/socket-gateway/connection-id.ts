/**
 * Which stage of the WebSocket API a connection belongs to. API Gateway finds a connection only through the stage that the
 * client connected to, so the ID that is stored says which: those of the agents' stage begin with a mark.
 */
/** No ID of API Gateway's contains it. Connections from before there was a second stage don't have it. */
const AGENT_MARK = '~';

/** The ID by which the product knows a connection. @param agentEndpoint ends with the name of the agents' stage */
export const storedConnectionId = (
  { connectionId, stage }: { connectionId: string; stage: string },
  agentEndpoint: string,
): string => (agentEndpoint.endsWith(`/${stage}`) ? AGENT_MARK : '') + connectionId;

/** The variables with the endpoints of the stages, at which their connections are found. */
export type SocketEndpoint = 'SOCKET_ENDPOINT' | 'AGENT_SOCKET_ENDPOINT';

/** What API Gateway calls a connection, and where it finds it. */
export function gatewayConnection(storedId: string): { ConnectionId: string; at: SocketEndpoint } {
  return storedId.startsWith(AGENT_MARK)
    ? { ConnectionId: storedId.slice(AGENT_MARK.length), at: 'AGENT_SOCKET_ENDPOINT' }
    : { ConnectionId: storedId, at: 'SOCKET_ENDPOINT' };
}
