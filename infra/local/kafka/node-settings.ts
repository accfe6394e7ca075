/** A second way in: clients that come by it get it as the advertised address, also where another port stands before it. */
export interface ProxiedListener {
  /** Where the broker itself listens. */
  readonly port: number;
  /** Where its clients are sent: what listens there hands their bytes on to `port`. */
  readonly advertisedPort: number;
}

/**
 * server.properties of one node that is broker and controller.
 *
 * The settings that clients can notice are those of infra/compose.yaml: one replica of everything, no topic that
 * nobody created, no wait before a group's first assignment.
 */
export function nodeSettings(
  port: number,
  controllerPort: number,
  dataFolder: string,
  proxied?: ProxiedListener,
): string {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': dataFolder,
    'offsets.topic.replication.factor': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    // One node serves every coordinator: the default of 50 partitions each only makes it slower to start.
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.num.partitions': '4',
    'auto.create.topics.enable': 'false',
    'group.initial.rebalance.delay.ms': '0',
    ...(proxied === undefined ? {} : proxiedSettings(port, controllerPort, proxied)),
  };
  return `${Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`;
}

function proxiedSettings(port: number, controllerPort: number, proxied: ProxiedListener) {
  return {
    listeners: `PLAINTEXT://127.0.0.1:${port},PROXIED://127.0.0.1:${proxied.port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port},PROXIED://127.0.0.1:${proxied.advertisedPort}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
  };
}
