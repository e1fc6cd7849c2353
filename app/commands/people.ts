import type { z } from 'zod'
import type { amendmentSchema } from '../../domain/pathway/commands/amend-referral.ts'
import { badField } from '../answers.ts'
import type { CommandIds } from './ids.ts'
import { croOf, nhsOf, pncOf } from '../../domain/matching/official-numbers.ts'
import { optional } from '../../domain/entity/rule.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import type { PersonRecord } from '../../store/matching/described.ts'
import type { VictimRecord } from '../../store/people-records.ts'
import type { Referral } from '../../domain/pathway/commands/submit-referral.ts'

/** The people of an amendment become records of their own, which its acceptance makes the current ones. */
export function takePeople(name: PathwayCommandName, body: object, ids: CommandIds) {
  if (!pathwayCommands[name].edge?.people) return { judged: body }
  // The body was accepted by this very schema; only its words have become ids.
  const { person, victim, ...rest } = body as z.output<typeof amendmentSchema>
  if (Object.keys(body).length === 0) return badField('body', 'empty', 'must amend something.')
  const persons = person && personRecord(person, ids)
  const victims = victim && victimRecord(victim, ids)
  const newVictim = pathwayCommands[name].edge.newVictim ? ids.part('victim') : undefined
  const judged = {
    ...rest,
    ...(persons ? { person: persons.id } : {}),
    ...(victims ? { victim: newVictim ?? victims.id, ...judgedContact(victim) } : {}),
  }
  return { judged, person: persons, victim: victims, newVictim }
}

/** What is known of a person, as a record of its own. */
export const personRecord = (
  person: Referral['person'],
  ids: Pick<CommandIds, 'part'>,
): PersonRecord => ({ id: ids.part('person record'), ...knownOf(person) })

/** What is known of a person, with their numbers as they are kept. */
export const knownOf = (person: Referral['person']): Omit<PersonRecord, 'id'> => ({
  ...person,
  ...optional({
    pncNumber: person.pncNumber && pncOf(person.pncNumber),
    croNumber: person.croNumber && croOf(person.croNumber),
    nhsNumber: person.nhsNumber && nhsOf(person.nhsNumber),
  }),
})

/** What the rules see of a victim: codes of safe contact, and no words. */
export function judgedContact({ safeContact }: Pick<Referral['victim'], 'safeContact'>) {
  const { safe, channels, unsafeChannels, voicemail, withheldNumber } = safeContact
  const more = optional({ unsafeChannels, voicemail, withheldNumber })
  return { safeToContact: safe, safeContact: { channels, ...more } }
}

/** What is known of a victim, as a record of its own. */
export const victimRecord = (
  victim: Referral['victim'],
  ids: Pick<CommandIds, 'part'>,
): VictimRecord => ({
  id: ids.part('victim record'),
  ...victim,
})
