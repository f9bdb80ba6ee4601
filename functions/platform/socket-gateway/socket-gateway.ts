/** Posts to connections and ends them through the management API of the stage that each belongs to. */
import {
  type ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { Disconnect, Post } from '#functions/platform/push.ts';
import { gatewayConnection, type SocketEndpoint } from './connection-id.ts';

/** The gateway of both stages. A connection that has ended is `gone`. */
export function socketGateway(clients: Record<SocketEndpoint, ApiGatewayManagementApiClient>): {
  post: Post;
  disconnect: Disconnect;
} {
  return {
    post: (id, Data) => {
      const { ConnectionId, at } = gatewayConnection(id);
      return unlessGone(() => clients[at].send(new PostToConnectionCommand({ ConnectionId, Data })));
    },
    disconnect: async (id) => {
      const { ConnectionId, at } = gatewayConnection(id);
      await unlessGone(() => clients[at].send(new DeleteConnectionCommand({ ConnectionId })));
    },
  };
}

async function unlessGone(request: () => Promise<unknown>): Promise<'sent' | 'gone'> {
  try {
    await request();
    return 'sent';
  } catch (error) {
    if (error instanceof Error && error.name === 'GoneException') return 'gone';
    throw error;
  }
}
