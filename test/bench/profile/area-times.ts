import type { Profiler } from 'node:inspector';
import { areaOf } from './area-of.ts';

/** Sums the time between samples by area, idle time left out; built-in functions count for whoever called them. */
export function areaTimes({
  nodes,
  samples = [],
  timeDeltas = [],
}: Profiler.Profile): Record<string, number> {
  const areas = areasByNode(nodes);
  const times: Record<string, number> = {};
  for (const [index, node] of samples.entries()) {
    const area = areas.get(node) ?? 'other';
    if (area !== 'idle') times[area] = (times[area] ?? 0) + Math.max(0, timeDeltas[index + 1] ?? 0);
  }
  return times;
}

function areasByNode(nodes: readonly Profiler.ProfileNode[]): ReadonlyMap<number, string> {
  const areas = new Map<number, string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const visit = (node: Profiler.ProfileNode, callersArea: string) => {
    const area = areaOf(node.callFrame) ?? callersArea;
    areas.set(node.id, area);
    for (const child of node.children ?? []) visit(byId.get(child)!, area);
  };
  const [root] = nodes;
  if (root !== undefined) visit(root, 'other');
  return areas;
}
