import { roles } from '../../../../domain/codes.ts'
import { titleIn } from '../../../../domain/titled.ts'
import { whyText } from '../../../words/why.ts'
import { counted } from '../../../../domain/sentence.ts'
import { type Agencies, partyIn } from './names.ts'
import { eventWords, valuesAt } from '../../../../domain/event-words.ts'
import type { Happened, HappenedTogether } from '../../../../app/views/pathway/history.ts'
import { anyWords, wordLabels } from '../../../words/audit-fields.ts'
import { moment } from '../../../words/dates.ts'
import { typesOf } from '../../../../domain/pathway/evolve.ts'

/** What one command led to: its weightiest event in a sentence, the words in it, and what followed. */
export interface EntryShown {
  readonly sentence: string
  readonly when: string
  readonly who: string
  readonly words: readonly WordsShown[]
  readonly followed: readonly FollowedShown[]
  readonly inShort: string
  /** Nothing but reminders. */
  readonly minor: boolean
  /** It was entered in error and no longer counts. */
  readonly struck: Struck
}

/** What followed from something. */
interface FollowedShown {
  readonly sentence: string
  readonly words: readonly WordsShown[]
  readonly struck: Struck
}

/** What somebody wrote, or why it is not shown. */
export interface WordsShown {
  readonly label: string
  readonly text: readonly string[] | undefined
  /** Where each of them is taken out, for whoever may. */
  readonly takeOut?: readonly string[]
  readonly why: string | undefined
}

/** Entries of a timeline, each with its event that weighs most on top. */
export const entriesOf = (
  groups: readonly HappenedTogether[],
  agencies: Agencies,
  takes?: (text: string) => string,
): EntryShown[] =>
  groups.map((group) => {
    const head = headOf(group)
    const rest = group.filter((one) => one !== head)
    return {
      sentence: sentenceOf(head),
      when: moment(head.at),
      who: authorOf(head, agencies),
      words: wordsOf(head, takes),
      followed: rest.map((one) => ({
        sentence: sentenceOf(one),
        words: wordsOf(one, takes),
        struck: struckOf(one),
      })),
      inShort: `${counted(rest.length, 'thing')} followed`,
      minor: weightOf(head) === weights.reminder,
      struck: struckOf(head),
    }
  })

/** Why something no longer counts, if it does not. */
export type Struck = 'Withdrawn' | 'Replaced' | undefined

const struckOf = ({ withdrawnBy, replacedBy }: Happened): Struck =>
  withdrawnBy !== null ? 'Withdrawn' : replacedBy !== null ? 'Replaced' : undefined

const sentenceOf = ({ sentence }: Happened): string =>
  sentence ?? 'Something of a kind that is no longer in use'

/** What time did is nobody's doing. */
function authorOf({ by }: Happened, agencies: Agencies): string {
  if (by.role === null) return 'Automatically'
  const party = partyIn(agencies, { agency: by.agency, role: by.role })
  return by.name === null ? party : `${by.name}, ${party}`
}

const weights = { said: 4, stage: 3, side: 2, owed: 1, reminder: 0 } as const

// What an act of somebody's brings with it: it heads an entry only where there is nothing else.
const besides: readonly string[] = ['flagged', 'risk-set', 'matches-found', 'victim-unreachable']
const stageTypes: readonly string[] = ['stage-entered', 'pathway-ended']
const owedTypes = typesOf('obligation')
const listingTypes = typesOf('listing')

/** How much an event says of why it happened. */
function weightOf({ type }: Happened): number {
  if (type === 'rung-reached') return weights.reminder
  if (owedTypes.includes(type)) return weights.owed
  if (stageTypes.includes(type)) return weights.stage
  return besides.includes(type) || listingTypes.includes(type) ? weights.side : weights.said
}

const headOf = (group: HappenedTogether): Happened =>
  group.reduce((head, one) => (weightOf(one) > weightOf(head) ? one : head), group[0])

const wordsTable: Readonly<Record<string, Readonly<Record<string, string>>>> = eventWords

/** The words in an event: what may be read of them, and why the rest is not shown. */
function wordsOf(
  { type, data, withheld, texts }: Happened,
  takes?: (text: string) => string,
): WordsShown[] {
  const fields = Object.hasOwn(wordsTable, type) ? wordsTable[type] : undefined
  return Object.keys(fields ?? {}).flatMap((path): WordsShown[] => {
    const here = texts.filter(({ field }) => field === path)
    const there = here.filter(({ takenOut }) => takenOut === null)
    const text = textsAt(data, path)
    const label = wordLabels[path] ?? anyWords
    const gone = here.flatMap(({ takenOut }): WordsShown[] =>
      takenOut ? [{ label, text: undefined, why: goneText(takenOut) }] : [],
    )
    const takeOut = takes && { takeOut: there.map(({ id }) => takes(id)) }
    if (text.length > 0) return [{ label, text, why: undefined, ...takeOut }, ...gone]
    if (gone.length > 0) return gone
    const why = withheld[path]
    return why === undefined ? [] : [{ label, text: undefined, why: whyText(why) }]
  })
}

const goneText = ({ at, role }: NonNullable<Happened['texts'][number]['takenOut']>): string =>
  `Taken out on ${moment(at)} by the ${titleIn(roles, role).toLowerCase()}`

const textsAt = (data: Readonly<Record<string, unknown>>, path: string): string[] =>
  valuesAt(data, path).filter((one): one is string => typeof one === 'string' && one !== '')
