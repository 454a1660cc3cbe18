import cloud from 'wx-server-sdk';

const ticks: unknown[] = [];
let running = 0;
let mostAtOnce = 0;

/** Remembers each tick; a client may look at them. */
export async function main(event: { Type?: string; do?: string }): Promise<unknown> {
  const { SOURCE, OPENID } = cloud.getWXContext();
  if (event.do === 'rest') return new Promise((resolve) => setTimeout(resolve, 300));
  if (SOURCE !== 'wx_trigger') return { ticks, mostAtOnce };
  running += 1;
  mostAtOnce = Math.max(mostAtOnce, running);
  await new Promise((resolve) => setTimeout(resolve, 50));
  running -= 1;
  ticks.push({ ...event, SOURCE, at: Date.now() });
  return { count: ticks.length, OPENID };
}
