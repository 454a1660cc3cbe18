import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { KEEP_ALIVE_MS, PATIENCE } from './limits';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

export type OpenPort = {
  readonly server: Server;
  readonly port: number;
  readonly url: string;
  /** Who answers from now on; before that everybody hears 503. */
  handleWith(handler: RequestHandler): void;
  close(): Promise<void>;
};

/**
 * Takes the port before anything is started: functions must know the address of the cloud they run in. Rejects when
 * the port is taken.
 */
export async function openPort(host: string, wantedPort: number, patience = PATIENCE): Promise<OpenPort> {
  let handler: RequestHandler = (_request, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end();
  };
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      connectionsCheckingInterval: patience.checkEveryMs,
    },
    (request, response) => handler(request, response),
  );
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wantedPort, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    server,
    port,
    url: `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`,
    handleWith(next) {
      handler = next;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
