import type { ServiceContext } from '@tidemark/stream';
import type { PIPELINE_METRICS } from './pipeline-metrics.ts';

/** What segmenter, clock and calibrator may use: a service's context with the metrics of customers and rules. */
export type PipelineContext = ServiceContext<typeof PIPELINE_METRICS>;
