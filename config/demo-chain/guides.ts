import type { GuideDocument } from '@functions/_stores/catalog.documents';

export type DemoGuide = Pick<GuideDocument, '_id' | 'name' | 'storeId' | 'position' | 'joinedOn'> & {
  phone: string;
};

const guide = (
  number: number,
  name: string,
  storeId: string,
  position: DemoGuide['position'] = 'guide',
): DemoGuide => ({
  _id: `YG${String(number).padStart(3, '0')}`,
  name,
  storeId,
  position,
  joinedOn: `2023-${String((number % 12) + 1).padStart(2, '0')}-15`,
  phone: String(19900098000 + number),
});

/** Two guides per shop; the first is the one of the demo sign-in. Phones are of the synthetic block. */
export const demoGuides: readonly DemoGuide[] = [
  guide(1, '林晚', 'YP01'),
  guide(2, '周砚秋', 'YP01', 'manager'),
  guide(3, '何苗', 'YP02', 'manager'),
  guide(4, '许知意', 'YP02'),
  guide(5, '沈禾', 'YP03', 'manager'),
  guide(6, '陆青', 'YP03'),
  guide(7, '顾南枝', 'YP04', 'manager'),
  guide(8, '程小满', 'YP04'),
  guide(9, '苏棠', 'YP05', 'manager'),
  guide(10, '方晴', 'YP05'),
  guide(11, '叶知秋', 'YP06', 'manager'),
  guide(12, '宋雨眠', 'YP06'),
  guide(13, '梁语桐', 'YP07', 'manager'),
  guide(14, '江一白', 'YP07'),
  guide(15, '唐果', 'YP08', 'manager'),
  guide(16, '罗清浅', 'YP08'),
];
