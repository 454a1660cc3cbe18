import { describe, expect, it } from '@jest/globals';
import { csvField, csvText } from '../../console/src/components/list/csv';
import { walkPages, type Page, type PageRequest } from '../../console/src/components/list/page';

describe('a field of an export', () => {
  it.each([
    ['棉府绸风衣', '棉府绸风衣'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['', ''],
    [1299.5, '1299.5'],
    [-3, '-3'],
  ])('%j is written %j', (value, written) => {
    expect(csvField(value)).toBe(written);
  });

  it.each(['=1+1', '+8613800000000', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1', '＋1', '－1', '＠x', '\r=1'])(
    '%j cannot run as a formula',
    (value) => {
      expect(csvField(value).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('keeps all twenty digits of an order number in a spreadsheet', () => {
    expect(csvField('20261122094112345678')).toBe('"\t20261122094112345678"');
    expect(csvField('6901234567892')).toBe('6901234567892');
  });
});

describe('a whole export', () => {
  const columns = [
    { title: '店名', value: (row: { name: string; pieces: number }) => row.name },
    { title: '件数', value: (row: { name: string; pieces: number }) => row.pieces },
  ];

  it('starts with the mark of UTF-8, names its columns and ends each line', () => {
    expect(csvText(columns, [{ name: '静安,店', pieces: 2 }])).toBe('\uFEFF店名,件数\r\n"静安,店",2\r\n');
  });

  it('reads every page with the cursor of the one before, and says how far it is', async () => {
    const asked: (string | undefined)[] = [];
    const load = async ({ cursor, limit }: PageRequest): Promise<Page<number>> => {
      asked.push(cursor);
      const from = Number(cursor ?? 0);
      const rows = Array.from({ length: Math.min(limit, 450 - from) }, (_, index) => from + index);
      return { rows, total: 450, nextCursor: from + limit < 450 ? String(from + limit) : null };
    };
    const heard: number[] = [];
    const rows = await walkPages(load, (done) => heard.push(done), new AbortController().signal);
    expect(rows).toHaveLength(450);
    expect(new Set(rows).size).toBe(450);
    expect(asked).toEqual([undefined, '200', '400']);
    expect(heard).toEqual([200, 400, 450]);
  });

  it('stops asking once it is cancelled', async () => {
    const controller = new AbortController();
    let pages = 0;
    const load = async (): Promise<Page<number>> => ({
      rows: [1],
      total: 1e9,
      nextCursor: String((pages += 1)),
    });
    const walk = walkPages(load, (done) => done === 3 && controller.abort(), controller.signal);
    await expect(walk).rejects.toThrow();
    expect(pages).toBe(3);
  });
});
