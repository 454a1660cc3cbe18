import type { GuideDocument } from './catalog.documents';
import { collection } from './database';

const guides = collection<GuideDocument>('guides');

/** A guide of any status, by staff number. */
export const findGuide = (guideId: string): Promise<GuideDocument | undefined> => guides.find(guideId);

/** The guide in service who has this phone; the latest staff number when a person was taken on twice. */
export async function activeGuideByPhone(phoneHash: string): Promise<GuideDocument | undefined> {
  const [guide] = await guides.query({
    where: { phoneHash, status: 'active' },
    order: [['_id', 'desc']],
    limit: 1,
  });
  return guide;
}

/** How many guides in service each store has. */
export async function countGuidesByStore(): Promise<Map<string, number>> {
  const rows = await guides.groupBy<{ _id: string; guides: number }>(
    { status: 'active' },
    { _id: '$storeId', guides: { $sum: 1 } },
  );
  return new Map(rows.map((row) => [row._id, row.guides]));
}
