import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 512 });

type Reply = { ok: true; value: never } | { ok: false; refusal: { code: string } } | { fault: string };

/** Posts JSON over a kept connection; the plain client keeps the load generator light. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const payload = Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': payload.length, ...headers },
      },
      (incoming) => {
        const parts: Buffer[] = [];
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.on('end', () => {
          try {
            resolve(JSON.parse(Buffer.concat(parts).toString('utf8')));
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
}

/** One signed-in shopper of the load generator. */
export class Shopper {
  private constructor(
    private readonly url: string,
    private readonly session: string,
  ) {}

  static async signIn(url: string, code = `bench-${randomUUID()}`): Promise<Shopper> {
    const { session } = (await post(`${url}/wechat/login`, { code })) as { session: string };
    return new Shopper(url, session);
  }

  call(functionName: string, action: string, input: unknown): Promise<Reply> {
    const headers = { 'x-wx-session': this.session };
    return post(`${this.url}/call/${functionName}`, { action, input }, headers) as Promise<Reply>;
  }

  /** Like `call`, for steps that must succeed. */
  async must<Value>(functionName: string, action: string, input: unknown): Promise<Value> {
    const reply = await this.call(functionName, action, input);
    if ('ok' in reply && reply.ok) return reply.value as Value;
    throw new Error(`${functionName}.${action}: ${JSON.stringify(reply).slice(0, 400)}`);
  }

  async pay(orderId: string): Promise<void> {
    const parameters = await this.must('order', 'pay', { orderId });
    const headers = { 'x-wx-session': this.session };
    const { errMsg } = (await post(`${this.url}/wechat/request-payment`, parameters, headers)) as {
      errMsg: string;
    };
    if (errMsg !== 'requestPayment:ok') throw new Error(errMsg);
  }

  /** Looks whether the notice has made the order paid, less often the longer it takes, as the mall's page does. */
  async untilPaid(orderId: string): Promise<void> {
    for (let wait = 20; wait < 30_000; wait *= 2) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      const { status } = await this.must<{ status: string }>('order', 'get', { orderId });
      if (status === 'paid') return;
    }
    throw new Error(`order ${orderId} was not paid within the wait`);
  }
}
