import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { atCivil, civilDateOf, endOfCivilDay } from '../../calendar/calendar.ts'
import type { PathwayBuilder } from '../builder.ts'
import { beginHold } from '../hold.ts'
import { custodySessions, custodyStatuses } from '../shape/treatment.ts'
import { oweReleaseDuties, applyRelease } from '../custody.ts'
import { audience, date, pastDate, words } from '../../fields.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { nextSession } from '../state.ts'
import { rule } from '../rule.ts'
import { oweNews } from '../victim-contact.ts'

/**
 * Custody and bail as they change. A known release date owes a plan and a word to the victim beforehand. Another date
 * moves them, and needs the note as its reason. While sessions are planned, whoever records that custody begins says whether
 * they go on there or are held. A release is told the same day, and the person is assessed again.
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
    sessions: codeOf(custodySessions).optional(),
    note: words().optional(),
    audience: audience(),
  }),
  needed: { note: 'asThingsStand', sessions: 'asThingsStand' },
  example: {
    on: '2026-01-18',
    status: 'sentenced',
    releaseOn: '2027-06-01',
    note: 'Eighteen months; half of them inside.',
  },
  decide(builder, { on, status, releaseOn, sessions, note }) {
    const { inside } = custodyStatuses[status]
    const releaseAt = releaseOn === undefined ? undefined : momentOf(builder, releaseOn)
    const before = builder.state.custody
    if (releaseAt !== undefined) {
      if (!inside) return refuse('release-date', 'releaseOn')
      if (releaseAt <= builder.context.receivedAt) return refuse('not-later', 'releaseOn')
      const another = before?.releaseAt !== undefined && before.releaseAt !== releaseAt
      if (another && note === undefined) return refuse('reason-missing', 'note')
    }
    const comesIn = inside && !(before && custodyStatuses[before.status].inside)
    const asks = comesIn && !builder.state.hold && nextSession(builder.state) !== undefined
    if (asks && sessions === undefined) return refuse('sessions-unsaid', 'sessions')
    const said = optional({ sessions: asks ? sessions : undefined })
    builder.record('custody-recorded', { on, status, ...optional({ releaseAt, note }), ...said })
    if (said.sessions === 'hold') beginHold(builder, { reason: 'custody' })
    if (!inside) applyRelease(builder)
    else {
      if (before?.status !== status) oweNews(builder, 'custody')
      if (releaseAt !== undefined && releaseAt !== before?.releaseAt)
        oweReleaseDuties(builder, { at: releaseAt, reason: note })
    }
  },
})

/** The morning of a release; its evening, if somebody hears of it on the day itself and later than that. */
function momentOf({ calendar, context }: PathwayBuilder, day: string): number {
  const { from, zone } = calendar.hours
  const morning = atCivil(day, from, zone)
  const today = civilDateOf(context.receivedAt, zone) === day
  return today && morning <= context.receivedAt
    ? endOfCivilDay(context.receivedAt, 0, zone)
    : morning
}

/** Custody and bail. */
export const custodyCommands = {
  'record-custody': recordCustody,
} as const
