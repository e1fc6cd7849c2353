import { z } from 'zod'
import { type Asking, page, type Screen } from '../../page.ts'
import { overviewOf } from './present/overview.ts'
import { overviewScreen } from './view/overview.ts'
import { overviewView } from '../../../app/views/pathway/overview.ts'
import type { PathwayLook } from '../../../app/access/look.ts'
import type { No } from '../../../app/answers.ts'
import { stubScreen } from './view/stub.ts'
import { viewOrStub } from '../../../app/views/pathway/stub.ts'

const params = z.object({ id: z.string().max(60) })
type Params = z.output<typeof params>

interface PathwayPage<Query, Seen> {
  readonly path: string
  readonly query?: z.ZodType<Query>
  /** The name of the page in the log of reads. */
  readonly what: string
  readonly reads: (seen: PathwayLook, query: Query) => Promise<Seen | No>
  readonly shows: (seen: Seen, asking: Asking<Params, Query>) => Screen
}

/** A page of a pathway: one look and one entry in the log of reads; or where the pathway went. */
const pathwayPage = <Query, Seen>({ path, query, what, reads, shows }: PathwayPage<Query, Seen>) =>
  page({
    path: `/pathways/:id${path}`,
    who: 'anyAgency',
    section: 'caseload',
    params,
    ...(query && { query }),
    read: async ({ deps, by, params: { id }, query: asked }: Asking<Params, Query>) =>
      viewOrStub(deps, by, { id, what }, (seen) => reads(seen, asked)),
    view: (seen, asking) => ('stub' in seen ? stubScreen(seen.stub) : shows(seen.view, asking)),
  })

/** The pages of a pathway. */
export const pathwayPages = [
  pathwayPage({
    path: '',
    what: 'pathway page',
    reads: overviewView,
    shows: (seen, { by }) => overviewScreen(overviewOf(seen, by)),
  }),
]
