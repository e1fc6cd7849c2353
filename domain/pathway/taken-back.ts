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

/** What answers the same question: a return of the same agency about the same victim or item, and the decision on an item. */
const answers: Readonly<Record<string, readonly string[]>> = {
  'return-recorded': ['agency', 'strand'],
  'item-return-recorded': ['item', 'agency'],
  'item-decided': ['id'],
}

/** The types of events of which a later one can take the place of an earlier. */
export const answerTypes = Object.keys(answers)

/** By the number of a later answer that still stands, the number of the earlier one in whose place it came. */
export function superseded(events: readonly Happened[]): ReadonlyMap<number, number> {
  const gone = takenBack(events)
  const standing = new Map<string, number>()
  const replaced = new Map<number, number>()
  for (const { seq, type, data } of events) {
    if (!Object.hasOwn(answers, type) || gone.has(seq)) continue
    const key = [type, ...(answers[type] ?? []).map((part) => valueIn(data, part))].join(' ')
    const before = standing.get(key)
    if ('supersedes' in data && before !== undefined) replaced.set(before, seq)
    standing.set(key, seq)
  }
  return replaced
}

const valueIn = (data: object, part: string): string =>
  String((data as Readonly<Record<string, unknown>>)[part])
