/** A point and the value there. */
export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  readonly evaluations: number;
}

interface Vertex {
  readonly at: readonly number[];
  readonly value: number;
}

/** When to stop: both the values and the coordinates of all corners are this close, or after so many evaluations. */
export interface Stopping {
  readonly valueTolerance: number;
  readonly sizeTolerance: number;
  readonly maxEvaluations: number;
}

/**
 * Finds a local minimum without derivatives: the simplex method of Nelder & Mead (1965) with the usual coefficients
 * (reflection 1, expansion 2, contraction and shrinking 1/2), as in Lagarias et al. (1998).
 *
 * @param f finite or +Infinity; NaN counts as +Infinity
 * @param start one corner of the first simplex; the others lie `step` further along one axis each
 * @example nelderMead(([x]) => (x - 3) ** 2, [0], 1, { valueTolerance: 1e-12, sizeTolerance: 1e-6, maxEvaluations: 500 }).at // near [3]
 */
export function nelderMead(
  f: (at: readonly number[]) => number,
  start: readonly number[],
  step: number,
  stopping: Stopping,
): Minimum {
  let evaluations = 0;
  const vertex = (at: readonly number[]): Vertex => {
    evaluations += 1;
    const value = f(at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const simplex = [start, ...start.map((_, axis) => start.with(axis, start[axis]! + step))].map(vertex);

  for (;;) {
    simplex.sort((left, right) => left.value - right.value);
    if (evaluations >= stopping.maxEvaluations || hasConverged(simplex, stopping)) break;
    const better = betterThanWorst(simplex, vertex);
    if (better !== undefined) simplex[simplex.length - 1] = better;
    else shrink(simplex, vertex);
  }
  return { ...simplex[0]!, evaluations };
}

function hasConverged(simplex: readonly Vertex[], { valueTolerance, sizeTolerance }: Stopping): boolean {
  const [best] = simplex;
  return (
    simplex.at(-1)!.value - best!.value <= valueTolerance &&
    simplex.every(({ at }) => at.every((each, axis) => Math.abs(each - best!.at[axis]!) <= sizeTolerance))
  );
}

/** A point for the worst corner's place, on the line from it through the middle of the others; undefined where none is better. */
function betterThanWorst(
  simplex: readonly Vertex[],
  vertex: (at: readonly number[]) => Vertex,
): Vertex | undefined {
  const worst = simplex.at(-1)!;
  const others = simplex.slice(0, -1);
  const middle = worst.at.map(
    (_, axis) => others.reduce((sum, { at }) => sum + at[axis]!, 0) / others.length,
  );
  const beyond = (factor: number) =>
    vertex(middle.map((each, axis) => each + factor * (each - worst.at[axis]!)));

  const reflected = beyond(1);
  if (reflected.value < simplex[0]!.value) {
    const expanded = beyond(2);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < others.at(-1)!.value) return reflected;
  const isOutside = reflected.value < worst.value;
  const contracted = beyond(isOutside ? 0.5 : -0.5);
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : undefined;
}

/** Every corner moves half way to the best. */
function shrink(simplex: Vertex[], vertex: (at: readonly number[]) => Vertex): void {
  const best = simplex[0]!;
  for (let i = 1; i < simplex.length; i++)
    simplex[i] = vertex(simplex[i]!.at.map((each, axis) => (each + best.at[axis]!) / 2));
}
