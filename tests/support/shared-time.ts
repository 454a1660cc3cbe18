import { jest } from '@jest/globals';
import type { FixtureCloud } from './fixture-cloud';

/**
 * Sets the cloud's time and the test's: WeChat Pay's client signs and checks by its own clock, which may be five
 * minutes off at most. Only Date stands still; timers go on.
 */
export async function setTime(cloud: FixtureCloud, now: number): Promise<void> {
  jest.useFakeTimers({
    now,
    doNotFake: [
      ...(['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'performance'] as const),
      ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'hrtime'] as const),
    ],
  });
  await cloud.post('/_local/clock', { now });
}
