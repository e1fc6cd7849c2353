import { many } from '../many.ts'
import { z } from 'zod'
import { returnStates } from '../codes.ts'
import { actionOutcomes } from '../../../domain/pathway/shape/conference.ts'
import { absences, holdReasons } from '../../../domain/pathway/shape/treatment.ts'
import { flags } from '../../../domain/pathway/shape/flags.ts'
import { ratedRisks, ratings, risks, roles } from '../../../domain/codes.ts'
import { bookingOf, bookingOut } from './bookings.ts'
import type { ReadEvent } from '../../access/reader.ts'
import { eventsOn, wordsOf } from './page-words.ts'
import { strandOut, victimOut } from './victims.ts'
import { flagsFor } from '../../access/known-flags.ts'
import { keptOutOut, keptOutView, openedOut, openedUntil } from './kept-out.ts'
import { guidanceOut, guidanceView } from './guidance.ts'
import { codeOf, storedCodeOf } from '../../../domain/titled.ts'
import { whyNull } from '../../access/withheld.ts'
import { instantOut, iso, isoOrNull } from '../instants.ts'
import { owed, type PathwayState } from '../../../domain/pathway/state.ts'
import type { PathwayLook } from '../../access/look.ts'
import type { PathwayReader } from '../../access/pathway-reader.ts'
import { placeTitle, places } from '../../../domain/stages/index.ts'
import { ordersOut, ordersView } from './orders.ts'
import { pageWithheld, pageWithheldOut } from './page-withheld.ts'
import { recordView, recordOut } from './record.ts'
import { waitingOut, waitingView } from '../owed.ts'

const party = z.object({ agency: z.string(), role: storedCodeOf(roles) })
const withheld = 'Null where it is not for you.'

/** One pathway, as it is answered. */
export const pathwayOut = z
  .object({
    id: z.string(),
    site: z.string(),
    stage: storedCodeOf(places),
    stageTitle: z.string(),
    stageSince: instantOut,
    version: z.int().meta({ description: 'Send it as If-Match with a command.' }),
    risk: storedCodeOf(risks).nullable(),
    ratings: z.record(storedCodeOf(ratedRisks), storedCodeOf(ratings)).nullable(),
    flags: many(storedCodeOf(flags)),
    openedAt: instantOut,
    lastReferralAt: instantOut,
    watchUntil: instantOut.nullable(),
    endedAt: instantOut.nullable(),
    nextAlarm: instantOut
      .nullable()
      .meta({ description: 'When something next happens by itself.' }),
    policyVersion: z.int().nullable(),
    hold: z
      .object({
        reason: storedCodeOf(holdReasons),
        since: instantOut,
        resumeAt: instantOut.nullable(),
      })
      .nullable()
      .meta({ description: 'While the clocks of treatment are stopped.' }),
    listing: z
      .object({ conferenceId: z.string(), at: instantOut.nullable(), emergency: z.boolean() })
      .nullable()
      .meta({
        description:
          'The meeting whose list it is on; `at` is null until the meeting has confirmed it. Never to be passed on to the person. ' +
          withheld,
      }),
    referrer: party.nullable(),
    waitingOn: many(waitingOut),
    actions: many(
      z.object({
        id: z.string(),
        agency: z.string(),
        role: storedCodeOf(roles),
        outcome: storedCodeOf(actionOutcomes).nullable(),
        due: instantOut.nullable(),
        what: z.string().nullable(),
        victim: z.string().nullable().meta({
          description:
            'The victim whose part of the safety plan it is; null where it is everybody’s.',
        }),
        withheld: codeOf(whyNull).nullable().meta({ description: 'Why `what` is null.' }),
      }),
    ),
    provider: party.nullable(),
    sessions: many(
      z.object({
        id: z.string(),
        at: instantOut,
        record: z
          .object({
            held: z.boolean(),
            attended: z.boolean(),
            late: z.boolean(),
            absence: storedCodeOf(absences).nullable(),
          })
          .nullable(),
        booking: bookingOut.nullable(),
      }),
    ),
    returns: many(z.object({ agency: z.string(), answer: storedCodeOf(returnStates) })),
    person: z
      .object({
        id: z.string(),
        name: z.string(),
        aliases: many(z.string()),
        formerNames: many(z.string()),
        dateOfBirth: z.string().nullable(),
        yearOfBirth: z.int().nullable(),
        age: z.int().nullable(),
        agedOn: instantOut
          .nullable()
          .meta({ description: 'When they were said to be of that age.' }),
        address: z.string().nullable(),
        pncNumber: z.string().nullable(),
        croNumber: z.string().nullable(),
        nhsNumber: z.string().nullable(),
      })
      .nullable()
      .meta({ description: withheld }),
    victim: victimOut.nullable().meta({ description: withheld }),
    victims: many(strandOut),
    concern: z.string().nullable().meta({ description: withheld }),
    ...ordersOut,
    ...guidanceOut,
    ...recordOut,
    ...keptOutOut,
    ...openedOut,
    withheld: pageWithheldOut,
  })
  .meta({ id: 'Pathway' })

/** One pathway, as far as it is for this reader. */
export async function pathwayView(seen: PathwayLook) {
  const { place: row, state, reader, whole, now } = seen
  const events = await eventsOn(seen)
  const { actions, concernWithheld, ...words } = await wordsOf(seen, events)
  const referred = reader.sees(row.referrer_agency)
  return {
    id: row.id,
    site: row.site,
    stage: row.stage,
    stageTitle: placeTitle(state?.stage ?? 'received'),
    stageSince: iso(row.stage_since),
    version: row.version,
    risk: whole ? row.risk : null,
    ratings: (whole && state?.ratings) || null,
    flags: flagsFor(seen),
    openedAt: iso(row.opened_at),
    lastReferralAt: iso(row.last_referral_at),
    watchUntil: whole ? isoOrNull(row.watch_until) : null,
    endedAt: isoOrNull(row.ended_at),
    nextAlarm: whole ? isoOrNull(row.next_alarm) : null,
    listing: (whole && listingView(state)) || null,
    policyVersion: row.policy_version,
    hold: (whole && state?.hold && holdOf(state.hold)) || null,
    referrer: referred ? { agency: row.referrer_agency, role: row.referrer_role } : null,
    ...(state ? partsOf(state, reader, events, now) : noParts),
    orders: await ordersView(seen, events),
    ...(await guidanceView(seen)),
    ...(await recordView(seen)),
    keptOut: keptOutView(seen),
    openedUntil: openedUntil(seen),
    withheld: pageWithheld(seen, { ...words, concernWithheld }),
    ...words,
    actions: actions.map((agreed) => ({
      ...agreed,
      outcome: state?.actions.find(({ id }) => id === agreed.id)?.outcome ?? null,
    })),
  }
}

const holdOf = ({ reason, since, resumeAt }: NonNullable<PathwayState['hold']>) => ({
  reason,
  since: iso(since),
  resumeAt: isoOrNull(resumeAt ?? null),
})

const noParts = { waitingOn: [], provider: null, sessions: [], returns: [] }

function partsOf(
  state: PathwayState,
  reader: PathwayReader,
  events: readonly ReadEvent[],
  now: number,
) {
  const provided = reader.sees(state.provider?.agency)
  return {
    waitingOn: waitingView(
      owed(state).filter((one) => reader.sees(one.agency) && reader.knowsOwed(one)),
      now,
    ),
    provider: (provided && state.provider) || null,
    sessions: provided
      ? state.sessions.map(({ id, at, record }) => ({
          id,
          at: iso(at),
          record: record ? { ...record, absence: record.absence ?? null } : null,
          booking: bookingOf(events, id),
        }))
      : [],
    returns: Object.entries(state.returns)
      .filter(([agency]) => reader.sees(agency))
      .map(([agency, answer]) => ({ agency, answer })),
  }
}

function listingView(state: PathwayState | undefined) {
  const { listing } = state ?? {}
  if (!listing) return undefined
  const { conference, at, emergency = false } = listing
  return { conferenceId: conference, at: isoOrNull(at), emergency }
}
