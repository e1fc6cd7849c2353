import { lower } from '../../../../domain/sentence.ts'
import { roleTitle } from '../../../../domain/describe.ts'

/** The names of agencies by id. */
export type Agencies = ReadonlyMap<string, string>

/** An agency by its name. */
export const agencyIn = (agencies: Agencies, id: string): string => agencies.get(id) ?? 'an agency'

/** An agency in one of its roles: "Metropolitan Police Service, police lead". */
export const partyIn = (agencies: Agencies, { agency, role }: { agency: string; role: string }) =>
  `${agencyIn(agencies, agency)}, ${lower(roleTitle(role))}`
