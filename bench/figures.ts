/** The median of some figures, their 95th percentile and the highest. */
export interface Figures {
  readonly count: number
  readonly median: number
  readonly p95: number
  readonly most: number
}

/** Summarises figures. Throws if there are none. */
export function figuresOf(values: readonly number[]): Figures {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  const [median, p95, most] = [at(0.5), at(0.95), sorted.at(-1)]
  if (median === undefined || p95 === undefined || most === undefined)
    throw new Error('there are no figures')
  return { count: sorted.length, median, p95, most }
}

/** A number of milliseconds, in words. */
export const inMs = (value: number): string => `${value.toFixed(1)} ms`
