import type { MeasuredService } from './measured-service.ts';

/** How many ticks a clock has written. */
export async function writtenTicks({ url }: MeasuredService): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^tidemark_written_ticks_total (\d+)/m.exec(metrics)?.[1]);
}
