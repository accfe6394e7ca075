import type { BaseSettings } from '../config/base-settings.ts';
import type { Need } from '../config/check-base-settings.ts';
import type { Settings, SettingsShape } from '../config/setting-kinds.ts';
import type { RunningService } from '../context/running-service.ts';
import type { ServiceContext } from '../context/service-context.ts';
import type { Catalogue } from '../metrics/catalogue.ts';

/** Everything that makes a service out of its loop. */
export interface ServiceDeclaration<Shape extends SettingsShape, Own extends Catalogue> {
  /** Its name in logs and to Kafka: `segmenter`. */
  readonly name: string;
  /** What it uses besides the log; the rest is not opened, and using it throws: a bug. */
  readonly needs: readonly Need[];
  /** Its own settings beside the base ones, by variable; `{}` for none. */
  readonly settings: Shape;
  /** Its own metrics beside those of the loops, by name; `{}` for none. */
  readonly metrics: Own;
  /** Starts it; resolves when it runs, not when it has ended. */
  readonly start: (
    context: ServiceContext<Own>,
    settings: BaseSettings & Settings<Shape>,
  ) => Promise<RunningService>;
}
