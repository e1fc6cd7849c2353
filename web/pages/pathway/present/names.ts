import { roleTitle } from '../../../../domain/describe.ts'

/** The names of agencies by id. */
export type Agencies = ReadonlyMap<string, string>

/** An agency by its name. */
export const agencyIn = (agencies: Agencies, id: string): string => agencies.get(id) ?? 'an agency'

/** An agency in one of its roles: "Metropolitan Police Service, police lead". */
export const partyIn = (agencies: Agencies, { agency, role }: { agency: string; role: string }) =>
  `${agencyIn(agencies, agency)}, ${lowered(roleTitle(role))}`

/** A title as it stands within a sentence; a name with capitals of its own stays as it is. */
export const lowered = (title: string): string =>
  /^[A-Z][^A-Z]*$/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** So many of something. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`
