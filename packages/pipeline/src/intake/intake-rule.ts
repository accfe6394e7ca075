import type { CustomerEventBody, WireSchema } from '@tidemark/schemas';
import type { DeathReason } from '@tidemark/stream';
import type { IntakeName } from '../names/names.ts';
import type { Occurrence } from './rules.ts';

/** What of the deployment's deployment an intake holds events against. */
export interface IntakeDeployment {
  readonly partitions: number;
  readonly currencies: readonly string[];
}

/** One source topic: its schema, what is wrong with an event of it, and how it stands in the log. */
export interface IntakeRule<T extends Occurrence> {
  readonly name: IntakeName;
  readonly schema: WireSchema<T>;
  /** The first rule that this event breaks beside those of every event. */
  readonly fault: (event: T, deployment: IntakeDeployment) => DeathReason | undefined;
  readonly body: (event: T) => CustomerEventBody;
}
