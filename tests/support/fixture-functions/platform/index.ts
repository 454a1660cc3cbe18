import cloud from 'wx-server-sdk';

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true } as Parameters<typeof cloud.init>[0]);

type Event = { do: string; path: string; text: string; ids: string[]; api: string; parameters: object };

/** Passes one wish on to the SDK and answers what the SDK said, its error number included. */
export async function main(event: Event): Promise<unknown> {
  try {
    return await answer(event);
  } catch (error) {
    const { errCode, errMsg } = error as { errCode: number; errMsg: string };
    return { errCode, errMsg };
  }
}

async function answer(event: Event): Promise<unknown> {
  switch (event.do) {
    case 'upload':
      return cloud.uploadFile({ cloudPath: event.path, fileContent: Buffer.from(event.text) });
    case 'download': {
      const { fileContent } = await cloud.downloadFile({ fileID: event.ids[0]! });
      return { text: fileContent.toString('utf8') };
    }
    case 'addresses':
      return cloud.getTempFileURL({ fileList: event.ids });
    case 'delete':
      return cloud.deleteFile({ fileList: event.ids });
    case 'openapi': {
      type Call = ((parameters: object) => Promise<{ buffer?: Buffer }>) & { [name: string]: Call };
      const call = event.api.split('.').reduce((at, name) => at[name]!, cloud.openapi as unknown as Call);
      const reply = await call(event.parameters);
      return reply.buffer ? { ...reply, buffer: Buffer.from(reply.buffer).toString('base64') } : reply;
    }
    default:
      throw new Error(`no such wish: ${event.do}`);
  }
}
