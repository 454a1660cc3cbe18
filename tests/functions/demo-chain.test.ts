import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { adminDatabase } from '@config/demo-chain/admin-database';
import { demoSignIns, seedDemoChain } from '@config/demo-chain/seed';
import { openHqSession } from '@config/import/hq-session';
import type { CatalogContract } from '@shared/contracts/catalog.contract';
import type { OutputOf } from '@shared/contracts/contract';
import type { MeView } from '@shared/contracts/member.contract';
import { isIllustrationKind } from '@shared/domain/illustration/kinds';
import { bundleForTests, startCloud, type Cloud } from '../support/cloud';
import { http } from '../support/shop';

let cloud: Cloud;
let functions: Awaited<ReturnType<typeof bundleForTests>>;
const dataDirectory = mkdtempSync(join(tmpdir(), 'yunpu-demo-'));

beforeAll(async () => {
  functions = await bundleForTests();
  cloud = await startCloud(dataDirectory, functions.directory);
}, 60_000);

afterAll(async () => {
  await cloud.stop();
  functions.remove();
  rmSync(dataDirectory, { recursive: true, force: true });
});

const seed = () => seedDemoChain({ url: cloud.url, now: Date.parse('2026-11-01T10:00:00+08:00') });

async function ask<Value>(login: string, functionName: string, action: string): Promise<Value> {
  const { session } = JSON.parse((await http('POST', `${cloud.url}/wechat/login`, { code: login })).text) as {
    session: string;
  };
  const call = { action, input: {} };
  const answer = await http('POST', `${cloud.url}/call/${functionName}`, call, { 'x-wx-session': session });
  return (JSON.parse(answer.text) as { value: Value }).value;
}

it('begins again after a seeding that was cut short, and leaves a chain alone', async () => {
  await adminDatabase(cloud.url).collection('skus').add({ _id: '2000000000015', origin: 'demo' });
  expect(await seed()).toBe(true);
  expect(await seed()).toBe(false);
}, 120_000);

it('opens the mall with three banners and goods of every kind, in both languages', async () => {
  const home = await ask<OutputOf<CatalogContract['home']>>(demoSignIns.shopper, 'catalog', 'home');
  expect(home.banners).toHaveLength(3);
  expect(home.categories.map(({ categoryId }) => categoryId)).toEqual([
    'women',
    'men',
    'kids',
    'accessories',
    'home',
  ]);
  expect(home.products).toHaveLength(20);
  expect(home.products.some(({ available }) => available === 0)).toBe(true);
  expect(home.products.filter(({ available }) => available > 0).length).toBeGreaterThan(12);
  for (const { name, picture, price, tagPrice } of home.products) {
    expect(name.en).toMatch(/^[\x20-\x7eé]+$/);
    expect(isIllustrationKind(picture.split(':')[1] ?? '')).toBe(true);
    expect(price).toBeLessThanOrEqual(tagPrice);
  }
});

it('signs in the demo guide and HQ', async () => {
  const me = await ask<MeView>(demoSignIns.guide, 'member', 'me');
  expect(me.guide).toMatchObject({ name: '林晚', storeId: 'YP01' });
  const hq = await openHqSession(cloud.url, demoSignIns.hq);
  expect(await hq.call('stock', { limit: 1 })).toMatchObject({ ok: true, value: { total: 4_560 } });
});
