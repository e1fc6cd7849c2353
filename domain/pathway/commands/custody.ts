import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { custodyStatuses } from '../shape/treatment.ts'
import { oweReleaseDuties, applyRelease } from '../custody.ts'
import { audience, date, pastDate, words } from '../../fields.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { oweNews } from '../victim-contact.ts'

/**
 * Custody and bail as they change. A known release date owes a plan and a word to the victim beforehand. Another date
 * moves them, and needs the note as its reason. A release is told the same day, and the person is assessed again.
 */
const recordCustody = rule({
  label: 'Record custody or bail',
  area: 'hold',
  who: ['policeLead', 'probation', 'coordinator'],
  ofTheLiving: true,
  body: z.strictObject({
    on: pastDate(),
    status: codeOf(custodyStatuses),
    releaseOn: date().optional(),
    note: words().optional(),
    audience: audience(),
  }),
  needed: { note: 'asThingsStand' },
  example: {
    on: '2026-01-18',
    status: 'sentenced',
    releaseOn: '2027-06-01',
    note: 'Eighteen months; half of them inside.',
  },
  decide(builder, { on, status, releaseOn, note }) {
    const { inside } = custodyStatuses[status]
    const { from, zone } = builder.calendar.hours
    const releaseAt = releaseOn === undefined ? undefined : atCivil(releaseOn, from, zone)
    const before = builder.state.custody
    if (releaseAt !== undefined) {
      if (!inside) return refuse('release-date', 'releaseOn')
      if (releaseAt <= builder.context.receivedAt) return refuse('not-later', 'releaseOn')
      const another = before?.releaseAt !== undefined && before.releaseAt !== releaseAt
      if (another && note === undefined) return refuse('reason-missing', 'note')
    }
    builder.record('custody-recorded', {
      on,
      status,
      ...optional({ releaseAt, note }),
    })
    if (!inside) applyRelease(builder)
    else {
      if (before?.status !== status) oweNews(builder, 'custody')
      if (releaseAt !== undefined && releaseAt !== before?.releaseAt)
        oweReleaseDuties(builder, { at: releaseAt, reason: note })
    }
  },
})

/** Custody and bail. */
export const custodyCommands = {
  'record-custody': recordCustody,
} as const
