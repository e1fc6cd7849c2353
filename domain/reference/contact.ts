/** Why somebody may not change an address, or agree to a change. */
type ContactRefusal = 'not-your-site' | 'second-person'

/** Whose messages a change of address moves: those about one site, or about every site that the agency serves. */
export interface ContactReach {
  /** The one site; undefined for all of them. */
  readonly site: string | undefined
  /** The sites that the agency serves. */
  readonly serves: readonly string[]
}

/**
 * Why an administrator of these sites may not ask for a change; undefined if they may. What is about a site is for its own
 * administrators. What is about all of them is for those of any; an agency that serves none yet has nobody's messages.
 */
export function mayNotAsk(
  own: readonly string[],
  { site, serves }: ContactReach,
): ContactRefusal | undefined {
  if (site !== undefined) return own.includes(site) && serves.includes(site) ? undefined : notYours
  return serves.length === 0 || serves.some((one) => own.includes(one)) ? undefined : notYours
}

const notYours = 'not-your-site'

/** Whether a second administrator must agree: it would move the messages of more than one site. */
export const needsSecond = ({ site, serves }: ContactReach): boolean =>
  site === undefined && serves.length > 1

/** A change of address that was asked for. */
export interface AskedChange extends ContactReach {
  /** Who asked, and for which of the sites that it is about they did so. */
  readonly by: string
  readonly sites: readonly string[]
}

/**
 * Why somebody may not be the second to agree; undefined if they may. It takes another person, of a site that the first did
 * not speak for; if the first spoke for all of them, of any.
 */
export function mayNotAgree(
  { by, own }: { readonly by: string; readonly own: readonly string[] },
  change: AskedChange,
): ContactRefusal | undefined {
  const others = change.serves.filter((site) => !change.sites.includes(site))
  const from = others.length === 0 ? change.serves : others
  if (!from.some((site) => own.includes(site))) return notYours
  return by === change.by ? 'second-person' : undefined
}
