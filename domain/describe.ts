import { capitalised } from './titled.ts'
import { type Calendar, formatInstant } from './calendar/calendar.ts'
import { conferenceKinds, meetingNotice } from './conference/kinds.ts'
import { conferenceStages } from './conference/codes.ts'
import { obligationKinds } from './obligations/kinds.ts'
import { placeTitle, stages } from './stages/index.ts'
import { roles } from './codes.ts'
import { titleIn, type Titles } from './titled.ts'
import type { Position } from './entity/decider.ts'

const longest = 160

/**
 * Where an entity stands, in one sentence of at most 160 characters for anybody who looks into the engine: agencies and
 * instants, and nothing about a person. What happens next automatically matters more than how many others are waited
 * for. The others are on the worklist, but what comes next is nowhere else on that screen.
 */
export function describe(
  position: Position,
  names: (agency: string) => string,
  calendar: Calendar,
): string {
  const { zone } = calendar.hours
  const title = stageTitle(position.stage)
  const [first, ...rest] = position.waitingOn
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : ''
  const waiting = (others: string) =>
    first
      ? ` Waiting on ${names(first.agency)} for ${titleOf(first.what)}, due ${formatInstant(first.due, zone)}${others}.`
      : ''
  const next = position.next
    ? ` Next: ${position.next.what} on ${formatInstant(position.next.at, zone)}.`
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

const meetingStages: Readonly<Record<string, { readonly title: string }>> = conferenceStages

function stageTitle(stage: string): string {
  if (isPlace(stage)) return placeTitle(stage)
  return Object.hasOwn(meetingStages, stage)
    ? (meetingStages[stage]?.title ?? stage)
    : capitalised(stage)
}

const isPlace = (stage: string): stage is keyof typeof stages | 'received' | 'ended' =>
  stage === 'received' || stage === 'ended' || Object.hasOwn(stages, stage)

/** Everything that can be owed or announced, in words. */
export const owedTitles: Titles = {
  ...conferenceKinds,
  [meetingNotice.code]: meetingNotice,
  ...obligationKinds,
}

/** The kind of thing that waits, in words. */
export const titleOf = (what: string): string => titleIn(owedTitles, what)

/** A role in words; the code itself if it is unknown. */
export const roleTitle = (role: string): string =>
  Object.entries(roles).find(([code]) => code === role)?.[1].title ?? role

const kinds = Object.values({ ...obligationKinds, ...conferenceKinds })

/** What a clock runs for: whatever is owed under it, else its code in words. */
export function clockTitle(code: string): string {
  const titles = [...new Set(kinds.filter(({ clock }) => clock === code).map(({ title }) => title))]
  const words = code.replace(/([A-Z])/g, ' $1').toLowerCase()
  return capitalised(titles.length > 0 ? titles.join('; ') : words)
}
