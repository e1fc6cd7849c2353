import type { Flag } from './shape/flags.ts'
import type { PathwayFacts } from './events.ts'
import type { PathwayState } from './state.ts'
import type { Suggestion } from './shape/links.ts'

/** The flags that a match raises: that somebody may be known already. */
const byMatch: readonly Flag[] = ['possibleDuplicate', 'repeat', 'earlier']

/** Which pathways a search suggested, each with the flags that it stands behind; what another site may have stands behind the rest. */
export function suggestionsOf({
  found,
  raises,
}: Pick<PathwayFacts['matches-found'], 'found' | 'raises'>): Suggestion[] {
  const likely = found.flatMap(({ pathway, band, standing }): Suggestion[] => {
    if (pathway === undefined || band === 'possible') return []
    const behind: Flag[] =
      standing === 'open'
        ? ['possibleDuplicate']
        : standing === 'turnedAway'
          ? ['earlier']
          : ['earlier', 'repeat']
    return [{ pathway, flags: behind.filter((flag) => raises.includes(flag)) }]
  })
  const unsaid = raises.filter((flag) => !likely.some(({ flags }) => flags.includes(flag)))
  return unsaid.length > 0 ? [...likely, { flags: unsaid }] : likely
}

/** The flags that come down where a pathway is about somebody else: those behind which nothing else stands. After the end of a watch a repeat is a fact. */
export function loweredBy(state: PathwayState, pathway: string): Flag[] {
  const apart = [...(state.notSame ?? []), pathway]
  const left = (state.suggested ?? []).filter((one) => !apart.includes(one.pathway ?? ''))
  const kept = new Set(left.flatMap(({ flags }) => flags))
  return flagsBehind(state, pathway).filter(
    (flag) => state.flags.includes(flag) && !kept.has(flag) && mayFall(state, flag),
  )
}

/** The flags that go up again where it may be the same person after all. */
export const raisedBy = (state: PathwayState, pathway: string): Flag[] =>
  (state.suggested === undefined ? [] : flagsBehind(state, pathway)).filter(
    (flag) => !state.flags.includes(flag),
  )

/** Whether a flag says that somebody may be known already. */
export const isByMatch = (flag: string): boolean => byMatch.some((one) => one === flag)

/** Whether a flag would tell a reader of a match, because nothing else stands behind it than pathways from which they are kept out. */
export function tellsOfKept(
  state: Pick<PathwayState, 'suggested' | 'notSame' | 'watchUntil'>,
  flag: string,
  keptFrom: ReadonlySet<string>,
): boolean {
  if (!isByMatch(flag) || (flag === 'repeat' && state.watchUntil !== undefined)) return false
  const behind = (state.suggested ?? []).filter(
    ({ pathway, flags }) =>
      flags.some((one) => one === flag) &&
      !(pathway !== undefined && state.notSame?.includes(pathway)),
  )
  return behind.length > 0 && behind.every(({ pathway }) => keptFrom.has(pathway ?? ''))
}

/** A pathway of before suggestions were kept has them all behind whichever it is held apart from. */
const flagsBehind = ({ suggested }: PathwayState, pathway: string): readonly Flag[] =>
  suggested === undefined
    ? byMatch
    : byMatch.filter((flag) =>
        suggested.some((one) => one.pathway === pathway && one.flags.includes(flag)),
      )

const mayFall = ({ watchUntil }: PathwayState, flag: Flag): boolean =>
  flag !== 'repeat' || watchUntil === undefined
