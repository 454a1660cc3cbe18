import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeView } from '@shared/contracts/member.contract';
import type { OutputOf } from '@shared/contracts/contract';
import type { InventoryContract } from '@shared/contracts/inventory.contract';
import type { MemberDocument } from '@functions/_stores/member.documents';
import { MINUTE } from '@shared/kernel/time';
import { SECRET_COST, skuIdOf, stockOfStyle, styleDocuments } from '../support/assortment';
import { lastCall } from '../support/call-log';
import { guides, http, places, Shop } from '../support/shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

const me = (session: string) => shop.must<MeView>(session, 'member', 'me', {});
const aPhone = () => `199${String(randomInt(0, 1e8)).padStart(8, '0')}`;

/** The phone button: the platform hands a code to the page, the page hands it to the function. */
async function bind(session: string, phone: string): Promise<string> {
  const { text } = await http(
    'POST',
    `${shop.url}/wechat/phone-code`,
    { phone },
    { 'x-wx-session': session },
  );
  const { code } = JSON.parse(text) as { code: string };
  return shop.outcome(session, 'member', 'bindPhone', { code });
}

async function documentOf(memberId: string): Promise<MemberDocument> {
  const [document] = await shop.read<MemberDocument>('members', { memberId });
  if (!document) throw new Error(`no member ${memberId}`);
  return document;
}

describe('a member', () => {
  it('is made once, however many calls come first at once', async () => {
    const session = await shop.signIn();
    const views = await Promise.all(Array.from({ length: 8 }, () => me(session)));
    expect(new Set(views.map((view) => view.memberId)).size).toBe(1);
    expect(await shop.read('members', { memberId: views[0]?.memberId })).toHaveLength(1);
    expect(views[0]).toMatchObject({ phoneMasked: null, privacyAgreed: null, addresses: [], guide: null });
  });

  it('never shows its openid', async () => {
    const session = await shop.signIn();
    const view = await me(session);
    const { _id: openId } = await documentOf(view.memberId);
    expect(JSON.stringify(view)).not.toContain(openId);
  });

  it('agrees to the privacy statement and chooses a name with emoji', async () => {
    const session = await shop.signIn();
    await shop.must(session, 'member', 'agreePrivacy', { version: '2026-03-01' });
    const view = await shop.must<MeView>(session, 'member', 'updateProfile', { nickname: ' 小棠🌸👩‍👧 ' });
    expect(view).toMatchObject({ nickname: '小棠🌸👩‍👧', privacyAgreed: '2026-03-01' });
    expect(await me(session)).toEqual(view);
  });

  it.each([
    { nickname: '' },
    { nickname: '棠'.repeat(21) },
    { nickname: 'A', guideId: 'G001' },
    { nickname: { $set: 1 } },
  ])('is not renamed to %p', async (input) => {
    expect(await shop.outcome(await shop.signIn(), 'member', 'updateProfile', input)).toBe('INVALID_INPUT');
  });
});

describe('a phone', () => {
  it('is kept as a keyed hash and shown masked', async () => {
    const session = await shop.signIn();
    expect(await bind(session, '19900012345')).toBe('ok');
    const view = await me(session);
    expect(view.phoneMasked).toBe('199****2345');
    const kept = [await documentOf(view.memberId), ...(await shop.read('phones'))];
    expect(JSON.stringify(kept)).not.toContain('19900012345');
    expect((await lastCall(shop, 'member', 'bindPhone')).outcome).toBe('ok');
  });

  it('belongs to one member only, also when two bind it at once', async () => {
    const phone = aPhone();
    const sessions = await Promise.all([shop.signIn(), shop.signIn(), shop.signIn()]);
    const outcomes = await Promise.all(sessions.map((session) => bind(session, phone)));
    expect(outcomes.sort()).toEqual(['PHONE_TAKEN', 'PHONE_TAKEN', 'ok']);
  });

  it('may be bound again by its member, and is free for others after a change', async () => {
    const [session, other] = [await shop.signIn(), await shop.signIn()];
    const [first, second] = [aPhone(), aPhone()];
    expect(await bind(session, first)).toBe('ok');
    expect(await bind(session, first)).toBe('ok');
    expect(await bind(session, second)).toBe('ok');
    expect(await bind(other, first)).toBe('ok');
  });

  it('needs a code that is new and known', async () => {
    const session = await shop.signIn();
    expect(await shop.outcome(session, 'member', 'bindPhone', { code: 'made-up' })).toBe('CODE_INVALID');
    const { text } = await http(
      'POST',
      `${shop.url}/wechat/phone-code`,
      { phone: aPhone() },
      { 'x-wx-session': session },
    );
    const { code } = JSON.parse(text) as { code: string };
    expect(await shop.outcome(session, 'member', 'bindPhone', { code })).toBe('ok');
    expect(await shop.outcome(session, 'member', 'bindPhone', { code })).toBe('CODE_INVALID');
    expect(await shop.outcome(session, 'member', 'bindPhone', { code, phone: aPhone() })).toBe(
      'INVALID_INPUT',
    );
  });
});

describe('a guide', () => {
  it('is recognised by the phone while in service, and no longer', async () => {
    const session = await shop.signIn();
    await bind(session, aPhone());
    const { memberId } = await me(session);
    const { phoneHash } = await documentOf(memberId);
    await shop.update('guides', guides.jingan, { phoneHash });
    expect((await me(session)).guide).toMatchObject({ guideId: guides.jingan, storeId: places.jingan });
    expect((await documentOf(memberId)).guideId).toBe(guides.jingan);

    await shop.update('guides', guides.jingan, { status: 'left' });
    expect((await me(session)).guide).toBeNull();
    expect((await documentOf(memberId)).guideId).toBeNull();
  });
});

const address = {
  recipient: '林晓',
  phone: '19900000001',
  province: '上海市',
  city: '上海市',
  district: '静安区',
  detail: '南京西路 100 号 🏠',
};

describe('the address book', () => {
  it('keeps one default and saves a repeat once', async () => {
    const session = await shop.signIn();
    const save = (addressId: string, isDefault: boolean) =>
      shop.must<MeView>(session, 'member', 'saveAddress', { addressId, address: { ...address, isDefault } });
    await save('home', false);
    await save('work', true);
    const view = await save('work', true);
    expect(view.addresses.map(({ addressId, isDefault }) => [addressId, isDefault])).toEqual([
      ['home', false],
      ['work', true],
    ]);
    // Read, and not written again: checkout saves the address it uses each time.
    expect((await lastCall(shop, 'member', 'saveAddress')).dbCalls).toBe(1);
    const left = await shop.must<MeView>(session, 'member', 'removeAddress', { addressId: 'work' });
    expect(left.addresses).toMatchObject([{ addressId: 'home', isDefault: true }]);
  });

  it('loses none of several saved at once, and stops at twenty', async () => {
    const session = await shop.signIn();
    await me(session);
    const save = (index: number) =>
      shop.outcome(session, 'member', 'saveAddress', { addressId: `a${index}`, address });
    await Promise.all([save(1), save(2), save(3)]);
    for (let index = 4; index <= 20; index += 1) await save(index);
    expect((await me(session)).addresses).toHaveLength(20);
    expect(await save(21)).toBe('TOO_MANY_ADDRESSES');
    expect(await save(20)).toBe('ok');
  });

  it.each([
    { phone: '1990000000' },
    { recipient: '' },
    { detail: '路'.repeat(121) },
    { isDefault: 1 },
    { openId: 'o-somebody' },
  ])('refuses %p', async (forged) => {
    const input = { addressId: 'a', address: { ...address, ...forged } };
    expect(await shop.outcome(await shop.signIn(), 'member', 'saveAddress', input)).toBe('INVALID_INPUT');
  });

  it('is nobody else’s to change', async () => {
    const [owner, other] = [await shop.signIn(), await shop.signIn()];
    await shop.must(owner, 'member', 'saveAddress', { addressId: 'home', address });
    await shop.must(other, 'member', 'removeAddress', { addressId: 'home' });
    expect((await me(owner)).addresses).toHaveLength(1);
  });
});

describe('looking stock up', () => {
  type Found = OutputOf<InventoryContract['lookup']>;
  const skuId = skuIdOf('TA100', 'C1', 'M');

  beforeAll(async () => {
    const style = styleDocuments({
      styleNumber: 'TA100',
      name: { zh: '连衣裙', en: 'Dress' },
      sizes: ['S', 'M'],
    });
    await shop.insert('products', [style.product]);
    await shop.insert('skus', style.skus);
    await shop.insert('stock', [
      stockOfStyle(places.jingan, 'TA100', 'C1', 'M', 3),
      stockOfStyle(places.hangzhou, 'TA100', 'C1', 'M', 4),
      stockOfStyle(places.warehouse, 'TA100', 'C1', 'M', 500),
    ]);
  });

  it.each(['连衣裙', 'ta100', skuId])('by %s finds it here and elsewhere', async (query) => {
    const session = await shop.signIn();
    await shop.employ(session, guides.jinganToo);
    const { products } = await shop.must<Found>(session, 'inventory', 'lookup', { query });
    expect(products.map((product) => product.productId)).toEqual(['TA100']);
    expect(products[0]?.skus.find((sku) => sku.skuId === skuId)).toMatchObject({ here: 3, elsewhere: 4 });
    expect(JSON.stringify(products)).not.toContain(String(SECRET_COST));
    expect((await lastCall(shop, 'inventory', 'lookup')).dbTrips).toBeLessThanOrEqual(4);
  });

  it('is for store staff in service only', async () => {
    const session = await shop.signIn();
    expect(await shop.outcome(session, 'inventory', 'lookup', { query: '裙' })).toBe('NOT_STORE_STAFF');
    await shop.employ(session, guides.hangzhou);
    expect(await shop.outcome(session, 'inventory', 'lookup', { query: '裙' })).toBe('ok');
    await shop.update('guides', guides.hangzhou, { status: 'left' });
    expect(await shop.outcome(session, 'inventory', 'lookup', { query: '裙' })).toBe('NOT_STORE_STAFF');
    await shop.advanceClock(MINUTE);
  });
});
