import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { KEEP_ALIVE_MS, LARGEST_LANE_BYTES, PATIENCE } from './limits';
import { isFromHere } from './loopback';

/** Answers the body of one SDK request; never rejects. */
export type Answer = (body: string) => Promise<object>;

const HEAD_END = Buffer.from('\r\n\r\n');
const REQUEST_LINE = /^POST \/admin(\?\S*)? HTTP\/1\.1$/;
/** What would have to be understood to serve the request rightly, and is not understood here. */
const STRANGE = new Set(['transfer-encoding', 'expect', 'upgrade', 'content-encoding']);

type Plain = { readonly body: string; readonly bytes: number };

/** One whole, ordinary request of an SDK on this machine, from the beginning of `data`; undefined for anything else. */
function plainRequest(data: Buffer, remoteAddress: string | undefined): Plain | undefined {
  const end = data.indexOf(HEAD_END);
  if (end < 0 || data.length > LARGEST_LANE_BYTES) return undefined;
  const [requestLine = '', ...lines] = data.toString('latin1', 0, end).split('\r\n');
  if (!REQUEST_LINE.test(requestLine)) return undefined;
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon < 1 || name in headers || STRANGE.has(name)) return undefined;
    headers[name] = line.slice(colon + 1).trim();
  }
  const { 'content-length': length = '', 'content-type': type = '', connection = 'keep-alive' } = headers;
  const bytes = end + HEAD_END.length + Number(length);
  const isPlain =
    /^\d{1,9}$/.test(length) &&
    type.startsWith('application/json') &&
    connection.toLowerCase() === 'keep-alive' &&
    isFromHere({ socket: { remoteAddress }, headers });
  if (!isPlain || bytes > data.length) return undefined;
  return { body: data.toString('utf8', end + HEAD_END.length, bytes), bytes };
}

function replyOf(body: object): string {
  const text = JSON.stringify(body);
  const head =
    'HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\n' +
    `content-length: ${Buffer.byteLength(text)}\r\n` +
    `connection: keep-alive\r\nkeep-alive: timeout=${KEEP_ALIVE_MS / 1000}\r\n\r\n`;
  return head + text;
}

/** A connection for as long as only plain requests come over it; then it is Node's, with all that was not answered. */
function serve(socket: Socket, answer: Answer, handOver: (socket: Socket) => void): void {
  let data: Buffer | undefined;
  let isBusy = false;
  let hasEnded = false;

  function leave(): void {
    for (const [event, listener] of Object.entries(listeners)) socket.off(event, listener);
    // Nothing more will come: Node would wait for the end that we have seen.
    if (hasEnded) return void socket.destroy();
    socket.setTimeout(0);
    socket.pause();
    if (data) socket.unshift(data);
    handOver(socket);
    socket.resume();
  }

  function goOn(): void {
    if (isBusy || socket.writableNeedDrain) return;
    if (!data) {
      if (hasEnded) socket.end();
      return;
    }
    const request = plainRequest(data, socket.remoteAddress);
    if (!request) return leave();
    if (socket.timeout !== KEEP_ALIVE_MS) socket.setTimeout(KEEP_ALIVE_MS);
    data = data.length > request.bytes ? data.subarray(request.bytes) : undefined;
    isBusy = true;
    void answer(request.body).then((reply) => {
      isBusy = false;
      if (socket.destroyed) return;
      socket.write(replyOf(reply));
      if (socket.isPaused()) socket.resume();
      goOn();
    });
  }

  const listeners = {
    data(chunk: Buffer): void {
      data = data ? Buffer.concat([data, chunk]) : chunk;
      // Whoever sends ahead waits until he is answered.
      if (isBusy || socket.writableNeedDrain) socket.pause();
      else goOn();
    },
    drain: goOn,
    end(): void {
      hasEnded = true;
      goOn();
    },
    timeout(): void {
      if (!isBusy) socket.destroy();
    },
    error: () => void socket.destroy(),
  };
  for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener);
  socket.setTimeout(PATIENCE.headersMs);
}

/**
 * A short way for the SDKs' requests, which are most of all: whole, small, JSON, over a kept connection. Node's own
 * HTTP server takes 0.11 ms of CPU for one of them, this 0.05. Everything that looks in any way different goes to
 * Node as it came, and so does the rest of its connection.
 */
export function addSdkLane(server: Server, answer: Answer): void {
  const [serveHttp] = server.listeners('connection') as ((this: Server, socket: Socket) => void)[];
  if (!serveHttp) throw new Error('the server does not listen to connections');
  server.off('connection', serveHttp);
  server.on('connection', (socket: Socket) =>
    serve(socket, answer, (other) => serveHttp.call(server, other)),
  );
}
