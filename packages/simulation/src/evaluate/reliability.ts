/** A prediction that something happens, and whether it did. */
export interface Forecast {
  /** 0 to 1. */
  readonly probability: number;
  readonly happened: boolean;
}

/** The forecasts of one tenth. */
export interface Decile {
  readonly forecasts: number;
  /** The mean of what was said. */
  readonly expected: number;
  /** The share that happened. */
  readonly observed: number;
}

const TENTHS = 10;

/** The mean of squared errors: 0 is perfect, always saying the mean gives mean · (1 − mean). null without a forecast. */
export function brierScore(forecasts: readonly Forecast[]): number | null {
  if (forecasts.length === 0) return null;
  const sum = forecasts.reduce((total, { probability, happened }) => {
    const error = probability - Number(happened);
    return total + error * error;
  }, 0);
  return sum / forecasts.length;
}

/** Forecasts in ten parts of as equal size as can be, the least probable first: what was said against what came. */
export function reliability(forecasts: readonly Forecast[]): readonly Decile[] {
  const sorted = [...forecasts].sort((left, right) => left.probability - right.probability);
  const bounds = Array.from({ length: TENTHS + 1 }, (_, tenth) =>
    Math.floor((tenth * sorted.length) / TENTHS),
  );
  return Array.from({ length: TENTHS }, (_, tenth) => sorted.slice(bounds[tenth], bounds[tenth + 1]))
    .filter((part) => part.length > 0)
    .map((part) => ({
      forecasts: part.length,
      expected: part.reduce((sum, { probability }) => sum + probability, 0) / part.length,
      observed: part.filter(({ happened }) => happened).length / part.length,
    }));
}
