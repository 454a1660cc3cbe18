import { randomUUID } from 'node:crypto';
import type { Fault } from '@shared/contracts/contract';
import { identifyCaller, type FunctionEvent } from '../_runtime/caller';
import { startCall } from '../_runtime/log';
import { jobs } from './jobs';
import type { Job, JobReport } from './jobs/job';

type ClockReport = { readonly at: number; readonly jobs: Readonly<Record<string, JobReport>> };

/** Runs every job once, for the timer and nobody else; answers what each did. */
export async function main(event: FunctionEvent): Promise<ClockReport | Fault> {
  const caller = identifyCaller(event);
  if (caller.kind !== 'timer') return { fault: 'CALLER_NOT_ALLOWED', requestId: randomUUID() };

  const reports: Record<string, JobReport> = {};
  for (const job of jobs) reports[job.name] = await runJob(job, caller.now);
  return { at: caller.now, jobs: reports };
}

/** A job that breaks keeps no other from its turn. */
async function runJob(job: Job, now: number): Promise<JobReport> {
  const endCall = startCall();
  const record = { action: job.name, caller: 'timer', requestId: randomUUID() };
  try {
    const report = await job.run(now);
    endCall({ ...record, outcome: `${report.done} done, ${report.failed} failed` });
    return report;
  } catch (error) {
    endCall({ ...record, outcome: 'INTERNAL' }, error);
    return { done: 0, failed: 1 };
  }
}
