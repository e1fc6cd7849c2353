import { many } from '../views/many.ts'
import { z } from 'zod'
import { type Account, sitesOf } from '../access/account.ts'
import { atCivil, endOfCivilDay, ukZone } from '../../domain/calendar/calendar.ts'
import type { AuditActor, AuditEntry } from '../../store/audit/entry.ts'
import { auditKinds, auditPrograms } from '../../domain/audit.ts'
import { codeOf, storedCodeOf } from '../../domain/titled.ts'
import type { Deps } from '../deps.ts'
import { foreignText } from '../../domain/fields.ts'
import { findPathway } from '../../store/reads/places.ts'
import { instantOut, iso } from '../views/instants.ts'
import { isNo, type No, refused } from '../answers.ts'
import { whoMay } from '../access/roles.ts'
import { pagerOf, paging } from '../paging.ts'
import {
  type AuditRow,
  type AuditWanted,
  readAudit,
  readPathwaysOfPerson,
  readSitesOf,
} from '../../store/reads/audit.ts'
import { readKeptFrom } from '../../store/reads/kept-out.ts'
import { record } from './shown.ts'

const filters = {
  pathway: z.string().max(40).optional().meta({ description: 'About this pathway.' }),
  person: z.string().max(40).optional().meta({
    description: 'About any pathway at your sites with the same person as this pathway.',
  }),
  actor: foreignText(80).optional().meta({ description: 'The id of who did it.' }),
  kind: codeOf(auditKinds).optional(),
  searched: z
    .string()
    .regex(/^[\w-]{32}$/)
    .meta({ maxLength: 32 })
    .optional()
    .meta({ description: 'The digest that `POST /api/audit/searched` gives for a text.' }),
  from: z.iso.date().meta({ maxLength: 10 }).optional().meta({ description: 'The first day.' }),
  to: z.iso.date().meta({ maxLength: 10 }).optional().meta({ description: 'The last day.' }),
}

export const auditQuery = z.strictObject({ ...filters, ...paging })
export type AuditQuery = z.output<typeof auditQuery>
export const auditExportQuery = z.strictObject(filters)
export type AuditFilters = z.output<typeof auditExportQuery>

export const auditItem = z
  .object({
    n: z.int().meta({ description: 'Its number: there are no gaps.' }),
    at: instantOut.meta({ description: 'By the clock of the cases.' }),
    enteredAt: instantOut.meta({ description: "By the database's own clock." }),
    kind: storedCodeOf(auditKinds),
    what: z.string(),
    outcome: z.string().nullable(),
    actor: z
      .object({
        id: z.string(),
        name: z.string().nullable(),
        agency: z.string().nullable(),
        roles: many(z.string()),
        sites: many(z.string()),
      })
      .nullable()
      .meta({ description: 'Who they were then.' }),
    source: z
      .object({
        address: z.string(),
        program: codeOf(auditPrograms),
        session: z.string().nullable(),
        request: z.string(),
      })
      .nullable()
      .meta({ description: 'Digests, which are the same for the same address or session.' }),
    pathways: many(z.string()),
    elsewhere: z.int().meta({ description: 'How many pathways of other sites it names, too.' }),
    conference: z.string().nullable(),
    fields: many(z.string()).meta({ description: 'Which words were shown: class and field.' }),
    searched: z.string().nullable(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    digest: z.string().meta({ description: 'SHA-256 over the digest before and this entry.' }),
  })
  .meta({ id: 'AuditEntry' })
export type AuditItem = z.output<typeof auditItem>

/** The audit log of the officer's sites, newest first. That they looked is entered in it. */
export async function auditView(deps: Deps, by: Account, query: AuditQuery) {
  const { limit: _, cursor: __, ...asked } = query
  const { wanted: page, out } = await pagerOf(deps, by, 'audit', query)
  if (isNo(page)) return page
  const wanted = await wantedBy(deps, by, asked)
  if (isNo(wanted)) return wanted
  await enter(deps, by, 'auditRead', asked)
  const found = await readAudit(deps.database, { ...wanted, ...page })
  const items = await itemsOf(deps, by, found.items)
  return { items, nextCursor: out(found, () => undefined).nextCursor }
}

/** What is looked for, if it is for them: the log of their own sites, and of nobody else. */
export async function wantedBy(
  { database }: Pick<Deps, 'database'>,
  by: Account,
  { pathway, person, from, to, ...rest }: AuditFilters,
): Promise<Omit<AuditWanted, 'after' | 'limit'> | No> {
  const sites = sitesOf(by, whoMay.readAudit)
  if (sites.length === 0) return refused('not-your-role')
  for (const id of [pathway, person]) {
    if (id === undefined) continue
    const place = await findPathway(database, id)
    if (!place || (await readKeptFrom(database, by)).has(id) || !sites.includes(place.site))
      return refused('not-found')
  }
  const pathways =
    person === undefined ? undefined : await readPathwaysOfPerson(database, person, by, sites)
  return {
    reader: by,
    ...{ actor: undefined, kind: undefined, searched: undefined, ...rest, sites },
    pathways: pathway === undefined ? pathways : [pathway],
    from: from === undefined ? undefined : atCivil(from, '00:00', ukZone),
    to: to === undefined ? undefined : endOfCivilDay(atCivil(to, '12:00', ukZone), 0, ukZone) + 1,
  }
}

/** Enters that the log itself was read or taken out, and what of it was asked for. */
export async function enter(
  deps: Pick<Deps, 'audit' | 'clock'>,
  by: Account,
  kind: 'auditRead' | 'auditExport',
  { pathway, person, searched, ...facts }: AuditFilters & { readonly format?: string },
): Promise<void> {
  const pathways = [pathway, person].filter((id) => id !== undefined)
  const plain = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  await record(deps, by, {
    ...{ at: await deps.clock.now(), kind, what: 'audit', pathways },
    facts: { ...plain, ...(searched === undefined ? {} : { digest: searched }) },
  })
}

/** Rows as they are shown: pathways and conferences of other sites are counted and not named, and what is kept from the reader is neither. */
export async function itemsOf(
  { database }: Pick<Deps, 'database'>,
  by: Account,
  rows: readonly AuditRow[],
): Promise<AuditItem[]> {
  const entries = rows.map((row) => ({ row, entry: JSON.parse(row.body) as AuditEntry })) // as it was appended
  const named = entries.flatMap(({ entry }) =>
    [...(entry.pathways ?? []), entry.conference ?? []].flat(),
  )
  const sites = sitesOf(by, whoMay.readAudit)
  const siteOf = await readSitesOf(database, [...new Set(named)])
  const theirs = (id: string) => {
    const site = siteOf.get(id)
    return site === undefined || sites.includes(site)
  }
  const kept = await readKeptFrom(database, by)
  return entries.map(({ row, entry }) => {
    const pathways = (entry.pathways ?? []).filter((id) => !kept.has(id))
    const facts = Object.fromEntries(
      Object.entries(entry.facts ?? {}).filter(([, value]) => !kept.has(String(value))),
    )
    return itemOf(row, { ...entry, pathways, facts }, theirs)
  })
}

function itemOf(row: AuditRow, entry: AuditEntry, theirs: (id: string) => boolean): AuditItem {
  const { source, pathways = [], conference } = entry
  const actor: (Partial<AuditActor> & { id: string }) | undefined = entry.actor // of old reads only the id is known
  const shown = pathways.filter(theirs)
  return {
    ...{ n: row.key, at: iso(entry.at), enteredAt: iso(row.real) },
    ...{ kind: entry.kind, what: entry.what, outcome: entry.outcome ?? null },
    actor: actor
      ? {
          ...{ id: actor.id, name: actor.name ?? null, agency: actor.agency ?? null },
          ...{ roles: [...(actor.roles ?? [])], sites: [...(actor.sites ?? [])] },
        }
      : null,
    source: source ? { ...source, session: source.session ?? null } : null,
    ...{ pathways: shown, elsewhere: pathways.length - shown.length },
    conference: conference !== undefined && theirs(conference) ? conference : null,
    fields: [...(entry.fields ?? [])],
    searched: entry.searched ?? null,
    facts: { ...entry.facts },
    digest: row.digest.toString('hex'),
  }
}
