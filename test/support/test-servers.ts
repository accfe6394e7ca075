/** One of each real server, shared by all tests that need one. */
export interface TestServers extends AsyncDisposable {
  /** `host:port` */
  readonly kafkaBrokers: string;
  /** The Confluent-compatible API of the schema registry. */
  readonly registryUrl: string;
  readonly redisUrl: string;
}
