import type { Contract, InputOf, OutputOf, RefusalOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import type { Result } from '@shared/kernel/result';

type HqAction = keyof HqContract;
type Answer<Name extends HqAction> = Result<OutputOf<HqContract[Name]>, RefusalOf<HqContract[Name]>>;

/** HQ over HTTP, signed in, as the console does it. */
export type HqSession = {
  call<Name extends HqAction>(action: Name, input: InputOf<HqContract[Name]>): Promise<Answer<Name>>;
  /** Uploads a file and answers its id. */
  upload(name: string, content: Uint8Array): Promise<string>;
};

const TRIES = 5;
const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));

/** Every action here may be repeated, so a dropped connection or a full server is met with another try. */
async function post(url: string, init: RequestInit): Promise<unknown> {
  for (let tries = 1; ; tries += 1) {
    try {
      const response = await fetch(url, { method: 'POST', ...init });
      if (response.status < 500) return await response.json();
      if (tries === TRIES) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
    } catch (error) {
      if (tries === TRIES) throw error;
    }
    await pause(300 * tries);
  }
}

/** Faults are ours or a wrong request, never an answer about the data. */
function withoutFault<C extends Contract, Name extends keyof C>(
  reply: unknown,
): Result<OutputOf<C[Name]>, never> {
  const { fault, issues } = reply as { fault?: string; issues?: unknown };
  if (fault) throw new Error(`HQ answers ${fault}${issues ? `: ${JSON.stringify(issues)}` : ''}`);
  return reply as Result<OutputOf<C[Name]>, never>;
}

/** Signs in; throws with what to do when user name or password are wrong. */
export async function openHqSession(
  url: string,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<HqSession> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const call: HqSession['call'] = async (action, input) =>
    withoutFault<HqContract, typeof action>(
      await post(`${url}/hq`, { headers, body: JSON.stringify({ action, input }) }),
    );
  const signedIn = await call('signIn', { username, password });
  if (!signedIn.ok) {
    throw new Error(`HQ refuses ${username}: check --user and --password, or wait a quarter of an hour.`);
  }
  headers['authorization'] = `Bearer ${signedIn.value.token}`;
  return {
    call,
    async upload(name, content) {
      const reply = await post(`${url}/hq/files?name=${encodeURIComponent(name)}`, {
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body: content as Uint8Array<ArrayBuffer>,
      });
      return (withoutFault(reply) as unknown as { fileId: string }).fileId;
    },
  };
}
