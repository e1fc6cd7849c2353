import type { Account } from '../access/account.ts'
import { type AuditFilters, type AuditItem, enter, itemsOf, wantedBy } from './view.ts'
import { badField, isNo, type No } from '../answers.ts'
import { csv } from '../csv.ts'
import type { Deps } from '../deps.ts'
import { iso } from '../views/instants.ts'
import { readAudit } from '../../store/reads/audit.ts'
import { readHead } from '../../store/audit/chain.ts'
import { signDetached } from '../../platform/signing.ts'

/** More than this is asked for in several parts: a part is held in memory. */
const mostExported = 20_000
const atOnce = 1000

/** What is taken out of the audit log. */
interface AuditExport {
  readonly exportedAt: string
  /** The id of who took it out. */
  readonly by: string
  readonly sites: readonly string[]
  readonly asked: AuditFilters
  /** The end of the chain when it was taken out. */
  readonly last: { readonly n: number; readonly digest: string }
  readonly entries: readonly AuditItem[]
}

/** A file of it. */
export interface AuditFile {
  readonly type: string
  readonly name: string
  readonly content: string
}

/** The formats of an export: each with its signature in it, by the key of the data folder. */
export const auditFormats = {
  json: { title: 'JSON', type: 'application/json; charset=utf-8', write: asJson },
  csv: { title: 'a spreadsheet (CSV)', type: 'text/csv; charset=utf-8', write: asCsv },
} as const
export type AuditFormat = keyof typeof auditFormats

/** What was asked for of the audit log as a signed file, oldest first. That it was taken out is entered before. */
export async function exportAudit(
  deps: Deps,
  by: Account,
  format: AuditFormat,
  asked: AuditFilters,
): Promise<AuditFile | No> {
  const wanted = await wantedBy(deps, by, asked)
  if (isNo(wanted)) return wanted
  await enter(deps, by, 'auditExport', { ...asked, format })
  const { last } = await readHead(deps.database)
  const entries: AuditItem[] = []
  let after: { readonly key: number; readonly id: string } | undefined
  do {
    const page = await readAudit(deps.database, { ...wanted, after, limit: atOnce })
    entries.push(...(await itemsOf(deps, by, page.items)))
    if (entries.length > mostExported)
      return badField(
        'from',
        'too-many',
        `leaves more than ${mostExported} entries: ask for fewer days.`,
      )
    after = page.next
  } while (after)
  const exportedAt = iso(await deps.clock.now())
  const end = { n: last.n, digest: last.digest.toString('hex') }
  const taken = {
    exportedAt,
    by: by.id,
    sites: wanted.sites,
    asked,
    last: end,
    entries: entries.reverse(),
  }
  const { type, write } = auditFormats[format]
  const key = await deps.exportKey()
  const content = await write(taken, (text) => signDetached(key, text))
  return { type, name: `audit-${exportedAt.slice(0, 10)}.${format}`, content }
}

type Sign = (text: string) => Promise<string>

/** The export and, beside it, the signature of its text as `JSON.stringify` gives it. */
async function asJson(taken: AuditExport, sign: Sign): Promise<string> {
  const text = JSON.stringify(taken)
  return `{"export":${text},"signature":${JSON.stringify(await sign(text))}}\n`
}

const columns = [
  ...[
    'n',
    'at',
    'entered at',
    'kind',
    'what',
    'outcome',
    'actor',
    'name',
    'agency',
    'roles',
    'sites',
  ],
  ...['address', 'program', 'session', 'request', 'pathways', 'elsewhere', 'conference', 'fields'],
  ...['searched', 'facts', 'digest'],
]

/** A table; below it who took out what, the end of the chain, and the signature of all text above its own line. */
async function asCsv(taken: AuditExport, sign: Sign): Promise<string> {
  const { exportedAt, by, sites, asked, last, entries } = taken
  const text = csv([
    columns,
    ...entries.map(cells),
    ['exported', exportedAt, by, sites.join(' '), JSON.stringify(asked)],
    ['end of the chain', String(last.n), last.digest],
  ])
  return `${text}"signature","${await sign(text)}"\r\n`
}

const cells = (item: AuditItem): string[] => [
  ...[String(item.n), item.at, item.enteredAt, item.kind, item.what, item.outcome ?? ''],
  ...[item.actor?.id ?? '', item.actor?.name ?? '', item.actor?.agency ?? ''],
  ...[item.actor?.roles.join(' ') ?? '', item.actor?.sites.join(' ') ?? ''],
  ...[item.source?.address ?? '', item.source?.program ?? ''],
  ...[item.source?.session ?? '', item.source?.request ?? ''],
  ...[item.pathways.join(' '), String(item.elsewhere), item.conference ?? ''],
  ...[item.fields.join(' '), item.searched ?? '', JSON.stringify(item.facts), item.digest],
]

/** An exported file, taken apart again: what was signed, by which signature, and the digest of each entry in it. */
export function takeApart(content: string): {
  readonly text: string
  readonly signature: string
  readonly digests: ReadonlyMap<number, string>
} {
  if (content.startsWith('{')) {
    const { export: taken, signature } = JSON.parse(content) as {
      export: AuditExport
      signature: string
    }
    const all = [...taken.entries, taken.last]
    return {
      ...{ text: JSON.stringify(taken), signature },
      digests: new Map(all.map(({ n, digest }) => [n, digest])),
    }
  }
  const [, text = '', signature = ''] = /^([^]*\r\n)"signature","([^"]*)"\r\n$/.exec(content) ?? []
  const rows = [...text.matchAll(/^"(?:end of the chain",")?(\d+)",[^]*?"([0-9a-f]{64})"\r$/gm)]
  return {
    text,
    signature,
    digests: new Map(rows.map(([, n, digest]) => [Number(n), digest ?? ''])),
  }
}
