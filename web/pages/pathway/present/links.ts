import type { CommandArea } from '../../../../domain/entity/areas.ts'
import type { Link } from '../../../page.ts'
import type { Overview } from '../../../../app/views/pathway/overview.ts'

/** The form of a command, filled in with these values. */
export function formHref(
  id: string,
  command: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(values).toString()
  return `/pathways/${id}/do/${command}${query === '' ? '' : `?${query}`}`
}

/** What the reader can do now in these areas. */
export const linksIn = (
  id: string,
  allowed: Overview['allowed'],
  areas: readonly CommandArea[],
): Link[] =>
  allowed
    .filter((one) => one.may && areas.includes(one.area))
    .map(({ name, label }) => ({ href: formHref(id, name), text: label }))

/** Where a new referral is begun with what is known from a pathway that has ended. */
export const referAgainHref = (id: string): string =>
  `/refer?${new URLSearchParams({ from: id }).toString()}`
