import { z } from 'zod'
import { places } from '../../../domain/stages/index.ts'
import { storedCodeOf } from '../../../domain/titled.ts'
import type { Account } from '../../access/account.ts'
import { caseSites, wholeSites } from '../../access/agency.ts'
import { isTied } from '../../../store/reads/ties.ts'
import type { Deps } from '../../deps.ts'
import { isNo, type No } from '../../answers.ts'
import { look, type LookDeps, type PathwayLook } from '../../access/look.ts'
import { pathwayView } from './pathway.ts'
import { instantOut, iso } from '../instants.ts'
import { readKeptFrom } from '../../../store/reads/kept-out.ts'
import { readStub } from '../../../store/reads/transfer.ts'

/** What a site sees of a pathway that has gone to another. */
export const stubOut = z
  .object({
    id: z.string(),
    site: z.string().meta({ description: 'Your site, which it has left.' }),
    stage: z.literal('transferred'),
    stageTitle: z.string(),
    transfer: z.object({
      to: z.string(),
      toName: z.string().meta({ description: 'What that site is called.' }),
      at: instantOut,
      agency: z.string().meta({ description: 'The site whose coordinator took it.' }),
      stage: storedCodeOf(places).meta({ description: 'The stage it was at.' }),
      events: z.int().meta({ description: 'How much of its history went with it: all of it.' }),
      owed: z.int().meta({ description: 'How much was owed on it.' }),
    }),
  })
  .meta({ id: 'TransferredPathway' })

const stubView = (
  row: NonNullable<Awaited<ReturnType<typeof readStub>>>,
): z.output<typeof stubOut> => ({
  id: row.pathway,
  site: row.site,
  stage: 'transferred',
  stageTitle: 'Transferred to another site',
  transfer: {
    to: row.to_site,
    toName: row.to_name ?? row.to_site,
    at: iso(row.at),
    agency: row.agency,
    stage: row.stage,
    events: row.events,
    owed: row.owed,
  },
})

/** One pathway; of one that has gone from a site of the reader's to another, that it has. */
export async function pathwayOrStub(deps: Deps, actor: Account, id: string) {
  const seen = await viewOrStub(deps, actor, { id, what: 'pathway' }, pathwayView)
  if (isNo(seen)) return seen
  return 'stub' in seen ? seen.stub : seen.view
}

/** Where a reader may know that it was: all sites of which they see everything, and others where something ties them to it. */
async function stubSites({ database, clock }: LookDeps, account: Account, id: string) {
  const tied = await isTied(database, id, account.agency, await clock.now())
  return tied ? caseSites(account) : wholeSites(account)
}

/** What a view shows of a pathway; of one that has gone from a site of the reader's to another, that it has. */
export async function viewOrStub<T>(
  deps: LookDeps,
  actor: Account,
  { id, what }: { readonly id: string; readonly what: string },
  view: (seen: PathwayLook) => Promise<T | No>,
): Promise<{ readonly view: T } | { readonly stub: z.output<typeof stubOut> } | No> {
  const seen = await look(deps, actor, { kind: 'pathway', id, what }, view)
  if (!isNo(seen)) return { view: seen }
  const keptFrom = await readKeptFrom(deps.database, actor)
  const stub = await readStub(deps.database, id, await stubSites(deps, actor, id)) // asked of what is kept from them, too
  return stub && !keptFrom.has(id) ? { stub: stubView(stub) } : seen
}
