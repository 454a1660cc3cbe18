import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 600 });

export type HttpAnswer = { status: number; text: string };

/** One HTTP request over kept connections: hundreds of shoppers at once must not run out of ports. */
export function http(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
  const payload = method === 'GET' ? '' : text;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method,
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
          ...headers,
        },
      },
      (incoming) => {
        let answer = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => (answer += chunk));
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text: answer }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
}
