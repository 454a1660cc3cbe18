import cloud from 'wx-server-sdk';

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true } as Parameters<typeof cloud.init>[0]);

/** Calls another function by the SDK and answers what came back. */
export async function main({ name, data }: { name: string; data: object }): Promise<unknown> {
  try {
    const { result } = (await cloud.callFunction({ name, data })) as { result: unknown };
    return { result };
  } catch (error) {
    const { errCode, code, message } = error as { errCode?: number; code?: string; message: string };
    return { errCode, code, message };
  }
}
