import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addToCart,
  applyToCart,
  emptyCart,
  removeFromCart,
  selectInCart,
  setCartQuantity,
  type Cart,
  type CartDecision,
} from '@shared/domain/cart/cart';

const after = (cart: Cart, decision: CartDecision<unknown>): Cart =>
  decision.ok && decision.value ? applyToCart(cart, decision.value) : cart;

const added = (cart: Cart, skuId: string, quantity: number, requestId: string, at = 1): Cart =>
  after(cart, addToCart(cart, { skuId, quantity, requestId }, at));

describe('a cart', () => {
  it('counts a request once, even when others came between', () => {
    const once = added(emptyCart, 'A', 2, 'r1');
    const more = added(added(once, 'A', 1, 'r2'), 'B', 1, 'r3');
    expect(addToCart(more, { skuId: 'A', quantity: 2, requestId: 'r1' }, 9)).toEqual({
      ok: true,
      value: null,
    });
    expect(more.lines['A']?.quantity).toBe(3);
  });

  it('does not bring back a removed line when its addition is repeated', () => {
    const cart = added(emptyCart, 'A', 2, 'r1');
    const removed = after(cart, removeFromCart(cart, ['A']));
    expect(added(removed, 'A', 2, 'r1').lines).toEqual({});
  });

  it('stops at 99 pieces of a SKU', () => {
    expect(added(added(emptyCart, 'A', 60, 'r1'), 'A', 60, 'r2').lines['A']?.quantity).toBe(99);
  });

  it('refuses the 51st SKU and still takes more of the 50', () => {
    const full = Array.from({ length: 50 }, (_, index) => `S${index}`).reduce(
      (cart, skuId) => added(cart, skuId, 1, `r-${skuId}`),
      emptyCart,
    );
    const refused = addToCart(full, { skuId: 'new', quantity: 1, requestId: 'r' }, 1);
    expect(refused).toEqual({ ok: false, refusal: { code: 'CART_FULL', data: { limit: 50 } } });
    expect(added(full, 'S7', 1, 'r').lines['S7']?.quantity).toBe(2);
  });

  it.each(['constructor', '__proto__', 'toString'])('has no line called %s until one is added', (skuId) => {
    expect(setCartQuantity(emptyCart, skuId, 1).ok).toBe(false);
    expect(selectInCart(emptyCart, [skuId], true)).toEqual({ ok: true, value: null });
    expect(removeFromCart(emptyCart, [skuId])).toEqual({ ok: true, value: null });
  });

  it('keeps every quantity between 1 and 99 and at most 50 lines, whatever is wished', () => {
    const anyWish = fc.record({
      skuId: fc.integer({ min: 0, max: 70 }).map((number) => `S${number}`),
      quantity: fc.integer({ min: 1, max: 99 }),
      requestId: fc.uuid(),
      remove: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyWish, { maxLength: 200 }), (wishes) => {
        const cart = wishes.reduce(
          (current, { remove, ...wish }) =>
            remove
              ? after(current, removeFromCart(current, [wish.skuId]))
              : added(current, wish.skuId, wish.quantity, wish.requestId),
          emptyCart,
        );
        const quantities = Object.values(cart.lines).map((line) => line.quantity);
        expect(quantities.length).toBeLessThanOrEqual(50);
        for (const quantity of quantities) {
          expect(quantity).toBeGreaterThanOrEqual(1);
          expect(quantity).toBeLessThanOrEqual(99);
        }
      }),
    );
  });
});
