/** Cities whose usual English name is not their plain pinyin, or that shops are named after. */
export const cityNames: Readonly<Record<string, string>> = {
  西安市: "Xi'an",
  香港: 'Hong Kong',
  澳门: 'Macao',
  呼和浩特市: 'Hohhot',
  乌鲁木齐市: 'Urumqi',
  拉萨市: 'Lhasa',
  哈尔滨市: 'Harbin',
};

/** What shops and malls are called by; `en` follows the romanised rest of the name. */
export const shopWords: Readonly<Record<string, string>> = {
  旗舰店: 'Flagship',
  官方线上商城: 'Online Store',
  物流园: 'Logistics Park',
  总仓: 'Main Warehouse',
  华南仓: 'South China Warehouse',
  华北仓: 'North China Warehouse',
  华东仓: 'East China Warehouse',
  步行街: 'Walking Street',
  南仓: 'South Warehouse',
  仓: 'Warehouse',
  广场: 'Plaza',
  中心: 'Centre',
  天地: 'Tiandi',
  院子: 'Courtyard',
  大厦: 'Tower',
  棠里: 'Tangli',
  里: 'Li',
  汇: 'Hui',
};

/** Parts of a road's name, from the longest. */
export const roadWords: Readonly<Record<string, string>> = {
  大道: 'Avenue',
  大街: 'Street',
  步行街: 'Walking Street',
  路: 'Road',
  街: 'Street',
  巷: 'Lane',
  弄: 'Lane',
};

/** Sides of a road, written before it in English. */
export const sideWords: Readonly<Record<string, string>> = {
  东: 'East',
  西: 'West',
  南: 'South',
  北: 'North',
  中: 'Middle',
};

/** The brand in both languages. */
export const brand = { zh: '棠里', en: 'Tangli' } as const;
