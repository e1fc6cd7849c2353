import { agendaOrder } from '../../../domain/conference/agenda.ts'
import { agendaView } from './agenda.ts'
import type { Attendance } from '../../../domain/conference/codes.ts'
import { attendanceView } from './attendance.ts'
import { broughtActions } from '../../papers/gather.ts'
import type { ConferenceLook } from '../../access/look.ts'
import { conferenceView } from './conference.ts'
import { askRules, sendable } from '../../commands/asked.ts'
import { isNo } from '../../answers.ts'
import { itemsOn } from './items.ts'
import { minutesView } from './minutes.ts'
import type { Party } from '../../../domain/entity/decider.ts'
import { readAgencyNames } from '../../../store/reads/pathway.ts'
import { refusals } from '../../../domain/refusals.ts'
import { returnsOn } from './returns.ts'
import { textsView } from './texts.ts'
import { runsMeeting } from '../../../domain/conference/rule.ts'
import { seatKey } from '../../../domain/conference/state.ts'

/** A page shows all of a list: a meeting has at most so many items, each asked of some agencies. */
const everything = { limit: 10_000, after: undefined }

/** A whole meeting as one reader may see it: the parts that the API answers one by one, in one look. */
export async function meetingView(seen: ConferenceLook) {
  const { reader, database, rules, now } = seen
  const { state, reading, actor, invited } = reader
  const conference = await conferenceView(seen)
  const agenda = await agendaView(seen)
  const closed = reader.mustAccept
  const { items } = closed ? { items: [] } : await itemsOn(seen, everything)
  const { items: returns } = closed ? { items: [] } : await returnsOn(seen, everything)
  const after = state.stage === 'minutes' || state.stage === 'adjourned' || state.stage === 'locked'
  const own = state.invited.filter(
    ({ agency, role }) => agency === actor.agency && actor.roles.includes(role),
  )
  return {
    now,
    conference,
    agenda: isNo(agenda) ? null : agenda,
    items,
    returns,
    attendance: await attendanceView(seen),
    brought: isNo(agenda) ? [] : await broughtActions(seen, agenda),
    minutes: after ? await minutesView(seen) : null,
    commands: await commandsFor(seen),
    texts: await textsView(seen),
    /** The seats that the reader holds. */
    own: own.map(({ agency, role }) => ({ agency, role })),
    /** Whether they speak for every seat: those who run the meeting do. */
    runs: runsMeeting({ by: actor }),
    agency: actor.agency,
    invited,
    keeps: reading.keeps,
    /** Whether they must accept confidentiality before they are shown what the meeting is about. */
    mustAccept: closed,
    whole: reading.whole,
    site: rules.reference.siteName,
    names: await readAgencyNames(database),
  }
}

/** What people send to a meeting: whether this reader may now, and why not. */
async function commandsFor(seen: ConferenceLook) {
  const { whyNot } = await askRules(seen)
  return sendable.conference.map(({ name, label, area, who }) => {
    const no = whyNot(name)
    return { name, label, area, who, why: no ? refusals[no.code].title : undefined }
  })
}

/** The items that are still to be heard, by id, in the order of the agenda; as far as they are for the reader. */
export const openItems = async ({ reader, rules }: ConferenceLook): Promise<string[]> =>
  agendaOrder(reader.state, rules.reference)
    .map(({ id }) => id)
    .filter((id) => reader.reading.items.has(id))

/** A seat, what is recorded of it, and whether the statement was accepted there. */
export interface TableSeat {
  readonly how?: Attendance | undefined
  readonly accepted?: boolean | undefined
}

/** The seats at the table with what is recorded of each. */
export const seatsAt = async ({ reader }: ConferenceLook): Promise<(Party & TableSeat)[]> =>
  reader.state.invited.map((party) => {
    const { how, accepted } = reader.state.seats[seatKey(party)] ?? {}
    return { ...party, how, accepted }
  })
