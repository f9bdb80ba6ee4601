/** What the product is measured against: a bare WebSocket server that makes one durable put and passes the message on. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { WebSocketServer, type WebSocket } from 'ws';
import { startTestTable } from '#test/support/dynamodb.ts';

/** What a client says: who it is, or something for someone else. */
type Said = { i_am: string } | { to: string; id: string; content: string };

const table = await startTestTable();
const here = new Map<string, WebSocket>();
const server = new WebSocketServer({ port: 0 }, () => {
  const address = server.address();
  console.log(`ready ${typeof address === 'object' ? address?.port : address}`);
});

async function receive(socket: WebSocket, text: string): Promise<void> {
  const said = JSON.parse(text) as Said;
  if ('i_am' in said) {
    here.set(said.i_am, socket);
    return;
  }
  const Item = { pk: { S: said.to }, sk: { S: said.id }, content: { S: said.content } };
  await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }));
  here.get(said.to)?.send(text);
}

server.on('connection', (socket) => {
  socket.on('message', (data: Buffer) => void receive(socket, data.toString()));
});
process.on('SIGTERM', () => void table.stop().finally(() => process.exit()));
