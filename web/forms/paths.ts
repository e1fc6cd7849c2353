import { ownUrl } from '../session/own-pages.ts'
import { withQuery } from '../words/query.ts'
import type { Kind } from './commands.ts'

const folders: Readonly<Record<Kind, string>> = { pathway: '/pathways', conference: '/meetings' }

/** The page of a pathway or a meeting. */
export const pathTo = (kind: Kind, id: string): string => `${folders[kind]}/${id}`

/** Where a form is, filled in with ids and codes; `back` is where its sender comes out. */
export function formPath(
  kind: Kind,
  id: string,
  command: string,
  values: Readonly<Record<string, string>> = {},
): string {
  return withQuery(`${pathTo(kind, id)}/do/${command}`, values)
}

/** A path of our own, with nothing that leads elsewhere; undefined for anything else. */
export function ownPath(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length >= 400) return undefined
  if (!/^\/(?![/\\])[\w/.~%?&=+-]*(#[\w-]*)?$/.test(text)) return undefined
  const url = ownUrl(text)
  return url && url.pathname + url.search + url.hash
}

/** Where somebody comes out, with the key of what they sent. */
export const withSent = (back: string, key: string): string => {
  const url = new URL(back, 'http://own')
  url.searchParams.set('sent', key)
  return `${url.pathname}${url.search}${url.hash}`
}
