import type { Account } from '../access/account.ts'
import { askingNow, auditActorOf } from './asking.ts'
import type { AuditActor, AuditEntry } from '../../store/audit/entry.ts'
import type { Deps } from '../deps.ts'

/** Words that somebody is about to be shown. */
export interface WordsRead {
  /** The view, or whatever else shows them. */
  readonly what: string
  readonly pathway: string | null
  /** The conference at which they were said, or whose agenda it was. */
  readonly conference?: string
  /** Which words: the class and the field. */
  readonly fields: readonly string[]
}

/**
 * Enters who is about to read which words (Data Protection Act 2018, section 62). Await it before showing them. Pathways of
 * which the same words are shown are in one entry.
 */
export async function logReads(
  { audit }: Pick<Deps, 'audit'>,
  actor: Account,
  reads: readonly WordsRead[],
  at: number,
): Promise<void> {
  const shown = reads.filter(({ fields }) => fields.length > 0)
  const same = Map.groupBy(shown, ({ what, conference, fields }) =>
    JSON.stringify([what, conference, fields]),
  )
  const entries = [...same.values()].flatMap(([first, ...more]) => {
    if (!first) return []
    const { what, conference, fields } = first
    const pathways = [first, ...more].flatMap(({ pathway }) => pathway ?? [])
    return [{ at, kind: 'read', what, conference, fields, pathways } as const]
  })
  await record({ audit }, actor, ...entries)
}

/** A list that somebody is about to be shown. */
export interface ListRead {
  readonly what: string
  /** The pathways of it whose names are shown. */
  readonly named: readonly string[]
  /** What it was asked for: codes and ids. */
  readonly asked: Readonly<Record<string, unknown>>
  /** What was searched for. */
  readonly searched?: string | undefined
}

/** Enters that somebody is about to be shown a list, and whose names on it. Await it before showing it. */
export async function logList(
  deps: Pick<Deps, 'audit'>,
  actor: Account,
  { what, named, asked, searched }: ListRead,
  at: number,
): Promise<void> {
  await record(deps, actor, {
    ...{ at, kind: searched === undefined ? 'list' : 'search', what, pathways: named, searched },
    fields: named.length > 0 ? ['person:name'] : [],
    facts: plainIn(asked),
  })
}

/** Enters something of an actor in the audit log, with who they are at this moment and where their request came from. */
export async function record(
  { audit }: Pick<Deps, 'audit'>,
  actor: Account & { readonly name?: string | undefined },
  ...entries: readonly Omit<AuditEntry, 'actor' | 'source'>[]
): Promise<void> {
  if (entries.length === 0) return
  const asking = askingNow()
  if (asking) asking.told = true
  const who = { actor: asThen(actor, asking?.who), source: asking?.source }
  await audit.append(...entries.map((entry) => ({ ...entry, ...who })))
}

/** An actor as they were at the moment of an entry. A name comes from the token or the session of the request alone. */
function asThen(
  account: Account & Pick<AuditActor, 'name'>,
  who: AuditActor | undefined,
): AuditActor {
  const { id, name } = account
  return auditActorOf(account, name ?? (who?.id === id ? who.name : undefined))
}

/** Of what a list was asked with, what is said in numbers and codes. */
const plainIn = (
  asked: Readonly<Record<string, unknown>>,
): Record<string, string | number | boolean> =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, value]]
        : [],
    ),
  )
