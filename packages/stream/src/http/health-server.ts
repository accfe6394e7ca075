import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refusal } from '../errors/refusal.ts';
import type { Exposition } from '../metrics/metrics.ts';

/** The state behind the probes: reasons against, none when all is well. */
export interface Health {
  /** Why the process should be replaced: only when its service has ended. A blocked event loop answers nothing at all. */
  whyNotLive(): readonly string[];
  /** Why it does not do its work now: starting, claiming, draining. */
  whyNotReady(): readonly string[];
}

export interface HealthServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly health: Health;
  readonly metrics: Pick<Exposition, 'text' | 'contentType'>;
}

export interface HealthServer {
  /** The port that it listens on. */
  readonly port: number;
  /** Ends idle and busy connections and stops to listen. */
  close(): Promise<void>;
}

/**
 * Serves `/livez`, `/readyz` (200, or 503 with the reasons) and `/metrics`.
 *
 * @throws TidemarkError 'refused' when the address cannot be listened on.
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const server = createServer(answer(options));
  try {
    server.listen(options.port, options.host);
    await once(server, 'listening');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw refusal(
      `Cannot listen on "${options.host}:${options.port}": ${why}. Check HTTP_HOST and HTTP_PORT`,
      cause,
    );
  }
  return {
    // A TCP server that listens has an address with a port.
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answer({ health, metrics }: HealthServerOptions): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?')[0];
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      sendJson(response, 405, { error: `Cannot ${request.method} "${path}": only GET and HEAD are served` });
    } else if (path === '/livez') sendProbe(response, 'live', health.whyNotLive());
    else if (path === '/readyz') sendProbe(response, 'ready', health.whyNotReady());
    else if (path === '/metrics') sendMetrics(response, metrics);
    else sendJson(response, 404, { error: `Cannot serve "${path}": there are /livez, /readyz and /metrics` });
  };
}

function sendProbe(response: ServerResponse, what: 'live' | 'ready', reasons: readonly string[]): void {
  if (reasons.length === 0) sendJson(response, 200, { status: what });
  else sendJson(response, 503, { status: `not ${what}`, reasons });
}

function sendMetrics(response: ServerResponse, metrics: HealthServerOptions['metrics']): void {
  metrics.text().then(
    (text) => send(response, 200, metrics.contentType, text),
    (error: unknown) => sendJson(response, 500, { error: `Cannot collect metrics: ${String(error)}` }),
  );
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json', `${JSON.stringify(body)}\n`);
}

/** Node leaves out the body by itself when the request was HEAD. */
function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
