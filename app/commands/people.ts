import type { z } from 'zod'
import { badField } from '../answers.ts'
import type { CommandIds } from './ids.ts'
import { croOf, nhsOf, pncOf } from '../../domain/matching/official-numbers.ts'
import { optional } from '../../domain/entity/rule.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import type { PersonRecord } from '../../store/matching/described.ts'
import type { VictimRecord } from '../../store/people-records.ts'
import type { knownVictimSchema, Referral } from '../../domain/pathway/commands/submit-referral.ts'

/** The people of an amendment, an addition or a correction become records of their own, which its acceptance makes the current ones. */
export function takePeople(name: PathwayCommandName, body: object, ids: CommandIds) {
  const edge = pathwayCommands[name].edge
  if (!edge?.people) return { judged: body }
  if (Object.keys(body).length === 0) return badField('body', 'empty', 'must amend something.')
  const { person, victim, rest, at } = describedIn(body)
  const persons = person && personRecord(person, ids)
  const victims = victim && victimRecord(victim, ids)
  const newVictim = edge.victim === 'new' ? ids.part('victim') : undefined
  const judged = {
    ...rest,
    ...(persons ? { person: persons.id } : {}),
    ...(victims ? { [at]: newVictim ?? victims.id } : {}),
    ...(victim?.safeContact ? judgedContact({ safeContact: victim.safeContact }) : {}),
  }
  return { judged, person: persons, victim: victims, newVictim }
}

/** What a body says of people, as its schema accepted it. */
interface Describing {
  readonly person?: Referral['person']
  readonly victim?: Referral['victim'] | string
  readonly known?: z.output<typeof knownVictimSchema>
}

/** Whom a body describes, at which field it describes a victim, and what else it says. */
export function describedIn(body: Describing) {
  const { person, victim, known, ...others } = body
  if (known) {
    const said = { ...known, safeContact: undefined }
    return { person, victim: said, at: 'known', rest: { ...others, ...optional({ victim }) } }
  }
  const said = typeof victim === 'object' ? victim : undefined
  return { person, victim: said, at: 'victim', rest: others }
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
  victim: Omit<VictimRecord, 'id'>,
  ids: Pick<CommandIds, 'part'>,
): VictimRecord => ({
  id: ids.part('victim record'),
  ...victim,
})
