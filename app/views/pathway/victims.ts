import { z } from 'zod'
import { codeOf, storedCodeOf } from '../../../domain/titled.ts'
import { closureViews } from '../../../domain/pathway/shape/choices.ts'
import {
  firstStrand,
  type Strand,
  strandEnds,
  strandFlags,
} from '../../../domain/pathway/shape/strand.ts'
import { flags } from '../../../domain/pathway/shape/flags.ts'
import { many } from '../many.ts'
import type { PathwayLook } from '../../access/look.ts'
import { pickTitles } from '../../../domain/titled.ts'
import type { ReadEvent } from '../../access/reader.ts'
import { readVictim } from '../../../store/reads/words.ts'
import { relationships } from '../../../domain/codes.ts'
import { shownContact } from './safe-contact.ts'
import { withheldFor, withheldOf } from '../../access/withheld.ts'
import { strandOfEvent } from '../../../domain/pathway/strand-access.ts'
import { strandsOf } from '../../../domain/pathway/strands.ts'

const known = {
  id: z.string(),
  name: z.string().nullable(),
  formerNames: many(z.string()).meta({ description: 'What they were called before a correction.' }),
  relationship: storedCodeOf(relationships),
  dateOfBirth: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  safeContact: z.record(z.string(), z.unknown()).nullable().meta({
    description: 'How the victim can be reached safely now; null where that is not for you.',
  }),
  referrerSince: z.record(z.string(), z.unknown()).nullable().meta({
    description:
      'What the referrer has said of it since. It does not hold until the advocate sets it.',
  }),
}

/** The first of the victims of whom a reader knows. */
export const victimOut = z.object(known)

/** One victim's part of a pathway. */
export const strandOut = z.object({
  letter: z.string().meta({
    description: 'What commands call this victim by, where the pathway has several.',
  }),
  advocate: z.string().nullable().meta({
    description:
      'The agency that works for this victim; null while that is the advocate of the site.',
  }),
  tries: z.int().meta({ description: 'Attempts in a row that did not reach them.' }),
  reached: z.boolean().meta({ description: 'Whether they were ever reached, or have declined.' }),
  flags: many(codeOf(pickTitles(flags, ...strandFlags))),
  closure: storedCodeOf(closureViews).nullable().meta({
    description: "Their advocate's answer to the proposal to close.",
  }),
  disclosed: z.boolean().meta({
    description: 'Whether the advocates of the others may know of them.',
  }),
  plan: many(z.string()).meta({
    description:
      'Their part of the safety plan: the ids of actions that are for them and nobody else.',
  }),
  ended: storedCodeOf(strandEnds).nullable().meta({ description: 'Why their part ended.' }),
  known: victimOut.nullable(),
  withheld: withheldFor(
    'known',
    'known.name',
    'known.dateOfBirth',
    'known.phone',
    'known.email',
    'known.safeContact',
  ),
})

/** The strands of which the reader may know, with what may be read of each victim. */
export async function victimsOn(
  { database, reader, state, place }: PathwayLook,
  events: readonly ReadEvent[],
) {
  const strands: readonly Strand[] = state
    ? strandsOf(state).filter(({ id }) => !reader.hidden.strands.has(id))
    : [{ id: firstStrand, victim: place.victim, contactTries: 0, flags: [] }]
  const shown = []
  for (const strand of strands) {
    const id = strand.victim ?? place.victim
    const found = place.erased_at === null ? await readVictim(database, id) : undefined
    const may = reader.see('victim', 'victim', found ?? null)
    const about = reader.hidden.alone
      ? events
      : events.filter((event) => strandOfEvent(event) === strand.id)
    const ways = may && {
      phone: reader.see('victimContact', 'phone', may.phone),
      email: reader.see('victimContact', 'email', may.email),
    }
    const contact = may && shownContact(reader, state && strand, about, may)
    const victim = may && ways && contact && { ...knownOf(id, may), ...ways, ...contact }
    shown.push({
      letter: strand.id,
      advocate: reader.knowsService(strand.advocate?.agency) ?? null,
      tries: strand.contactTries,
      reached: strand.contactMade === true,
      flags: [...strand.flags],
      closure: strand.answer ?? null,
      disclosed: strand.disclosed === true,
      plan: planOf(strand, state).filter((id) => reader.knowsOf(id)),
      ended: strand.ended ?? null,
      known: victim,
      withheld: withheldOf({
        known: { value: victim, may: reader.mayRead('victim'), erased: place.erased_at !== null },
        ...(victim && {
          'known.name': { value: victim.name, may: true },
          'known.dateOfBirth': { value: victim.dateOfBirth, may: true },
          'known.phone': { value: victim.phone, may: reader.mayRead('victimContact') },
          'known.email': { value: victim.email, may: reader.mayRead('victimContact') },
          'known.safeContact': {
            value: victim.safeContact,
            may: reader.mayRead('victimContact'),
          },
        }),
      }),
    })
  }
  return shown
}

/** The actions that are for one victim, where they were agreed for one. */
const planOf = ({ id }: Strand, state: PathwayLook['state']): string[] =>
  (state?.actions ?? []).filter(({ strand }) => strand === id).map((action) => action.id)

const knownOf = (
  id: string,
  {
    name,
    formerNames,
    relationship,
    dateOfBirth,
  }: NonNullable<Awaited<ReturnType<typeof readVictim>>>,
) => ({ id, name, formerNames, relationship, dateOfBirth })
