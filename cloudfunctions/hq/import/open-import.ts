import { createHash } from 'node:crypto';
import type { HqContract, ImportKind } from '@shared/contracts/hq.contract';
import { accept, refuse } from '@shared/kernel/result';
import type { Handlers } from '../../_runtime/serve';
import { command } from '../../_stores/database';
import type { ImportRunDocument } from '../../_stores/hq.documents';
import type { HqCaller } from '../session';
import { downloadFile, keepReading } from './import-files';
import { runs, runView } from './import-runs';
import { readTable } from './read-table';

const runIdOf = (kind: ImportKind, bytes: Uint8Array): string =>
  `${kind}-${createHash('sha256').update(kind).update(bytes).digest('hex').slice(0, 32)}`;

/**
 * Makes the run of a file, or finds it by its content. A run that was interrupted while importing goes on where it
 * stood; any other is looked at afresh, because the database may have changed since.
 */
export const openImport: Handlers<HqContract, HqCaller>['openImport'] = async (
  { fileId, fileName },
  { now, username },
) => {
  const bytes = await downloadFile(fileId);
  if (!bytes) return refuse({ code: 'FILE_NOT_FOUND', data: {} });
  const reading = await readTable(bytes);
  if (reading.status === 'unknownKind') return refuse({ code: 'UNKNOWN_KIND', data: { seen: reading.seen } });
  if (reading.status === 'unreadable') return refuse({ code: 'UNREADABLE', data: { why: reading.why } });

  const { kind, encoding, sheet } = reading;
  const runId = runIdOf(kind, bytes);
  keepReading(runId, reading);
  const fresh: ImportRunDocument = {
    _id: runId,
    runId,
    fileName,
    fileId,
    kind,
    encoding,
    status: 'checking',
    rows: sheet.rows.length,
    processed: 0,
    imported: 0,
    unchanged: 0,
    bad: 0,
    warnings: 0,
    startedAt: now,
    finishedAt: null,
    startedBy: username,
    failure: null,
    pending: null,
  };
  if (await runs.insert(fresh)) return accept(runView(fresh));
  const { _id, ...again } = fresh;
  await runs.updateWhere({ _id, status: command().neq('importing') }, again);
  await runs.updateWhere({ _id, status: 'importing' }, { fileId });
  return accept(runView((await runs.find(runId)) ?? fresh));
};
