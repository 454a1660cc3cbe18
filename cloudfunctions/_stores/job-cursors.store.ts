import { collection } from './database';
import type { JobCursorDocument } from './order.documents';

const cursors = collection<JobCursorDocument>('job_cursors');

/** Where `job` stopped in its last run; the empty text is the beginning. */
export async function readJobCursor(job: string): Promise<string> {
  return (await cursors.find(job))?.after ?? '';
}

export const saveJobCursor = (job: string, after: string): Promise<void> => cursors.put({ _id: job, after });
