import { describe, expect, it } from '@jest/globals';
import { pictureAddress } from '../../miniprogram/src/components/picture/picture-address';

describe('the address of a picture', () => {
  it('asks for drawn goods at the size of the screen, in steps that phones share', () => {
    const tile = { width: 173, height: 216 };
    expect(pictureAddress('goods:down-jacket:d9cdbb:2', tile, 2, '')).toBe(
      '/picture/down-jacket/d9cdbb/2/360x449.webp',
    );
    expect(pictureAddress('goods:down-jacket:d9cdbb:2', tile, 2.08, '')).toBe(
      pictureAddress('goods:down-jacket:d9cdbb:2', tile, 2, ''),
    );
  });

  it('asks a sharper screen for no more than twice the size, and the server never for more than it draws', () => {
    const square = (side: number) => ({ width: side, height: side });
    expect(pictureAddress('goods:mug:7f9aa0:11', square(100), 3, '')).toContain('/200x200.webp');
    expect(pictureAddress('goods:mug:7f9aa0:11', square(900), 2, '')).toContain('/1200x1200.webp');
  });

  it('comes from where HTTP access is served', () => {
    const size = { width: 40, height: 40 };
    expect(pictureAddress('goods:mug:7f9aa0:11', size, 1, 'https://shop.example')).toBe(
      'https://shop.example/picture/mug/7f9aa0/11/40x40.webp',
    );
  });

  it('is the picture itself when it is a photograph', () => {
    const photograph = 'https://img.example/dress.jpg';
    expect(pictureAddress(photograph, { width: 40, height: 40 }, 2, '')).toBe(photograph);
  });
});
