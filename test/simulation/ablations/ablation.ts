import type { ServiceContext } from '@tidemark/stream';
import type { World } from '../world/world.ts';

/** A guard switched off, by what stands between a process and its ports. */
export interface Ablation {
  readonly guard: string;
  /** Puts itself before the ports of a process that starts. */
  readonly process?: (context: ServiceContext, world: World) => ServiceContext;
}
