import { many } from '../many.ts'
import { z } from 'zod'
import { minutesStatuses } from '../codes.ts'
import { roles } from '../../../domain/codes.ts'
import { storedCodeOf } from '../../../domain/titled.ts'
import { conferenceItem, conferenceRow } from '../lists/conferences.ts'
import { iso } from '../instants.ts'
import type { ConferenceLook } from '../../access/look.ts'
import { owedOf } from '../../../domain/obligations/owing.ts'
import { quorumNow, whyInquorate } from '../../../domain/conference/quorum.ts'
import { readConferenceRow } from '../../../store/reads/conference-parts.ts'
import { readEvents } from '../../../store/reads/pathway.ts'
import { forms, rulesOf } from '../../../domain/conference/forms.ts'
import { waitingOut, waitingView } from '../owed.ts'
import { withheldFor, withheldOf } from '../../access/withheld.ts'

/** Whether there is a quorum as a meeting sits now, and which roles it lacks. */
export const quorumOut = z
  .object({
    roles: many(storedCodeOf(roles)).meta({ description: 'The roles that count.' }),
    atLeast: z.int().meta({ description: 'How many of them must be present.' }),
    met: z.boolean(),
    present: many(storedCodeOf(roles)),
    missing: many(storedCodeOf(roles)),
    why: z
      .string()
      .nullable()
      .meta({ description: 'In words why there is none. Null where there is one.' }),
  })
  .meta({ id: 'Quorum' })

export const conferenceOut = conferenceItem
  .extend({
    version: z.int().meta({ description: 'Send it as If-Match with a command.' }),
    place: z.string().nullable(),
    minutesPerItem: z.int().nullable(),
    sequence: z
      .int()
      .meta({ description: 'How often its date, place or end changed, as calendars count it.' }),
    policyVersion: z.int().nullable(),
    byHand: z
      .boolean()
      .meta({ description: 'Planned by a person and not by the regular schedule.' }),
    movedByHand: z.boolean(),
    openedAt: z.iso.datetime().nullable().meta({ description: 'When the session was opened.' }),
    quorum: quorumOut.nullable().meta({ description: 'Null before it is planned.' }),
    returnForm: many(z.object({ code: z.string(), title: z.string() })).meta({
      description: 'What a return should say, part by part, according to its form.',
    }),
    minutes: z.object({ status: storedCodeOf(minutesStatuses), version: z.int() }).nullable(),
    invited: many(z.object({ agency: z.string(), role: storedCodeOf(roles) })),
    waitingOn: many(waitingOut),
    withheld: withheldFor('nextAlarm', 'place'),
  })
  .meta({ id: 'Conference' })

/** One conference: where it stands, and whom it is waiting for. */
export async function conferenceView({
  database,
  account,
  reader,
  now,
  place,
  whole,
  rules,
}: ConferenceLook) {
  const row = await readConferenceRow(database, account, place.id)
  const { state } = reader
  const { meeting, minutes } = state
  const facts = conferenceRow(row, whole)
  const { place: where, withheld } = await placeOf(database, reader, rules)
  return {
    ...facts,
    place: where,
    withheld: { ...facts.withheld, ...withheld },
    minutesPerItem: meeting?.minutesPerItem ?? null,
    sequence: state.sequence,
    policyVersion: meeting?.policyVersion ?? null,
    byHand: row.by_hand,
    movedByHand: row.moved_by_hand,
    openedAt: state.openedAt === undefined ? null : iso(state.openedAt),
    quorum: quorumView({ reader, rules }),
    returnForm: meeting ? [...forms[meeting.form].returnForm.sections] : [],
    minutes: minutes ? { status: minutes.status, version: minutes.version } : null,
    invited: state.invited.map(({ agency, role }) => ({ agency, role })),
    waitingOn: waitingView(
      owedOf(state).filter(({ agency }) => reader.sees(agency)),
      now,
    ),
  }
}

/** The quorum of the meeting, or of one of its items without those in conflict about it. */
export function quorumView(
  { reader: { state }, rules: { reference } }: Pick<ConferenceLook, 'reader' | 'rules'>,
  item?: { readonly id: string },
): z.output<typeof quorumOut> | null {
  const rule = state.meeting?.quorum
  if (!rule) return null
  const quorum = quorumNow(state, item)
  const atLeast = Math.min(rule.atLeast ?? rule.roles.length, rule.roles.length)
  const nameOf = (agency: string) => reference.agencies[agency]?.name ?? agency
  return {
    roles: [...rule.roles],
    atLeast,
    met: quorum.met,
    present: [...quorum.present],
    missing: [...quorum.missing],
    why: whyInquorate(quorum, atLeast, nameOf) ?? null,
  }
}

const placed = ['conference-planned', 'conference-rescheduled', 'policy-followed']

/**
 * Where it meets, in words: what the last fact that named a place says. If none does, as for an emergency meeting made
 * by a pathway, what its site's policy says.
 */
async function placeOf(
  database: ConferenceLook['database'],
  reader: ConferenceLook['reader'],
  rules: ConferenceLook['rules'],
) {
  const { id, meeting } = rules.state
  const events = await readEvents(database, id, { kind: 'conference', types: placed })
  const last = events.findLast(({ data }) => 'place' in data)
  const usual = meeting && rulesOf(rules.reference.policy, meeting.form).place?.text
  if (!last)
    return { place: usual ?? null, withheld: withheldOf({ place: { value: usual, may: true } }) }
  const [seen] = await reader.worded(database, [keepPlace(last)])
  const place = seen?.data['place']
  return {
    place: typeof place === 'string' ? place : null,
    withheld: seen?.withheld ?? {},
  }
}

/** Why it was moved is not said here. */
function keepPlace<E extends { readonly data: object }>(event: E): E {
  const { place }: { place?: unknown } = { ...event.data }
  return { ...event, data: { place } }
}
