/** Words of the trade that exports write in Chinese only, for people who read English. */
const seasons: Readonly<Record<string, string>> = {
  春: 'spring',
  夏: 'summer',
  秋: 'autumn',
  冬: 'winter',
  春夏: 'spring and summer',
  秋冬: 'autumn and winter',
  四季: 'all year',
};

/** The many spellings of "one size for all". */
const oneSize = /^(F|OS|FREE|均码|均)$/i;

export const sizeIn = (language: string, size: string): string =>
  oneSize.test(size) ? (language === 'en' ? 'One size' : '均码') : size;

/** "2026 秋" as "2026 autumn"; what is not a season we know stays as it is. */
export const seasonIn = (language: string, season: string): string =>
  language === 'en' ? season.replace(/\p{Script=Han}+/gu, (name) => seasons[name] ?? name) : season;
