import { many } from '../many.ts'
import { z } from 'zod'
import { actionReviews } from '../../../domain/conference/codes.ts'
import { roles, risks } from '../../../domain/codes.ts'
import { codeOf, storedCodeOf } from '../../../domain/titled.ts'
import { agendaParts } from '../codes.ts'
import { agendaFor, isAgendaOut } from '../../../domain/conference/readable.ts'
import { heardTogether, togetherOut } from './heard-together.ts'
import { instantOut, iso } from '../instants.ts'
import type { Item } from '../../../domain/conference/shape.ts'
import { itemOf } from '../../../domain/conference/state.ts'
import type { ConferenceLook } from '../../access/look.ts'
import { excessItems } from '../../../domain/conference/agenda.ts'
import { type No, refused } from '../../answers.ts'
import { readEvents } from '../../../store/reads/pathway.ts'
import { readPeopleOf } from '../../../store/reads/conference-parts.ts'
import { whyUnnamed, type Withheld, withheldFor, withheldOf } from '../../access/withheld.ts'

/** An agency in one of its roles. */
export const party = z.object({ agency: z.string(), role: storedCodeOf(roles) })
/** Whom a pathway is about, as far as lists say it. */
export const personOut = z
  .object({ name: z.string() })
  .nullable()
  .meta({ description: 'Null if it is not for you or has been erased.' })

export const agendaOut = z
  .object({
    circulated: z.boolean(),
    capacity: z.int(),
    overBy: z.int(),
    parts: many(
      z.object({
        part: codeOf(agendaParts),
        items: many(
          z.object({
            item: z.string(),
            pathwayId: z.string(),
            person: personOut,
            children: z.boolean(),
            repeat: z.boolean(),
            carried: z.boolean().meta({ description: 'Undecided at an adjourned meeting.' }),
            risk: storedCodeOf(risks).nullable(),
            since: instantOut.meta({ description: 'When it was first listed.' }),
            referrer: party,
            ...togetherOut,
            withheld: withheldFor('person', 'risk'),
          }),
        )
          .nullable()
          .meta({ description: 'What is still to be heard, in order.' }),
        actions: many(
          z.object({
            pathwayId: z.string(),
            actionId: z.string(),
            agency: z.string(),
            due: instantOut,
            review: storedCodeOf(actionReviews).nullable(),
          }),
        ).nullable(),
        expiries: many(z.object({ pathwayId: z.string(), until: instantOut })).nullable(),
      }),
    ),
    openedBy: many(party.extend({ at: instantOut }))
      .nullable()
      .meta({
        description:
          'Which of those invited have opened it, and when first; for those who run the meeting.',
      }),
    withheld: withheldFor('openedBy'),
  })
  .meta({ id: 'Agenda' })

/**
 * The agenda for one reader: for those invited once it is circulated, and for those who run the meeting from the start.
 * That it was read is logged, with or without words.
 */
export async function agendaView(seen: ConferenceLook): Promise<z.output<typeof agendaOut> | No> {
  const { reader, rules, database } = seen
  const { state } = reader
  const agenda = agendaFor(state, rules.reference, reader.actor)
  if (!agenda)
    return refused(reader.invited && !isAgendaOut(state) ? 'not-circulated' : 'not-found')
  if (reader.mustAccept) return refused('accept-first')
  reader.note('agenda:parts')
  const people = await peopleOn(seen, reader.items)
  const together = await heardTogether(seen)
  const { keeps } = reader.reading
  return {
    circulated: isAgendaOut(state),
    capacity: state.meeting?.capacity ?? 0,
    overBy: excessItems(state),
    parts: agenda.parts.map((entry) => ({
      part: entry.part,
      items:
        entry.items?.flatMap(({ id }) =>
          itemView(seen, id, people).map((item) => ({ ...item, ...together(id) })),
        ) ?? null,
      actions:
        entry.actions?.map(({ pathway, action, agency, due, review }) => ({
          pathwayId: pathway,
          actionId: action,
          agency,
          due: iso(due),
          review: review ?? null,
        })) ?? null,
      expiries:
        entry.expiries?.map(({ pathway, until }) => ({ pathwayId: pathway, until: iso(until) })) ??
        null,
    })),
    openedBy: keeps ? await openings(database, state.id) : null,
    withheld: withheldOf({ openedBy: { value: keeps || null, may: keeps } }),
  }
}

function itemView({ reader }: ConferenceLook, id: string, people: People) {
  const item = itemOf(reader.state, id)
  if (!item) return []
  const { whole } = reader.reading
  return [
    {
      item: id,
      pathwayId: item.pathway,
      ...people(item),
      children: item.children,
      repeat: item.repeat,
      carried: item.carried ?? false,
      risk: whole ? item.risk : null,
      since: iso(item.since),
      referrer: { agency: item.referrer.agency, role: item.referrer.role },
    },
  ]
}

type People = (item: Item) => { person: { name: string } | null; withheld: Withheld }

/** Whom items that are for a reader are about, and why that or the risk is not shown; that they saw it is logged for each. */
export async function peopleOn(
  { reader, place, database, account }: ConferenceLook,
  items: readonly Item[],
): Promise<People> {
  const pathways = items.map(({ pathway }) => pathway)
  const names = await readPeopleOf(database, account, place.site, pathways)
  return (item) => {
    const { pathway } = item
    const ties = reader.tiesTo(item)
    const stored = names.get(pathway)
    const name = reader.see('person', 'name', stored, { pathway, ties })
    const risk = reader.reading.whole ? {} : { risk: 'notForYou' as const }
    if (typeof name === 'string') return { person: { name }, withheld: risk }
    return { person: null, withheld: { person: whyUnnamed(stored), ...risk } }
  }
}

/** Who opened the agenda, each once, at the first time. */
async function openings(database: ConferenceLook['database'], conference: string) {
  const events = await readEvents(database, conference, {
    kind: 'conference',
    types: ['agenda-opened'],
  })
  const first = new Map<string, { agency: string; role: string; at: string }>()
  for (const { data, at } of events) {
    const { agency, role } = data as { agency: string; role: string } // the facts of `agenda-opened`
    const key = `${agency}/${role}`
    if (!first.has(key)) first.set(key, { agency, role, at: iso(at) })
  }
  return [...first.values()]
}
