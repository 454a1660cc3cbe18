import Taro from '@tarojs/taro';
import type { Call } from './client';
import { connectionFault, timeLimit } from './time-limit';

const isOurs = (errMsg: string): boolean => /-5\d\d\d\d\d/.test(errMsg);

/** WeChat's own way to a function; it signs the caller in by itself and knows no time limit, so we set one. */
export const viaCloud: Call = async (functionName, request) => {
  const name = `${functionName}.${request.action}`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(connectionFault(name, 'timeout')), timeLimit);
  });
  const answered = Taro.cloud
    .callFunction({ name: functionName, data: request })
    .then(({ result }: { result?: unknown }) => result)
    .catch((error: { errMsg?: string }) => {
      const errMsg = error.errMsg ?? String(error);
      // The function was reached and broke: that is an answer without content, not a lost connection.
      if (isOurs(errMsg)) return undefined;
      throw connectionFault(name, errMsg);
    });
  try {
    return await Promise.race([answered, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
