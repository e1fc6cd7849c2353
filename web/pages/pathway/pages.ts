import { formHref } from './present/links.ts'
import { type Account, rolesFor, rolesOf } from '../../../app/access/account.ts'
import { z } from 'zod'
import { type Asking, page, type Screen } from '../../page.ts'
import { inSentences as dates } from '../../words/dates.ts'
import { codeOf } from '../../../domain/titled.ts'
import { headingOf } from './present/heading.ts'
import { historyOf } from './present/history.ts'
import { historyScreen, sentScreen, shows } from './view/history.ts'
import { historyView, sentView } from '../../../app/views/pathway/history.ts'
import { riskOf } from './present/risk.ts'
import { riskScreen } from './view/risk.ts'
import { riskView } from '../../../app/views/pathway/risk.ts'
import { sentOf } from './present/sent.ts'
import { treatmentOf } from './present/treatment.ts'
import { treatmentScreen } from './view/treatment.ts'
import { treatmentView } from '../../../app/views/pathway/treatment.ts'
import { overviewOf } from './present/overview.ts'
import { overviewScreen } from './view/overview.ts'
import { overviewView } from '../../../app/views/pathway/overview.ts'
import type { PathwayLook } from '../../../app/access/look.ts'
import { html } from '../../html.ts'
import { answerCode, isNo, type No } from '../../../app/answers.ts'
import { formPath } from '../../forms/paths.ts'
import { noteNo } from '../../../app/audit/asking.ts'
import { notFound } from '../../errors.ts'
import { pathwayCommands } from '../../../domain/pathway/commands/index.ts'
import { sentBanner } from '../../forms/sent-banner.ts'
import { mayNot, whoMay } from '../../../app/access/roles.ts'
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
    read: async (asking: Asking<Params, Query>) => {
      const { deps, by, params, query: asked } = asking
      const seen = await viewOrStub(deps, by, { id: params.id, what }, (look) => reads(look, asked))
      if (isNo(seen)) return mayOpen(seen, by) ? missing() : seen
      return { seen, sent: await sentBanner(asking) }
    },
    view: (found, asking) => {
      if ('missing' in found) return missingScreen(asking.params.id)
      const { seen, sent } = found
      const screen = 'stub' in seen ? stubScreen(seen.stub) : shows(seen.view, asking)
      return { ...screen, body: html`${sent}${screen.body}` }
    },
  })

/** Whether somebody may be told how a record is opened that is not open to them: whatever is asked for, and whether it exists or not. */
const mayOpen = (no: No, by: Account): boolean =>
  answerCode(no) === 'not-found' &&
  mayNot(pathwayCommands['break-glass'].who, rolesOf(by)) === undefined

function missing(): { readonly missing: true } {
  noteNo('not-found')
  return { missing: true }
}

const missingScreen = (id: string): Screen => ({
  ...notFound,
  body: html`${notFound.body}
    <p class="govuk-body">
      If somebody is in danger and you need a record that is limited, you can
      <a class="govuk-link" href="${formPath('pathway', id, 'break-glass')}"
        >open it in an emergency</a
      >.
    </p>`,
})

const historyQuery = z.object({
  show: codeOf(shows).catch('all'),
  cursor: z.string().max(400).optional(),
})
type HistoryQuery = z.output<typeof historyQuery>

async function readHistory(seen: PathwayLook, { show, cursor }: HistoryQuery) {
  if (show === 'messages') return sentView(seen, { limit: 50, cursor })
  return historyView(seen, { area: show === 'all' ? undefined : show, cursor, dates })
}

function historyShown(
  seen: Exclude<Awaited<ReturnType<typeof readHistory>>, No>,
  { by, query: { show } }: Asking<Params, HistoryQuery>,
): Screen {
  const { agencies } = seen.heading
  const heading = headingOf(seen.heading)
  if ('notices' in seen) {
    const { items, nextCursor: next } = seen.notices
    const mayEnd = mayNot(whoMay.revokeLinks, rolesOf(by)) === undefined
    return sentScreen({ heading, show, next, sent: sentOf(items, agencies, mayEnd) })
  }
  const { groups, next } = seen.happened
  const takes = (text: string) => formHref(heading.id, 'restrict-words', { id: text })
  const parts = historyOf(groups, agencies, seen.mayTakeOut ? takes : undefined)
  return historyScreen({ heading, show, next, parts })
}

/** The pages of a pathway. */
export const pathwayPages = [
  pathwayPage({
    path: '',
    what: 'pathway page',
    reads: (seen) => overviewView(seen, dates),
    shows: (seen, { by }) =>
      overviewScreen(overviewOf(seen, { agency: by.agency, roles: rolesFor(by, seen.page.site) })),
  }),
  pathwayPage({
    path: '/history',
    query: historyQuery,
    what: 'history page',
    reads: readHistory,
    shows: historyShown,
  }),
  pathwayPage({
    path: '/treatment',
    what: 'treatment page',
    reads: treatmentView,
    shows: (seen) => treatmentScreen(headingOf(seen.heading), treatmentOf(seen)),
  }),
  pathwayPage({
    path: '/risk',
    what: 'risk page',
    reads: riskView,
    shows: (seen) => riskScreen(headingOf(seen.heading), riskOf(seen)),
  }),
]
