import Taro from '@tarojs/taro';
import { ApiFault } from './api-fault';
import type { Call } from './client';
import { currentSession, forgetSession } from './session';
import { connectionFault, timeLimit } from './time-limit';

type HttpReply = { readonly statusCode: number; readonly data: unknown };

/** Sends JSON with the caller's session; rejects with an `ApiFault` when there is no reply. */
export async function postSignedIn(path: string, data: unknown, name: string): Promise<HttpReply> {
  try {
    const session = await currentSession();
    return await Taro.request({
      url: `${YUNPU_ORIGIN}${path}`,
      method: 'POST',
      header: { 'content-type': 'application/json', 'x-wx-session': session },
      data: JSON.stringify(data),
      timeout: timeLimit,
    });
  } catch (error) {
    throw connectionFault(name, (error as { errMsg?: string }).errMsg ?? String(error));
  }
}

/** The browser's way to a function: the gateway does for it what WeChat does for a mini-program. */
export const viaHttp: Call = async (functionName, request) => {
  const name = `${functionName}.${request.action}`;
  const ask = () => postSignedIn(`/call/${functionName}`, request, name);
  let reply = await ask();
  if (reply.statusCode === 401) {
    forgetSession();
    reply = await ask();
  }
  if (reply.statusCode >= 500) throw new ApiFault('server', name, `H-${reply.statusCode}`);
  return reply.data;
};
