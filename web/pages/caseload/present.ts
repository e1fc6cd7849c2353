import { lower } from '../../../domain/sentence.ts'
import type { caseloadItem } from '../../../app/views/lists/caseload.ts'
import {
  daysBetween,
  dueInWords,
  moment,
  shortDay,
  sortableMoment,
  span,
} from '../../words/dates.ts'
import { flags } from '../../../domain/pathway/shape/flags.ts'
import { placeTitle } from '../../../domain/stages/index.ts'
import { places } from '../../../domain/stages/index.ts'
import { risks } from '../../../domain/codes.ts'
import { roleTitle } from '../../../domain/describe.ts'
import { capitalised, titleIn } from '../../../domain/titled.ts'
import type { z } from 'zod'

export type CaseloadItem = z.output<typeof caseloadItem>

/** A pathway in a list. */
export interface CaseRow {
  readonly href: string
  readonly who: string
  readonly reference: string
  readonly stage: string
  readonly age: string
  readonly risk: string
  readonly flags: readonly string[]
  readonly waiting: string
  readonly on: string
  readonly due: string
  readonly late: boolean
  readonly next: string
}

/** What a list of pathways shows of one of them. */
export function caseRow(
  item: CaseloadItem,
  agencies: ReadonlyMap<string, string>,
  now: number,
): CaseRow {
  const { id, waitingOn, person, withheld } = item
  return {
    href: `/pathways/${id}`,
    who: person?.name ?? nameless(withheld.person),
    reference: id,
    stage: isPlace(item.stage) ? placeTitle(item.stage) : item.stage,
    age: ageOf(item, now),
    risk: riskOf(item),
    flags: item.flags.map((flag) => titleIn(flags, flag)),
    waiting: waitingOn ? capitalised(waitingOn.title) : '',
    on: waitingOn
      ? `${agencies.get(waitingOn.agency) ?? waitingOn.agency}, ${lower(roleTitle(waitingOn.role))}`
      : '',
    due: waitingOn
      ? waitingOn.stoppedSince === null
        ? dueInWords(waitingOn.due, now)
        : 'stopped by a hold'
      : '',
    late: waitingOn?.overdue ?? false,
    next: item.nextAlarm === null ? '' : shortDay(item.nextAlarm, now),
  }
}

/** A pathway as a row of a spreadsheet: what the page shows, with dates that can be sorted. */
export function sheetRow(item: CaseloadItem, row: CaseRow): readonly string[] {
  const { waitingOn, stageSince, endedAt, nextAlarm } = item
  const stopped = waitingOn !== null && waitingOn.stoppedSince !== null
  return [
    ...[row.reference, row.who, row.stage, sortable(stageSince), sortable(endedAt)],
    ...[row.risk, row.flags.join('; '), row.waiting, row.on],
    stopped ? row.due : sortable(waitingOn?.due ?? null),
    row.late ? 'Yes' : 'No',
    sortable(nextAlarm),
  ]
}

/** What the columns of such rows are called. */
export const sheetColumns = [
  ...['Reference', 'Name', 'Stage', 'At this stage since', 'Ended', 'Risk', 'Flags'],
  ...['Waiting for', 'On', 'Due', 'Overdue', 'Next date'],
] as const

const sortable = (instant: string | null): string =>
  instant === null ? '' : sortableMoment(instant)

const nameless = (why: string | undefined): string =>
  why === 'erased' ? 'Name erased' : 'Name not for your role'

const isPlace = (stage: string): stage is keyof typeof places => Object.hasOwn(places, stage)

function ageOf({ stageSince, endedAt }: CaseloadItem, now: number): string {
  if (endedAt !== null) return `ended ${moment(endedAt)}`
  const days = daysBetween(stageSince, now)
  return days === 0 ? 'since today' : `for ${span(days)}`
}

function riskOf({ risk, withheld }: CaseloadItem): string {
  if (risk !== null) return titleIn(risks, risk)
  return withheld.risk === 'notForYou' ? 'Not for your role' : 'Not rated'
}
