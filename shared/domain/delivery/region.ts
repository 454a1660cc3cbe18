/**
 * Endings that some address books write and others leave out (GB/T 2260 names of provinces and cities): WeChat's
 * `chooseAddress` says 广西壮族自治区 where a sheet says 广西.
 */
const ending = /(特别行政区|(维吾尔|壮族|回族)?自治区|省|市)$/;

const bare = (name: string): string => name.trim().replace(ending, '');

/** Whether two names are of one province or city. */
export const isSameRegion = (a: string, b: string): boolean => bare(a) === bare(b);
