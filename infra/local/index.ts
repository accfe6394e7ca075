export { type KafkaOptions, startKafka } from './kafka/start-kafka.ts';
export { freePort } from './machine/free-port.ts';
export { prepareServers } from './prepare-servers.ts';
export type { RunningServer } from './process/running-server.ts';
export { type RedisOptions, type RunningRedis, startRedis } from './redis/start-redis.ts';
export { type RegistryOptions, startRegistry } from './registry/start-registry.ts';
