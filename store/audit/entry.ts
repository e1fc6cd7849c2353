import type { AuditKind, AuditProgram } from '../../domain/audit.ts'
import { keyedDigest } from './keyed.ts'

/** Who did something, as they were then. */
export interface AuditActor {
  readonly id: string
  readonly name?: string | undefined
  readonly agency: string
  readonly roles: readonly string[]
  readonly sites: readonly string[]
  /** Which of the roles at which of the sites. */
  readonly access?: readonly { readonly site: string; readonly roles: readonly string[] }[]
}

/** From where a request came. */
export interface AuditSource {
  /** The id of the request, which stands in the log files too. */
  readonly request: string
  readonly address: string
  readonly program: AuditProgram
  /** Names the session, or the token: by its `jti`, or else by the whole of it. */
  readonly session?: string | undefined
}

/** One entry of the audit log: ids, codes, instants and counts, with names of actors and nobody else's. */
export interface AuditEntry {
  readonly at: number
  readonly kind: AuditKind
  /** The view, the list, or the method and route. */
  readonly what: string
  /** The code of what came of it, where it was not simply done. */
  readonly outcome?: string | undefined
  readonly actor?: AuditActor | undefined
  readonly source?: AuditSource | undefined
  readonly pathways?: readonly string[] | undefined
  readonly conference?: string | undefined
  /** Which words were shown: the class and the field. */
  readonly fields?: readonly string[] | undefined
  /** What was searched for. */
  readonly searched?: string | undefined
  readonly facts?: Readonly<Record<string, string | number | boolean>> | undefined
}

/** What an entry is stored with. */
export interface Keeping {
  readonly secret: string
  /** Whether addresses are kept as they are, and not as digests. */
  readonly plainAddresses: boolean
}

/**
 * An entry as it is stored. What was searched for, sessions and, unless the setting says otherwise, addresses are stored as
 * keyed digests. PostgreSQL takes no NUL and no half of a surrogate pair for text, so neither is kept.
 */
export function bodyOf(entry: AuditEntry, keeping: Keeping): string {
  const { at, kind, what, outcome, actor, source, searched, ...rest } = entry
  const term = searched === undefined ? undefined : keyedDigest(keeping.secret, 'search', searched)
  const from = source && storedSource(source, keeping)
  const stored = { at, kind, what, outcome, actor, source: from, searched: term, ...rest }
  return JSON.stringify(stored, (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value,
  )
}

function storedSource(
  { request, address, program, session }: AuditSource,
  { secret, plainAddresses }: Keeping,
): AuditSource {
  return {
    ...{ request, program },
    address: plainAddresses ? address : keyedDigest(secret, 'address', address),
    session: session === undefined ? undefined : keyedDigest(secret, 'session', session),
  }
}
