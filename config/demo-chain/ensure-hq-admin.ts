import { staffDocument } from '@functions/_stores/staff.store';
import { adminDatabase } from './admin-database';
import { demoSignIns } from './sign-ins';

/** Makes the demo sign-in of HQ where nobody can sign in yet. */
export async function ensureHqAdmin(url: string): Promise<void> {
  const staff = adminDatabase(url).collection('staff');
  const { total } = await staff.count();
  if (total && total > 0) return;
  await staff.add(await staffDocument(demoSignIns.hq, Date.now()));
}
