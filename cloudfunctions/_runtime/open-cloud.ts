import cloud from 'wx-server-sdk';

let isOpen = false;

/** The SDK, opened for the environment this function runs in. At first use: which one that is, is known in an event. */
export function openCloud(): typeof cloud {
  if (!isOpen) {
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true } as Parameters<typeof cloud.init>[0]);
    isOpen = true;
  }
  return cloud;
}
