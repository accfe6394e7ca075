import type { BaseSettings, Need, RunningService, Settings, SettingsShape } from '@tidemark/stream';
import type { PipelineContext } from '../metrics/pipeline-context.ts';
import type { Names } from '../names/names.ts';

/** What a service was given at its start. */
export interface GivenOptions<Shape extends SettingsShape = SettingsShape> {
  /** From the environment: the base settings, and those of its own. */
  readonly settings: BaseSettings & Settings<Shape>;
  /** The flags on its command line, without dashes: `rebuild`. */
  readonly flags: ReadonlySet<string>;
}

/**
 * One process of a deployment. Add a file with one of these and a line in the list, and a folder `services/<name>/` with a
 * README and a `src/main.ts` that runs it.
 */
export interface Service<Shape extends SettingsShape = SettingsShape> {
  /** Of its folder, in logs and to Kafka: `segmenter`. */
  readonly name: string;
  /** What it uses besides the log; the rest is not opened. */
  readonly needs: readonly Need[];
  /** Settings of its own beside the base ones, by variable. */
  readonly settings: Shape;
  /** Flags that it takes, each with what it does. */
  readonly flags: Readonly<Record<string, string>>;
  /** Topics that it reads records of, under their deployment's names. Every service reads the log's first record besides. */
  reads(names: Names): readonly string[];
  /** Topics that it appends to. */
  writes(names: Names): readonly string[];
  /**
   * Starts it in a deployment that has been checked; resolves when it runs, not when it has ended.
   *
   * @throws TidemarkError; the runtime turns it into an exit code
   */
  start(context: PipelineContext, given: GivenOptions<Shape>): Promise<RunningService>;
}
