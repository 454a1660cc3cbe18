/**
 * `npm run bench -- --out FILE [--only checkout,reads]`: starts a local cloud of its own, measures, prints and writes
 * JSON. Figures depend on the machine and on what else it does: compare runs of one session, and quote ratios.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from '../../config/build';
import { startCloudProcess, type CloudProcess } from './cloud-process';
import { checkoutSection } from './sections/checkout';
import { engineSection } from './sections/engine';
import { hotSkuSection } from './sections/hot-sku';
import { partsSection } from './sections/parts';
import { rawSection } from './sections/raw';
import { readsSection } from './sections/reads';
import { roundTripsSection } from './sections/round-trips';
import { scanSection } from './sections/scan';
import { sdkSection } from './sections/sdk';
import { seedBenchShop } from './shop';

const sections: Record<string, (cloud: CloudProcess) => Promise<object>> = {
  roundTrips: roundTripsSection,
  reads: readsSection,
  checkout: checkoutSection,
  hotSku: hotSkuSection,
  // What the engine does says little without what the disk allows in the same run.
  engine: async (cloud) => ({ ...(await engineSection(cloud)), ...(await rawSection()) }),
  raw: rawSection,
  sdk: sdkSection,
  parts: partsSection,
  scan: scanSection,
  start: async (cloud) => ({ startMs: cloud.startMs, rssMb: await cloud.rssMb() }),
};

/** Part of `engine`, or minutes long: only when they are named. */
const onlyWhenNamed = ['raw', 'scan'];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' } } });
  const wanted =
    values.only?.split(',') ?? Object.keys(sections).filter((name) => !onlyWhenNamed.includes(name));
  const unknown = wanted.filter((name) => !Object.hasOwn(sections, name));
  if (unknown.length > 0)
    throw new Error(`no section ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}`);

  await build(['functions'], console.log);
  const cloud = await startCloudProcess();
  let results: object = {};
  try {
    await seedBenchShop(cloud.url, 100);
    for (const name of wanted) {
      const result = await sections[name]!(cloud);
      console.log(JSON.stringify(result, null, 2));
      results = { ...results, ...result };
    }
  } finally {
    await cloud.stop();
  }
  if (values.out) writeFileSync(values.out, `${JSON.stringify(results, null, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
