/** What the product is measured against as well: Socket.IO with a room per client, the same durable put before a message is passed on. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Server } from 'socket.io';
import { startTestTable } from '#test/support/dynamodb.ts';

type Said = { to: string; id: string; content: string };

const table = await startTestTable();
const http = createServer();
const server = new Server(http, { transports: ['websocket'] });

server.on('connection', (socket) => {
  void socket.join(String(socket.handshake.auth['i_am']));
  socket.on('message', async (said: Said) => {
    const Item = { pk: { S: said.to }, sk: { S: said.id }, content: { S: said.content } };
    await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }));
    server.to(said.to).emit('message', said);
  });
});
http.listen(0, () => console.log(`ready ${(http.address() as AddressInfo).port}`));
process.on('SIGTERM', () => void table.stop().finally(() => process.exit()));
