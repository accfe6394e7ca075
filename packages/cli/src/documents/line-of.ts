import type { PolicyFault } from '@tidemark/pipeline';
import { type Document, isNode, type LineCounter } from 'yaml';

/** The line of a value in a YAML or JSON document, from 1; of one that is missing, that of what it is missing in. */
export function lineOf(document: Document, lines: LineCounter, path: PolicyFault['path']): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range != null) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
