import { cityNames, roadWords, shopWords, sideWords } from '@config/vocabulary/places';
import { pinyin } from 'pinyin-pro';

/** Han characters as one capitalised word: 延安 is "Yan'an"; what is not Han stays. */
export function romanise(text: string): string {
  return text
    .split(/(\p{Script=Han}+)/u)
    .filter((run) => run.trim() !== '')
    .map((run) => (/\p{Script=Han}/u.test(run) ? wordOf(run) : run.trim()))
    .join(' ');
}

function wordOf(han: string): string {
  const syllables = pinyin(han, { toneType: 'none', type: 'array', v: true });
  const word = syllables.map((syllable, index) =>
    index > 0 && /^[aoe]/.test(syllable) ? `'${syllable}` : syllable,
  );
  const joined = word.join('').replaceAll('v', 'ü');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

/** 杭州市 is Hangzhou. */
export const romaniseCity = (city: string): string =>
  cityNames[city] ?? romanise(city.replace(/(市|地区|盟|自治州|特别行政区)$/, ''));

const byLength = (words: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(words).sort((a, b) => b[0].length - a[0].length);
const shopEndings = byLength(shopWords);
const roadEndings = byLength(roadWords);

/** A mall or shop: the kind of place in English behind its romanised name. 云渡广场 is "Yundu Plaza". */
export function romanisePlace(text: string): string {
  const ending = shopEndings.find(([word]) => text.endsWith(word));
  if (ending) {
    const rest = text.slice(0, -ending[0].length);
    return [rest && romanisePlace(rest), ending[1]].filter(Boolean).join(' ');
  }
  return roadEndings.some(([word]) => text.endsWith(word) && text.length > 2)
    ? romaniseRoad(text)
    : romanise(text);
}

const numerals = '零一二三四五六七八九十';
const ordinal = (numeral: string): string => {
  const number = numerals.indexOf(numeral);
  return `${number}${['th', 'st', 'nd', 'rd'][number] ?? 'th'}`;
};

/** 南京西路 is "Nanjing West Road", 文心五路 "Wenxin 5th Road", 红星路三段 "Hongxing Road Section 3". */
export function romaniseRoad(road: string): string {
  const section = /^(.+[路街道])([一二三四五六七八九十]|[东西南北])段$/.exec(road);
  if (section) {
    const [, base = '', part = ''] = section;
    const name = sideWords[part] ? `${sideWords[part]} Section` : `Section ${numerals.indexOf(part)}`;
    return `${romaniseRoad(base)} ${name}`;
  }
  const tail = /^(.+(?:大道|大街|路|街))([东西南北])$/.exec(road);
  if (tail) return `${romaniseRoad(tail[1] ?? '')} ${sideWords[tail[2] ?? '']}`;
  const ending = roadEndings.find(([word]) => road.endsWith(word));
  if (!ending) return romanise(road);
  const stem = road.slice(0, -ending[0].length);
  const last = stem.at(-1) ?? '';
  if (stem.length > 2 && sideWords[last])
    return `${romanise(stem.slice(0, -1))} ${sideWords[last]} ${ending[1]}`;
  if (stem.length > 2 && numerals.includes(last))
    return `${romanise(stem.slice(0, -1))} ${ordinal(last)} ${ending[1]}`;
  return `${sideWords[stem] ?? romanise(stem)} ${ending[1]}`;
}

/** A store's name without brand, city and the word for shop: "Tangli Hangzhou Yundu Plaza". */
export function romaniseStore(name: string, city: string, brand: { zh: string; en: string }): string {
  const cityZh = city.replace(/市$/, '');
  const bracket = /^(.*)[（(](.+)[）)]$/.exec(name);
  const bare = (bracket?.[1] ?? name).replace(brand.zh, '').replace(/(?<!旗舰)店$/, '');
  const isInCity = bare.startsWith(cityZh);
  const place = romanisePlace(isInCity ? bare.slice(cityZh.length) : bare);
  const parts = [brand.en, isInCity ? romaniseCity(city) : '', place];
  const note = bracket ? ` (${bracket[2] === '旧' ? 'old' : romanise(bracket[2] ?? '')})` : '';
  return `${parts.filter((part) => part !== '').join(' ')}${note}`;
}

/** "延安路688号棠悦中心1F-02" is "1F-02, Tangyue Centre, 688 Yan'an Road". */
export function romaniseAddress(address: string): string {
  const match = /^(.+?)(\d+)号(?!库|楼)(.*)$/.exec(address);
  if (!match) return romanisePlace(address);
  const [, road = '', number = '', rest = ''] = match;
  const [, place = '', unit = ''] = /^(.*?)([A-Z]?\d*[A-Z]?-?\d*|[A-Z]栋|\d+号[库楼])$/.exec(rest) ?? [];
  const unitEn = unit
    .replace(/^([A-Z])栋$/, 'Building $1')
    .replace(/^(\d+)号库$/, 'Warehouse $1')
    .replace(/^(\d+)号楼$/, 'Building $1');
  return [unitEn, place && romanisePlace(place), `${number} ${romaniseRoad(road)}`]
    .filter(Boolean)
    .join(', ');
}
