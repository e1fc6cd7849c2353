import fc from 'fast-check'

/** What somebody means to do, as plain numbers: what it comes to depends on how things stand. */
export interface Intent {
  /** Picks a command, of those that are allowed or, now and then, of all. */
  readonly roll: number
  readonly anything: boolean
  /** Picks actor, ids and outcomes. */
  readonly pick: number
  readonly waitMs: number
  /** Whether time spoke at each alarm on the way, or all at once after an outage. */
  readonly outage: boolean
}

/** Makes sequences of intents: one in so many does anything at all, with such waits in between, and what else a kind needs. */
export const intentsOf =
  <More extends object>(
    oneIn: number,
    waitMs: fc.Arbitrary<number>,
    more: { [K in keyof More]: fc.Arbitrary<More[K]> },
  ) =>
  (count: number): fc.Arbitrary<(Intent & More)[]> => {
    const intent = fc.record({
      ...more,
      roll: fc.nat({ max: 9999 }),
      anything: fc.nat({ max: oneIn - 1 }).map((n) => n === 0),
      pick: fc.nat({ max: 1_000_000 }),
      waitMs,
      outage: fc.boolean(),
    }) as unknown as fc.Arbitrary<Intent & More> // the compiler does not join a mapped record with a known one
    return fc.array(intent, { minLength: count, maxLength: count })
  }

/** The one of a list at which a number points. */
export function choose<T>(list: readonly T[], number: number): T {
  const one = list[number % list.length]
  if (one === undefined) throw new Error('nothing to choose from')
  return one
}
