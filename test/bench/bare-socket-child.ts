import { WebSocketServer } from 'ws';

/** The least a WebSocket server does, without gates or protocol: says back what it hears. Started by bare-socket.ts. */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => {
    socket.send(data.toString());
  });
});
server.once('listening', () => {
  const address = server.address();
  process.send?.(address !== null && typeof address === 'object' ? address.port : 0);
});
process.once('disconnect', () => process.exit(0));
