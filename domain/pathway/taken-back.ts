interface Happened {
  readonly seq: number
  readonly type: string
  readonly data: object
}

/** By the number of what took it back, the number of each thing that no longer counts. */
export const takenBack = (events: readonly Happened[]): ReadonlyMap<number, number> =>
  new Map(
    events.flatMap(({ seq, type, data }) =>
      type === 'entry-withdrawn' && 'takes' in data && Array.isArray(data.takes)
        ? data.takes.map((one: unknown) => [Number(one), seq] as const)
        : [],
    ),
  )
