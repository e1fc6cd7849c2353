import { z } from 'zod'
import { codes } from './codes.ts'

/** Codes with their titles, in the order in which a form offers them. */
export type Titles<Code extends string = string> = Readonly<
  Record<Code, { readonly title: string }>
>

// The extension by which viewers of OpenAPI describe the codes of an enum.
const key = 'x-enumDescriptions'

/** The enum of a code table. It carries the titles of its codes, for forms, the JSON Schema and OpenAPI. */
export function codeOf<T extends Titles>(
  table: T,
): z.ZodEnum<{ [Code in keyof T & string]: Code }> {
  return z.enum(codes(table)).meta({ [key]: titlesIn(table) })
}

/**
 * A code in an answer. What is stored may be older than its table, and is shown as it stands. Any text is let through, and
 * the titles of those that are known go with the schema.
 */
export const storedCodeOf = (table: Titles): z.ZodString =>
  z.string().meta({ [key]: titlesIn(table) })

const titlesIn = (table: Titles): Record<string, string> =>
  Object.fromEntries(Object.entries(table).map(([code, { title }]) => [code, title]))

/** The titles of the codes that a schema knows, as `codeOf` or `storedCodeOf` gave them. */
export function titlesOf(schema: z.ZodType): Readonly<Record<string, string>> {
  const known: unknown = schema.meta()?.[key]
  return z.record(z.string(), z.string()).safeParse(known).data ?? {}
}

/** The title of a code; the code itself if the table does not know it, or no longer does. */
export const titleIn = (table: Titles, code: string): string =>
  Object.hasOwn(table, code) ? (table[code]?.title ?? code) : code

/** Some codes of a table, with their titles. */
export const pickTitles = <T extends Titles, C extends keyof T & string>(
  table: T,
  ...wanted: readonly C[]
): Pick<T, C> =>
  // the keys are those that were asked for
  Object.fromEntries(wanted.map((code) => [code, table[code]])) as Pick<T, C>

/** A title as it stands at the beginning of a line. */
export const capitalised = (title: string): string => title.charAt(0).toUpperCase() + title.slice(1)
