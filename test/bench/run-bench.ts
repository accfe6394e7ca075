import type { ServerUrls } from '../support/real-context.ts';
import type { BenchOptions } from './bench-options.ts';
import { measureLatency } from './live/measure-latency.ts';
import { type BenchReport, benchReport } from './report/bench-report.ts';
import { type Round, runRound } from './run-round.ts';
import { purchaseStream } from './workload/purchase-stream.ts';
import { shopStream } from './workload/shop-stream.ts';

/** Measures everything on running servers, which should serve nothing else; `print` gets a line for each step. */
export async function runBench(
  { kafkaBrokers, registryUrl, redisUrl }: ServerUrls,
  options: BenchOptions,
  print: (line: string) => void,
): Promise<BenchReport> {
  const urls = { kafkaBrokers, registryUrl, redisUrl };
  const workload = { shop: shopStream(options), purchases: [...purchaseStream(options)] };
  const rounds: Round[] = [];
  for (let number = 1; number <= options.rounds; number++) {
    print(`round ${number} of ${options.rounds}`);
    const isBareFirst = number % 2 === 0;
    rounds.push(await runRound(urls, workload, { name: `bench-${number}`, isBareFirst, isProfiled: false }));
  }
  print(`${options.liveRate} events/s for ${options.liveSeconds} s`);
  const latencies = await measureLatency(urls, {
    perSecond: options.liveRate,
    seconds: options.liveSeconds,
  });
  if (!options.isProfiled) return benchReport(options, rounds, undefined, latencies);
  print('a round that is profiled');
  const round = { name: 'bench-profiled', isBareFirst: false, isProfiled: true };
  return benchReport(options, rounds, await runRound(urls, workload, round), latencies);
}
