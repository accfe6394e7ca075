import { type Fold, standardFold } from '@tidemark/core';
import { outputTopics } from '../outputs/list.ts';
import type { OutputTopic } from '../outputs/output-topic.ts';
import { sources as standardSources } from '../sources/list.ts';
import type { Source } from '../sources/source.ts';
import { calibratorOf } from './calibrator-of.ts';
import { clockOf } from './clock-of.ts';
import { intakeOf } from './intake-of.ts';
import { segmenterOf } from './segmenter-of.ts';
import type { Service } from './service.ts';

/** The services of a deployment with these sources, outputs and fold: an intake for each source, and the others. */
export function servicesOf({
  sources = standardSources,
  outputs = outputTopics,
  fold = standardFold,
}: {
  readonly sources?: readonly Source[];
  readonly outputs?: readonly OutputTopic[];
  readonly fold?: Fold;
} = {}): readonly Service[] {
  return [...sources.map(intakeOf), segmenterOf(outputs, fold), clockOf(sources), calibratorOf(fold)];
}

/** All services, in the order in which they are best started. */
export const services: readonly Service[] = servicesOf();
