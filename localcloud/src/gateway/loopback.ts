import type { IncomingMessage } from 'node:http';

const LOOPBACK_ADDRESS = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

type Sender = {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: Pick<IncomingMessage['headers'], 'host' | 'origin'>;
};

/**
 * Whether a request comes from this machine and was meant for it. The SDK endpoint and the control paths trust such
 * requests without a key; host and origin keep a web page of somebody else, opened on this machine, from using them.
 */
export function isFromHere({ socket, headers }: Sender): boolean {
  const isSameOrigin = headers.origin === undefined || headers.origin === `http://${headers.host}`;
  return (
    LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(headers.host ?? '') &&
    isSameOrigin
  );
}
