import { isNo } from '../../../app/answers.ts'
import { lookAtMeeting, ofMeeting } from './look.ts'
import { post } from '../../page.ts'
import { seatsAt, type TableSeat } from '../../../app/views/conference/page.ts'
import { send } from './send.ts'

/** What is recorded for all seats at once, each as a command of its own. */
const everybody = {
  present: {
    for: ({ how }: TableSeat) => how === undefined,
    name: 'record-attendance',
    more: { how: 'present' },
  },
  accepted: {
    for: ({ how, accepted }: TableSeat) => how === 'present' && !accepted,
    name: 'accept-confidentiality',
    more: {},
  },
} as const

/** Records who is there, or that everybody who is there accepted the statement, with one click. */
export const tablePost = post({
  ...ofMeeting,
  path: '/meetings/:id/table',
  act: async (asking, posted) => {
    const { id } = asking.params
    const all = everybody[posted['all'] === 'accepted' ? 'accepted' : 'present']
    const seats = await lookAtMeeting(asking, 'seats', seatsAt)
    if (isNo(seats)) return seats
    for (const { agency, role, ...seat } of seats) {
      if (!all.for(seat)) continue
      const body = { agency, role, ...all.more }
      const no = await send(asking, id, {}, { name: all.name, body })
      if (no) return no
    }
    return { to: itemAsked(id, posted['back']) }
  },
})

/** Back to the item at which the table is. */
function itemAsked(id: string, back: unknown): string {
  const item = typeof back === 'string' ? /[?]item=(i\d{1,4})$/.exec(back)?.[1] : undefined
  return `/meetings/${id}${item === undefined ? '' : `?item=${item}`}#live-seats`
}
