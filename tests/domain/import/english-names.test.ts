import { describe, expect, it } from '@jest/globals';
import { composeProductName } from '@config/vocabulary/compose-name';
import { romaniseAddress, romaniseCity, romaniseStore } from '@functions/hq/import/romanise';

describe('product names', () => {
  it.each([
    ['双排扣系带风衣', 'Double-breasted tie-waist trench coat'],
    ['半高领绞花美丽诺羊毛衫', 'Mock-neck cable-knit merino jumper'],
    ['雨后竹大豆蜡香薰蜡烛', 'Bamboo after Rain soy wax scented candle'],
  ])('%s is %s', (zh, en) => {
    expect(composeProductName(zh)).toBe(en);
  });

  it('are not half translated', () => {
    expect(composeProductName('双排扣螺蛳粉风衣')).toBeUndefined();
  });
});

describe('places', () => {
  const brand = { zh: '棠里', en: 'Tangli' };

  it.each([
    ['棠里杭州云渡广场店', '杭州市', 'Tangli Hangzhou Yundu Plaza'],
    ['棠里上海静澜里旗舰店', '上海市', 'Tangli Shanghai Jinglan Li Flagship'],
    ['棠里西安长安棠汇店', '西安市', "Tangli Xi'an Chang'antang Hui"],
    ['总仓', '杭州市', 'Tangli Main Warehouse'],
  ])('the store %s is %s', (name, city, en) => {
    expect(romaniseStore(name, city, brand)).toBe(en);
  });

  it.each([
    ['延安路688号棠悦中心1F-02', "1F-02, Tangyue Centre, 688 Yan'an Road"],
    ['南京西路39号静澜里B1-06', 'B1-06, Jinglan Li, 39 Nanjing West Road'],
    ['文心五路746号南澄天地2F-13', '2F-13, Nancheng Tiandi, 746 Wenxin 5th Road'],
    ['红星路三段61号锦笺里1F-37', '1F-37, Jinjian Li, 61 Hongxing Road Section 3'],
    ['临平大道1288号棠里物流园A栋', 'Building A, Tangli Logistics Park, 1288 Linping Avenue'],
  ])('%s is %s', (address, en) => {
    expect(romaniseAddress(address)).toBe(en);
  });

  it('cities go by their usual names', () => {
    expect(romaniseCity('重庆市')).toBe('Chongqing');
    expect(romaniseCity('西安市')).toBe("Xi'an");
  });
});
