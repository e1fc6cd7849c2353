import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { keysOf } from './keys.ts'
import type { Tables } from '../schema.ts'

/** What a victim is known again by. */
export interface DescribedVictim {
  readonly name?: string | undefined
  readonly dateOfBirth?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
}

/** So many of its last digits tell a telephone number, however its beginning is written. */
const lastDigits = 9

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** A telephone number and an address for e-mail as they are compared: as digests, because nobody searches by a part of one. */
export function reachedBy({ phone, email }: DescribedVictim): string[] {
  const digits = phone?.replace(/\D/g, '') ?? ''
  return [
    ...(digits.length >= lastDigits ? [`phone ${digest(digits.slice(-lastDigits))}`] : []),
    ...(email?.includes('@') ? [`email ${digest(email.trim().toLowerCase())}`] : []),
  ]
}

/** The keys for looking up a victim: those of a person of this name and date of birth, and what they are reached by. */
export const victimKeysOf = (victim: DescribedVictim): string[] => [
  ...(victim.name === undefined
    ? []
    : keysOf({ name: victim.name, aliases: [], dateOfBirth: victim.dateOfBirth })),
  ...reachedBy(victim),
]

/** Stores the keys of a victim's record, in the transaction that stores the record. */
export async function keepVictimKeys(
  database: Kysely<Tables>,
  { record, victim }: { readonly record: string; readonly victim: string },
  described: DescribedVictim,
): Promise<void> {
  const keys = [...new Set(victimKeysOf(described))]
  if (keys.length === 0) return
  await database
    .insertInto('victim_keys')
    .values(keys.map((key) => ({ record, victim, key })))
    .onConflict((conflict) => conflict.doNothing()) // to name the columns would take a right to read
    .execute()
}
