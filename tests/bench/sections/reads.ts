import type { CloudProcess } from '../cloud-process';
import { round, runLoad } from '../measure';
import { benchStore } from '../shop';
import { Shopper } from '../shopper';

/** `reads.{home,product}`: whole calls per second over HTTP at 16 clients. */
export async function readsSection(cloud: CloudProcess): Promise<object> {
  const shoppers = await Promise.all(Array.from({ length: 16 }, () => Shopper.signIn(cloud.url)));
  const measured = async (action: string, input: object) => {
    await runLoad(16, 64, async (client) => void (await shoppers[client]!.must('catalog', action, input)));
    const cpuBefore = await cloud.cpuMs();
    const total = 600;
    const run = await runLoad(16, total, async (client) => {
      await shoppers[client]!.must('catalog', action, input);
    });
    return { ...run, cpuMs: round(((await cloud.cpuMs()) - cpuBefore) / total) };
  };
  return {
    reads: {
      home: await measured('home', { storeId: benchStore }),
      product: await measured('product', { productId: 'P1', storeId: benchStore }),
    },
  };
}
