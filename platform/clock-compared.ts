/** The database's clock, with this process's own just before it was asked, and how long it took to answer. */
export interface Compared {
  readonly began: number
  readonly tookMs: number
  readonly there: number
}

/** How far our clock is certainly ahead of the other, in milliseconds; less than nothing where it is behind. */
export function aheadBy({ began, tookMs, there }: Compared): number {
  return there < began ? began - there : Math.min(0, began + tookMs - there)
}
