import { civilDateOf, ukZone } from '../../domain/calendar/calendar.ts'
import type { Described } from './keys.ts'

/** What is known of the person whom a pathway is about. */
export interface PersonRecord {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly dateOfBirth?: string | undefined
  readonly yearOfBirth?: number | undefined
  /** On the day on which it is recorded. */
  readonly age?: number | undefined
  readonly address?: string | undefined
  readonly pncNumber?: string | undefined
  readonly croNumber?: string | undefined
  readonly nhsNumber?: string | undefined
}

/** What of a stored record of a person is compared. */
export const describedColumns = [
  ...(['name', 'aliases', 'address', 'pnc', 'cro', 'nhs'] as const),
  ...(['date_of_birth', 'year_of_birth', 'age', 'recorded_at'] as const),
] as const

/** A record of a person as the database has it. */
interface Row extends Pick<Described, 'name' | 'aliases' | 'address' | 'pnc' | 'cro' | 'nhs'> {
  readonly date_of_birth: string | null
  readonly year_of_birth: number | null
  readonly age: number | null
  readonly recorded_at: number
}

/** A stored record of a person, as it is compared. */
export const describedIn = (row: Row): Described => ({
  ...{ name: row.name, aliases: row.aliases, address: row.address },
  ...{ pnc: row.pnc, cro: row.cro, nhs: row.nhs },
  ...{ dateOfBirth: row.date_of_birth, yearOfBirth: row.year_of_birth },
  ...{ age: row.age, agedOn: civilDateOf(row.recorded_at, ukZone) },
})

/** A person as somebody describes them at an instant, as they are compared. */
export const describedBy = (
  { pncNumber, croNumber, nhsNumber, ...person }: Omit<PersonRecord, 'id'>,
  at: number,
): Described => ({
  ...person,
  ...{ pnc: pncNumber, cro: croNumber, nhs: nhsNumber, agedOn: civilDateOf(at, ukZone) },
})
