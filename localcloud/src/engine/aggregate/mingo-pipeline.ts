import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import { CloudError } from '../../cloud-error';
import type { Document } from '../values/values';

export type PipelineOperators = NonNullable<NonNullable<Parameters<typeof Context.init>[0]>['pipeline']>;

/** Runs stages in memory by mingo; `own` stages take the place of mingo's. Throws DATABASE_REQUEST_FAILED. */
export function runInMemory(
  documents: readonly Document[],
  stages: readonly Document[],
  own: PipelineOperators,
): Document[] {
  const context = Context.init({
    accumulator,
    expression,
    pipeline: { ...pipeline, ...own },
    projection,
    query,
    window,
  });
  const options = { scriptEnabled: false, useStrictMode: false, context };
  try {
    return new Aggregator(stages as Document[], options).run(documents as Document[]) as Document[];
  } catch (error) {
    if (error instanceof CloudError) throw error;
    const message = error instanceof Error ? error.message : 'aggregation failed';
    throw new CloudError('DATABASE_REQUEST_FAILED', message);
  }
}
