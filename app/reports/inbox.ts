import { z } from 'zod'
import { type Account, actorAt, sitesOf } from '../access/account.ts'
import { badField, isNo, type No, refused } from '../answers.ts'
import { changeBy } from '../access/change.ts'
import { closeReport, readUnmatched } from '../../store/reports/inbox.ts'
import { codeOf, storedCodeOf } from '../../domain/titled.ts'
import type { Deps } from '../deps.ts'
import { findMatches } from '../../store/reads/matches.ts'
import { pathwayFor } from '../access/pathway.ts'
import { incidentKinds, roles } from '../../domain/codes.ts'
import { instantOut, iso, isoOrNull } from '../views/instants.ts'
import { logReads } from '../audit/shown.ts'
import { matchesFor, matchOut, matchRow } from '../views/pathway/matches.ts'
import { whoMay } from '../access/roles.ts'
import { mayRead, noTies } from '../../domain/need-to-know.ts'
import { onePage } from '../paging.ts'
import { owesLook } from '../../domain/report-ladder.ts'
import { pathwayId } from '../../domain/fields.ts'
import { reportDecisions } from '../../domain/pathway/shape/choices.ts'
import { wakeTold } from './report.ts'

/** A report by name that is about nobody known, or about several. */
export const reportOut = z
  .object({
    id: z.string(),
    site: z.string().meta({ description: 'The site whose coordinator looks at it.' }),
    urgent: z.boolean(),
    receivedAt: instantOut,
    dueAt: instantOut.nullable(),
    overdue: z.boolean(),
    owedBy: storedCodeOf(roles).meta({
      description: 'Who has to look at it: the supervisor, if a coordinator reported it.',
    }),
    from: z.object({ agency: z.string(), site: z.string() }),
    person: z.object({ name: z.string(), dateOfBirth: z.string().nullable() }),
    on: z.string(),
    kind: storedCodeOf(incidentKinds),
    note: z.string(),
  })
  .meta({ id: 'ReportByName' })

/** One of them, with whom it may be about. */
export const oneReportOut = reportOut.extend({ matches: z.array(matchOut).max(50) }).meta({
  id: 'ReportByNameWithMatches',
})

/** What was found when somebody looked at it. */
export const reportDecision = z.strictObject({
  decision: codeOf(reportDecisions),
  pathwayId: pathwayId()
    .optional()
    .meta({ description: 'The pathway of that site that it is about, if it is.' }),
})

/** The reports that wait for a look at the reader's sites. What is shown is logged. */
export async function reportsView(deps: Deps, account: Account) {
  const rows = await shownTo(deps, account)
  return isNo(rows) ? rows : onePage(rows)
}

/** One report that waits, with those whom it may be about, as far as the reader may know of them. */
export async function reportView(deps: Deps, account: Account, id: string) {
  const rows = z.uuid().safeParse(id).success
    ? await shownTo(deps, account, id)
    : refused('not-found')
  if (isNo(rows)) return rows
  const [report] = rows
  if (!report) return refused('not-found')
  const { name, dateOfBirth } = report.person
  const found = await findMatches(deps.database, { name, aliases: [], dateOfBirth }, account)
  return { ...report, matches: matchesFor(account, found).map(matchRow) }
}

async function shownTo(deps: Deps, account: Account, id?: string) {
  const by = await changeBy(deps, account, whoSees)
  if (isNo(by)) return by
  const rows = await readUnmatched(
    deps.database,
    { reader: account, sites: sitesOf(account, whoSees) },
    id,
  )
  const shown = rows.flatMap(({ said, actor, heldBy, ...row }) => {
    const may = heldBy !== null && mayRead('concern', actorAt(account, heldBy), noTies)
    const owedBy = owesLook(actor)
    return said && may ? [{ ...row, said, from: actor.agency, heldBy, owedBy }] : []
  })
  const fields = ['person:name', 'concern:report.note']
  const reads = shown.map((row) => ({ what: `report ${row.id}`, pathway: null, fields }))
  await logReads(deps, account, reads, by.at)
  return shown.map(({ said, from, ...row }) => ({
    ...{ id: row.id, site: row.heldBy, urgent: row.urgent },
    ...{ receivedAt: iso(row.receivedAt), dueAt: isoOrNull(row.dueAt) },
    overdue: row.dueAt !== null && row.dueAt <= by.at,
    owedBy: row.owedBy,
    from: { agency: from, site: row.site },
    person: { name: said.name, dateOfBirth: said.dateOfBirth ?? null },
    ...{ on: said.on, kind: said.kind, note: said.note },
  }))
}

const whoSees = whoMay.seeReports

/** Ends the look at a report: it is about a pathway of that site, which is told of it in its sender's name; or it is not. */
export async function decideReport(
  deps: Deps,
  account: Account,
  id: string,
  { decision, pathwayId: named }: z.output<typeof reportDecision>,
): Promise<No | undefined> {
  const by = await changeBy(deps, account, whoSees)
  if (isNo(by)) return by
  if (!z.uuid().safeParse(id).success) return refused('not-found')
  const sites = sitesOf(account, whoSees)
  if ((decision === 'thisPathway') !== (named !== undefined))
    return badField(
      'pathwayId',
      'pathway-missing',
      'is needed if it is about a pathway, and only then.',
    )
  const entry =
    named === undefined ? undefined : await pathwayFor(deps.database, account, named, by.at)
  if (entry && (isNo(entry) || !sites.includes(entry.place.site)))
    return badField('pathwayId', 'unknown-pathway', 'is not the id of a pathway of your sites.')
  const pathway = entry?.place
  const told = await closeReport(
    deps.database,
    { id, reader: account, sites },
    { decision, pathway, by: account.id },
    { namespace: await deps.actors.secret(), now: by.at, real: Date.now() },
  )
  if (!told) return refused('not-found')
  await wakeTold(deps, told)
  return undefined
}
