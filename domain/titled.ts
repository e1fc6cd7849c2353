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
  const titles = Object.entries(table).map(([code, { title }]) => [code, title] as const)
  return z.enum(codes(table)).meta({ [key]: Object.fromEntries(titles) })
}

/** The titles of an enum's codes, as `codeOf` gave them; the codes themselves where it has none. */
export function titlesOf(schema: z.ZodEnum): Readonly<Record<string, string>> {
  const known = schema.meta()?.[key]
  const titles = typeof known === 'object' && known !== null ? known : {}
  return Object.fromEntries(
    schema.options.map((option) => {
      const code = String(option)
      const title = Object.entries(titles).find(([one]) => one === code)?.[1] as unknown
      return [code, typeof title === 'string' ? title : code]
    }),
  )
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
