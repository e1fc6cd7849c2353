import { type Calendar, formatInstant } from './calendar/calendar.ts'
import { obligationKinds } from './obligations/kinds.ts'
import { placeTitle, stages } from './stages/index.ts'
import { roles } from './codes.ts'
import { type Standing } from './decider.ts'

const longest = 160

/**
 * Where an entity stands, in one sentence of at most 160 characters for whoever looks into the engine: agencies and
 * instants, and nothing about a person. What happens next by itself matters more than how many others are waited for; the
 * others are on the worklist, and what comes next is nowhere else on that screen.
 */
export function describe(
  standing: Standing,
  names: (agency: string) => string,
  calendar: Calendar,
): string {
  const { zone } = calendar.hours
  const title = isPlace(standing.stage) ? placeTitle(standing.stage) : capitalised(standing.stage)
  const [first, ...rest] = standing.waitingOn
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : ''
  const waiting = (others: string) =>
    first
      ? ` Waiting on ${names(first.agency)} for ${titleOf(first.what)}, due ${formatInstant(first.due, zone)}${others}.`
      : ''
  const next = standing.next
    ? ` Next: ${standing.next.what} on ${formatInstant(standing.next.at, zone)}.`
    : ''
  const sentences = [
    `${title}.${waiting(more)}${next}`,
    `${title}.${waiting('')}${next}`,
    `${title}.${waiting(more)}`,
    `${title}.${waiting('')}`,
  ]
  return sentences.find(({ length }) => length <= longest) ?? cut(`${title}.${waiting('')}`)
}

const cut = (text: string): string => `${text.slice(0, longest - 1).trimEnd()}…`

const isPlace = (stage: string): stage is keyof typeof stages | 'received' | 'ended' =>
  stage === 'received' || stage === 'ended' || Object.hasOwn(stages, stage)

const isKind = (what: string): what is keyof typeof obligationKinds =>
  Object.hasOwn(obligationKinds, what)

/** The kind of thing that waits, in words. */
export const titleOf = (what: string): string => (isKind(what) ? obligationKinds[what].title : what)

/** A role in words; the code itself where it is not known. */
export const roleTitle = (role: string): string =>
  Object.entries(roles).find(([code]) => code === role)?.[1].title ?? role

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
