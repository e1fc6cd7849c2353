import { agencyIn, type MeetingSeen } from './names.ts'
import { attendances } from '../../../domain/conference/codes.ts'
import type { ItemModel } from './items.ts'
import { roleTitle } from '../../../domain/describe.ts'
import { time } from '../../words/dates.ts'
import { titleIn } from '../../../domain/titled.ts'

type Seat = MeetingSeen['attendance']['seats'][number]

/** A button of a seat: what it records. */
interface SeatButton {
  readonly how: string
  readonly text: string
}

/** A seat at the table. */
export interface SeatModel {
  readonly key: string
  /** As forms send it. */
  readonly value: string
  readonly agency: string
  readonly role: string
  readonly how: string
  readonly present: boolean
  readonly answered: boolean
  readonly accepted: boolean
  readonly conflict: string
  readonly buttons: readonly SeatButton[]
  readonly mayAccept: boolean
  readonly mayConflict: boolean
}

/** The seats, each with what this reader may record for it. */
export function seatsOf(seen: MeetingSeen, items: readonly ItemModel[]): SeatModel[] {
  const { attendance, commands } = seen
  const may = (name: string) => commands.some((one) => one.name === name && one.why === undefined)
  const [records, accepts, declares] = [
    may('record-attendance'),
    may('accept-confidentiality'),
    may('declare-conflict'),
  ]
  return attendance.seats.map((seat) => {
    const { agency, role, how, accepted, conflict } = seat
    const theirs = seen.runs || seen.own.some((one) => one.agency === agency && one.role === role)
    const present = how === 'present'
    return {
      key: `${agency}/${role}`,
      value: `${agency}~${role}`,
      agency: agencyIn(seen, agency),
      role: roleTitle(role),
      how: howInWords(seat),
      present,
      answered: how !== null,
      accepted,
      conflict: conflictOf(conflict, items),
      buttons: records && theirs ? buttonsFor(how, attendance.stage) : [],
      mayAccept: accepts && theirs && present && !accepted,
      mayConflict: declares && theirs && conflict !== 'all',
    }
  })
}

function howInWords({ how, late, times }: Seat): string {
  if (how === null) return 'No answer yet'
  const last = times.at(-1)
  const title = titleIn(attendances, how)
  if (how === 'left' && last) return `${title} at ${time(last.at)}`
  return how === 'present' && late && last ? `${title} from ${time(last.at)}` : title
}

function conflictOf(conflict: Seat['conflict'], items: readonly ItemModel[]): string {
  if (conflict === null) return ''
  if (conflict === 'all') return 'Conflict about the whole meeting'
  const numbers = conflict.flatMap((id) => {
    const item = items.find((one) => one.id === id)
    return item ? [item.number === '' ? `pathway ${item.reference}` : `item ${item.number}`] : []
  })
  return numbers.length === 0 ? '' : `Conflict about ${numbers.join(', ')}`
}

const present: SeatButton = { how: 'present', text: 'Present' }
const apologies: SeatButton = { how: 'apologies', text: 'Apologies' }
const informed: SeatButton = { how: 'sentInformation', text: 'Sent information' }

/** What can be recorded next for a seat. */
function buttonsFor(how: Seat['how'], stage: string): readonly SeatButton[] {
  if (stage !== 'inSession') return [apologies, informed].filter((one) => one.how !== how)
  if (how === 'present') return [{ how: 'left', text: 'Left' }]
  if (how === 'left') return [{ how: 'present', text: 'Back' }]
  return [present, apologies, informed].filter((one) => one.how !== how)
}
