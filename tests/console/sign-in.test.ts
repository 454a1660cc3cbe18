import { expect, it } from '@jest/globals';
import { isServedFromLoopback } from '../../console/src/pages/sign-in/demo-account';
import { safeBack } from '../../console/src/pages/sign-in/safe-back';

it.each(['localhost', '127.0.0.1', '127.8.0.1', '[::1]'])('shows the demo account on %s', (host) => {
  expect(isServedFromLoopback(host)).toBe(true);
});

it.each(['hq.example.com', '192.168.1.9', '127.0.0.1.example.com', 'localhost.example.com'])(
  'keeps the demo account from %s',
  (host) => {
    expect(isServedFromLoopback(host)).toBe(false);
  },
);

it.each([
  ['/orders?status=paid', '/orders?status=paid'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/sign-in?back=/sign-in', '/'],
  [null, '/'],
])('after signing in, %j leads to %j', (back, target) => {
  expect(safeBack(back)).toBe(target);
});
