import type { RunningService } from '../context/running-service.ts';
import type { Health } from '../http/health-server.ts';

/** How far a runtime has come, as the probes see it. */
export type Phase =
  | { readonly kind: 'starting'; readonly step: string }
  | { readonly kind: 'running'; readonly service: Pick<RunningService, 'isReady' | 'notReady'> }
  | { readonly kind: 'draining' }
  | { readonly kind: 'ended' };

export interface ServiceHealth extends Health {
  enter(phase: Phase): void;
}

/** Live until the service has ended; ready only while it runs and reports that it is. */
export function createServiceHealth(): ServiceHealth {
  let phase: Phase = { kind: 'starting', step: 'the process' };
  return {
    enter(next) {
      phase = next;
    },
    whyNotLive: () => (phase.kind === 'ended' ? ['the service has ended'] : []),
    whyNotReady: () => reasons(phase),
  };
}

function reasons(phase: Phase): readonly string[] {
  switch (phase.kind) {
    case 'starting':
      return [`starting: ${phase.step}`];
    case 'running':
      return runningReasons(phase.service);
    case 'draining':
      return ['draining'];
    case 'ended':
      return ['the service has ended'];
    default:
      return phase satisfies never;
  }
}

function runningReasons(service: Pick<RunningService, 'isReady' | 'notReady'>): readonly string[] {
  if (service.isReady()) return [];
  const reason = 'waiting for partitions, claiming them, or trying again what failed: see the log';
  return service.notReady?.().map((name) => `${name}: ${reason}`) ?? [reason];
}
