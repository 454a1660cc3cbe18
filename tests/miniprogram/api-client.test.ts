import { describe, expect, it, jest } from '@jest/globals';
import type { CartContract } from '@shared/contracts/cart.contract';

import { ApiFault } from '../../miniprogram/src/api/api-fault';
import { createClient, type Call } from '../../miniprogram/src/api/client';

const wish = { requestId: '5f0f1d8e-54ab-4bd5-9a10-1a40df4f5a0e', skuId: 'K1', quantity: 1 };

function clientOver(...replies: (unknown | Error)[]) {
  const call = jest.fn<Call>(async () => {
    const reply = replies.shift();
    if (reply instanceof Error) throw reply;
    return reply;
  });
  return { call, cart: createClient<CartContract>('cart', ['get'], call) };
}

const late = () => new ApiFault('timeout', 'cart.get', 'T-1');

describe('asking a function', () => {
  it('sends the action and its input, and returns answers and refusals as they are', async () => {
    const refused = { ok: false, refusal: { code: 'CART_FULL', data: { limit: 50 } } };
    const { cart, call } = clientOver(refused);
    await expect(cart.add(wish)).resolves.toEqual(refused);
    expect(call).toHaveBeenCalledWith('cart', { action: 'add', input: wish });
  });

  it('turns a fault into an ApiFault with a number to quote', async () => {
    const { cart } = clientOver({ fault: 'INVALID_INPUT', requestId: '0123456789abcdef' });
    await expect(cart.add(wish)).rejects.toMatchObject({ kind: 'rejected', reference: '01234567' });
  });

  it('takes neither silence nor a web page for an answer', async () => {
    await expect(clientOver(undefined).cart.add(wish)).rejects.toMatchObject({ kind: 'server' });
    await expect(clientOver('<html>').cart.add(wish)).rejects.toMatchObject({ kind: 'server' });
  });

  it('asks a read twice before giving up', async () => {
    const answer = { ok: true, value: { lines: [], pieces: 0, quote: null } };
    const { cart, call } = clientOver(late(), answer);
    await expect(cart.get({ storeId: 'S1' })).resolves.toEqual(answer);
    expect(call).toHaveBeenCalledTimes(2);

    const failing = clientOver(late(), late(), answer);
    await expect(failing.cart.get({ storeId: 'S1' })).rejects.toBeInstanceOf(ApiFault);
    expect(failing.call).toHaveBeenCalledTimes(2);
  });

  it('never repeats a command by itself, nor a read without a network', async () => {
    const command = clientOver(late());
    await expect(command.cart.add(wish)).rejects.toMatchObject({ kind: 'timeout' });
    expect(command.call).toHaveBeenCalledTimes(1);

    const offline = clientOver(new ApiFault('offline', 'cart.get', 'N-1'));
    await expect(offline.cart.get({ storeId: 'S1' })).rejects.toMatchObject({ kind: 'offline' });
    expect(offline.call).toHaveBeenCalledTimes(1);
  });
});
