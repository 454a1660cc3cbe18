import type { HqContract } from '@shared/contracts/hq.contract';
import type { Handlers } from '../../_runtime/serve';
import type { HqCaller } from '../session';
import { importProblems, imports } from './import-lists';
import { openImport } from './open-import';
import { stepImport } from './step-import';

type ImportHandlers = Pick<
  Handlers<HqContract, HqCaller>,
  'openImport' | 'stepImport' | 'importProblems' | 'imports'
>;

/** The import of old systems' exports, for HQ. */
export const makeImportHandlers = (): ImportHandlers => ({ openImport, stepImport, importProblems, imports });
