/** Tests may look anywhere: the rules are about what ships. */
const TEST = String.raw`\.(test|contract|fixture)\.ts$|/test(ing)?/`;

/** Who may import whom. Checked by `pnpm imports`; CONTRIBUTING.md says the same in words. */
export default {
  forbidden: [
    {
      name: 'schemas-stand-alone',
      comment: 'schemas/ is the wire format: nothing of the system is below it.',
      severity: 'error',
      from: { path: '^schemas/', pathNot: TEST },
      to: { path: '^(packages|services|infra|test)/' },
    },
    {
      name: 'core-is-pure',
      comment: 'packages/core imports nothing, not even node: or npm.',
      severity: 'error',
      from: { path: '^packages/core/', pathNot: TEST },
      to: { pathNot: '^packages/core/' },
    },
    {
      name: 'stream-knows-no-customer',
      comment: 'packages/stream imports npm and node: only.',
      severity: 'error',
      from: { path: '^packages/stream/', pathNot: TEST },
      to: { path: '^(schemas|packages|services|infra|test)/', pathNot: '^packages/stream/' },
    },
    {
      name: 'pipeline-below-services',
      comment: 'packages/pipeline imports core, schemas and stream.',
      severity: 'error',
      from: { path: '^packages/pipeline/', pathNot: TEST },
      to: {
        path: '^(packages|services|infra|test)/',
        pathNot: '^packages/(core|stream|pipeline)/',
      },
    },
    {
      name: 'operations-below-services',
      comment: 'packages/operations imports core, schemas, stream and pipeline.',
      severity: 'error',
      from: { path: '^packages/operations/', pathNot: TEST },
      to: {
        path: '^(packages|services|infra|test)/',
        pathNot: '^packages/(core|stream|pipeline|operations)/',
      },
    },
    {
      name: 'simulation-on-operations',
      comment: 'packages/simulation imports core, schemas, stream, pipeline and operations.',
      severity: 'error',
      from: { path: '^packages/simulation/', pathNot: TEST },
      to: {
        path: '^(packages|services|infra|test)/',
        pathNot: '^packages/(core|stream|pipeline|operations|simulation)/',
      },
    },
    {
      name: 'cli-on-packages',
      comment: 'packages/cli imports core, schemas, stream, pipeline, operations and simulation.',
      severity: 'error',
      from: { path: '^packages/cli/', pathNot: TEST },
      to: { path: '^(infra|test)/' },
    },
    {
      name: 'services-on-packages',
      comment: 'A service imports core, schemas, stream, pipeline and operations.',
      severity: 'error',
      from: { path: '^services/', pathNot: TEST },
      to: { path: '^(packages/(cli|simulation)|infra|test)/' },
    },
    {
      name: 'nobody-imports-a-service',
      comment: 'A service is started, never imported; what two share belongs into packages/pipeline.',
      severity: 'error',
      from: { path: '^(?:services/([^/]+)|schemas|packages|infra)/', pathNot: TEST },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'clients-only-in-stream',
      comment:
        'The clients of Kafka, the registry, Redis and Prometheus stay behind the ports of packages/stream.',
      severity: 'error',
      from: { path: '^(schemas|packages|services)/', pathNot: [TEST, '^packages/stream/'] },
      to: { path: 'node_modules/(kafkajs|@kafkajs|ioredis|prom-client)/' },
    },
    {
      name: 'infra-stands-alone',
      comment: 'infra/ starts servers and knows nothing of what runs against them.',
      severity: 'error',
      from: { path: '^infra/', pathNot: TEST },
      to: { path: '^(schemas|packages|services|test)/' },
    },
    {
      name: 'no-cycles',
      comment: 'No file needs, at run time, a file that needs it. Types may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'An imported npm package stands in the package.json of the package that imports it.',
      severity: 'error',
      from: { path: '^(schemas|packages|services)/', pathNot: TEST },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
};
