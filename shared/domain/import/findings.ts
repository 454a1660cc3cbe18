import type { Finding } from './sheet';

const finding = (code: string, zh: string, en: string): Finding => ({ code, problem: { zh, en } });

/** Everything an import can say about a field, in one place: what is wrong, then what to do. */
export const findings = {
  missing: (zh: string, en: string) =>
    finding(
      'MISSING',
      `缺${zh}。补上后再导入这一行。`,
      `The ${en} is empty. Fill it in and import the row again.`,
    ),
  notAmount: () =>
    finding(
      'NOT_AN_AMOUNT',
      '这里要写数字金额，如 1299 或 1299.00。改好后再导入。',
      'An amount in figures is needed, such as 1299 or 1299.00. Correct it and import again.',
    ),
  tooManyDecimals: () =>
    finding(
      'TOO_MANY_DECIMALS',
      '金额最多两位小数。请写到分。',
      'An amount has at most two decimals. Write it to the fen.',
    ),
  amountNotPositive: () =>
    finding(
      'AMOUNT_NOT_POSITIVE',
      '价格要大于 0。填上真实的吊牌价后再导入。',
      'The price must be above 0. Enter the real tag price and import again.',
    ),
  brokenFormula: () =>
    finding(
      'BROKEN_FORMULA',
      '单元格里是出错的公式。把公式换成数值后再导出。',
      'The cell holds a broken formula. Replace it by its value and export again.',
    ),
  notWhole: () =>
    finding(
      'NOT_WHOLE',
      '数量要是整数。请核对实物后改成整数。',
      'A quantity is a whole number. Check the goods and correct it.',
    ),
  notDate: () =>
    finding(
      'NOT_A_DATE',
      '看不懂这个日期。请写成 2026-10-31 这样。',
      'This date cannot be read. Write it like 2026-10-31.',
    ),
  impossibleDate: () =>
    finding(
      'IMPOSSIBLE_DATE',
      '日历上没有这一天。请核对后改正。',
      'There is no such day. Check it and correct it.',
    ),
  notHours: () =>
    finding(
      'NOT_HOURS',
      '看不懂营业时间，先按 10:00-22:00 导入。请写成 10:00-22:00 这样。',
      'The opening hours cannot be read; 10:00-22:00 is assumed. Write them like 10:00-22:00.',
    ),
  notArea: () =>
    finding(
      'NOT_AN_AREA',
      '看不懂面积，先留空。请写成平方米数字，如 168。',
      'The area cannot be read and is left empty. Write square metres, such as 168.',
    ),
  notPhone: (consequence: { zh: string; en: string }) =>
    finding(
      'NOT_A_PHONE',
      `不是有效的电话号码，${consequence.zh}。补全号码后再导入。`,
      `This is not a valid phone number; ${consequence.en}. Complete it and import again.`,
    ),
  unknownWord: (known: readonly string[]) =>
    finding(
      'UNKNOWN_WORD',
      `没有这个值。可用的有：${known.join('、')}。`,
      `This value is not known. Use one of: ${known.join(', ')}.`,
    ),
  barcodeRounded: () =>
    finding(
      'BARCODE_ROUNDED',
      '条码被表格软件改成了科学计数，后几位已丢失。把条码列设为文本，重新导出。',
      'A spreadsheet turned the barcode into a rounded number and lost digits. Make the column text and export again.',
    ),
  notBarcode: () =>
    finding('NOT_A_BARCODE', '条码应是 13 位数字。请核对吊牌。', 'A barcode has 13 digits. Check the tag.'),
  wrongCheckDigit: (expected: string) =>
    finding(
      'WRONG_CHECK_DIGIT',
      `条码校验位不对（前 12 位对应的是 ${expected}），可能有一位录错。请扫吊牌核对。`,
      `The check digit is wrong (${expected} would fit), so a digit may be mistyped. Scan the tag and correct it.`,
    ),
  swappedCoordinates: () =>
    finding(
      'COORDINATES_SWAPPED',
      '经度和纬度写反了，已对调。请在地图上确认位置。',
      'Longitude and latitude were swapped; they are put right. Confirm the place on a map.',
    ),
  wrongCoordinates: () =>
    finding(
      'COORDINATES_WRONG',
      '坐标不在国内，位置先留空，顾客不会按距离看到这家店。请重新取点。',
      'The coordinates are not in China and are left empty, so shoppers see no distance. Pick the point again.',
    ),
  brokenCharacter: () =>
    finding(
      'BROKEN_CHARACTER',
      '文字在旧系统里被截断，末尾的乱码已去掉。请补全。',
      'The old system cut the text; the broken character at its end was dropped. Complete it.',
    ),
  cleaned: (read: string) =>
    finding('CLEANED', `已按「${read}」读取。`, `Read as "${read}". Nothing to do if that is right.`),
  totalRow: () =>
    finding(
      'TOTAL_ROW',
      '这是导出时的合计行，不是数据，不会导入，不用处理。',
      'This is the total line of the export, not data. It is not imported; nothing to do.',
    ),
  blankRow: () =>
    finding(
      'BLANK_ROW',
      '这是空行，没有可导入的内容，不用处理。',
      'The row is blank. Nothing is imported from it; nothing to do.',
    ),
  headerRow: () =>
    finding(
      'HEADER_ROW',
      '这是重复的表头，不是数据，不会导入，不用处理。',
      'This is the header once more, not data. It is not imported; nothing to do.',
    ),
  cutRow: () =>
    finding(
      'CUT_ROW',
      '这一行不完整，后面的列丢了。请重新导出或补全。',
      'The row is cut: its last columns are missing. Export again or complete it.',
    ),
  extraCells: () =>
    finding(
      'EXTRA_CELLS',
      '这一行比表头多出列，可能有没加引号的逗号，列已错位。请检查后再导入。',
      'The row has more cells than the header, perhaps an unquoted comma. Check it and import again.',
    ),
  repeated: (row: number) =>
    finding(
      'REPEATED',
      `和第 ${row} 行完全一样，只导入一次。`,
      `The same as row ${row}; it is imported once. Nothing to do.`,
    ),
  contradicts: (rows: readonly number[]) =>
    finding(
      'CONTRADICTS',
      `和第 ${rows.join('、')} 行是同一个编码，内容却不同，都没有导入。核对后只留正确的一行。`,
      `Row ${rows.join(', ')} has the same key but says something else; none is imported. Keep the right one only.`,
    ),
  barcodeShared: (rows: readonly number[]) =>
    finding(
      'BARCODE_SHARED',
      `第 ${rows.join('、')} 行的另一个商品用了同一个条码，分不清是哪件，都没有导入。扫吊牌改正。`,
      `Row ${rows.join(', ')} gives this barcode to other goods; which is right cannot be told, so none is imported. Scan the tags.`,
    ),
  olderKept: (row: number) =>
    finding(
      'KEY_SHARED_KEPT',
      `第 ${row} 行也用了这个编码；已保留这一行。请给另一行改编码。`,
      `Row ${row} has the same key; this row was kept. Give the other one a key of its own.`,
    ),
  newerRefused: (row: number, why: { zh: string; en: string }) =>
    finding(
      'KEY_SHARED',
      `编码和第 ${row} 行重复，${why.zh}。请改用新的编码，或删掉这一行。`,
      `Row ${row} has the same key, and ${why.en}. Use a new key, or delete this row.`,
    ),
  unknownStore: (suggestion: string | undefined) =>
    finding(
      'UNKNOWN_STORE',
      `没有这个店铺编码${suggestion ? `，是不是 ${suggestion}` : ''}。先导入店铺，或改正编码。`,
      `There is no store with this code${suggestion ? `; is it ${suggestion}` : ''}. Import the store first, or correct the code.`,
    ),
  unknownBarcode: () =>
    finding(
      'UNKNOWN_BARCODE',
      '商品资料里没有这个条码。先导入商品，或改正条码。',
      'No product has this barcode. Import the product first, or correct the barcode.',
    ),
  closedStore: () =>
    finding(
      'CLOSED_STORE',
      '这家店已闭店。请确认要不要调走。',
      'This store is closed. Check whether it should be moved elsewhere.',
    ),
  negativeStock: () =>
    finding(
      'NEGATIVE_STOCK',
      '旧系统里是负库存，已照数导入，不会售卖。请盘点后更正。',
      'The old system has stock below zero; it is imported as it is and not sold. Count it and correct it.',
    ),
  leftBeforeJoined: () =>
    finding(
      'LEFT_BEFORE_JOINED',
      '离职日期早于入职日期，离职日期先留空。请核对。',
      'The leaving date is before the joining date and is left empty. Check both.',
    ),
  leftWithoutDate: () =>
    finding(
      'LEFT_WITHOUT_DATE',
      '已离职但没有离职日期。补上日期，业绩才能算到当天。',
      'Left, but without a date. Add it, so that results are counted up to that day.',
    ),
  inServiceWithLeaveDate: () =>
    finding(
      'IN_SERVICE_WITH_DATE',
      '状态是在职，却有离职日期，按在职导入。请核对。',
      'In service but with a leaving date; imported as in service. Check it.',
    ),
  phoneShared: (row: number) =>
    finding(
      'PHONE_SHARED',
      `手机号和第 ${row} 行的导购相同，一个号码只能登录一个人。请核对。`,
      `Row ${row} has the same phone, and a phone signs in one person only. Check both.`,
    ),
  noFranchisee: () =>
    finding(
      'NO_FRANCHISEE',
      '加盟店没有加盟商，暂时无法对账结算。请补上。',
      'A franchise store without its franchisee cannot be settled. Add it.',
    ),
  costAbovePrice: (siblings: string | undefined) =>
    finding(
      'COST_ABOVE_PRICE',
      `成本价高于吊牌价${siblings ? `（同款其他是 ${siblings}）` : ''}，已照数导入。请核对。`,
      `The cost is above the tag price${siblings ? ` (${siblings} on the rest of the style)` : ''}; imported as it is. Check it.`,
    ),
  costUnknown: () =>
    finding(
      'COST_UNKNOWN',
      '成本价读不出来，先留空，毛利暂时算不了。请补上数字。',
      'The cost cannot be read and is left empty, so there is no margin yet. Enter the figure.',
    ),
  fromFormula: (formula: string, siblings: string | undefined) =>
    finding(
      'FROM_FORMULA',
      `这个数是公式 ${formula} 算的${siblings ? `，同款其他是 ${siblings}` : ''}，已按结果导入。请核对。`,
      `The figure comes from the formula ${formula}${siblings ? `, while the rest of the style has ${siblings}` : ''}; its result is imported. Check it.`,
    ),
  oddPrice: (siblings: string) =>
    finding(
      'ODD_PRICE',
      `和同款其他尺码的 ${siblings} 差得太多，是不是少了或多了一位？`,
      `Far from the ${siblings} of the rest of the style: is a digit missing or doubled?`,
    ),
  missingSize: (candidates: readonly string[]) =>
    finding(
      'MISSING',
      `缺尺码，顾客没法选${candidates.length > 0 ? `。同款同色还缺 ${candidates.join('、')}` : ''}。补上后再导入这一行。`,
      `The size is empty, so nobody could choose it${candidates.length > 0 ? `; this colour still lacks ${candidates.join(', ')}` : ''}. Fill it in and import the row again.`,
    ),
  differsInStyle: (kept: string) =>
    finding(
      'DIFFERS_IN_STYLE',
      `和同款其他行不一致，已按多数「${kept}」导入。请核对。`,
      `Differs from the rest of the style; "${kept}", as most rows have it, is imported. Check it.`,
    ),
  dateFromStyle: (kept: string | null) =>
    finding(
      'DATE_FROM_STYLE',
      kept
        ? `看不懂或没有这个日期，已按同款的 ${kept} 导入。请改正。`
        : '看不懂或没有这个日期，先留空。请写成 2026-10-31 这样。',
      kept
        ? `There is no such date; ${kept} of the same style is used. Correct it.`
        : 'There is no such date; it is left empty. Write it like 2026-10-31.',
    ),
  twoBarcodes: (row: number) =>
    finding(
      'TWO_BARCODES',
      `和第 ${row} 行同款同色同码，条码却不同，都已导入。请确认只留一个。`,
      `Row ${row} is the same style, colour and size under another barcode; both are imported. Keep one.`,
    ),
  unknownColour: () =>
    finding(
      'UNKNOWN_COLOUR',
      '颜色表里没有这个颜色，图片先用灰色。请把它加进颜色表。',
      'The colour table lacks this colour; pictures are grey for now. Add it to the table.',
    ),
  unknownCategory: () =>
    finding(
      'UNKNOWN_CATEGORY',
      '类目表里没有这个类目，已新建，英文名先用拼音。请补上译名。',
      'The category table lacks this category; it is made with a romanised name. Add its translation.',
    ),
} as const;
