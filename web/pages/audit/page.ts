import { z } from 'zod'
import {
  type AuditQuery,
  auditExportQuery,
  auditQuery,
  auditView,
} from '../../../app/audit/view.ts'
import { auditFormats, type AuditFormat, exportAudit } from '../../../app/audit/export.ts'
import { auditRow } from './present.ts'
import { filled, withQuery } from '../../words/query.ts'
import { isNo, type No, sentenceOf } from '../../../app/answers.ts'
import { noteNo } from '../../../app/audit/asking.ts'
import { type Asking, page, post, type Route } from '../../page.ts'
import { namesFor } from '../../../app/views/lists/names.ts'
import { type Search, view } from './view.ts'
import { whoMay } from '../../../app/access/roles.ts'

const who = whoMay.readAudit
const section = 'audit'

/** What a form of filters asks with: a button that is not ticked sends nothing. */
const asked = z.preprocess(filled, auditQuery)

/** The audit log of the officer's sites. */
const auditPage = page({
  ...{ path: '/audit', who, section },
  query: asked,
  read: ({ query, ...asking }) => entries(asking, query),
  view: (seen, { query }) => screen(seen, query),
})

async function entries({ deps, by }: Pick<Asking, 'deps' | 'by'>, query: AuditQuery) {
  const found = await auditView(deps, by, query)
  const { agencyNames } = await namesFor(deps, by)
  // A reference that is not theirs is said beside the form, in which it can be put right.
  if (isNo(found) && found.no === 'refused' && found.code === 'not-found') {
    noteNo(found.code)
    return { items: [], nextCursor: null, agencyNames, missing: sentenceOf(found.code) }
  }
  return isNo(found) ? found : { ...found, agencyNames, missing: undefined }
}

type Seen = Exclude<Awaited<ReturnType<typeof entries>>, No>

const screen = (
  { items, nextCursor, agencyNames, missing }: Seen,
  { limit: _, cursor, ...filters }: AuditQuery,
  search?: Search,
) =>
  view({
    rows: items.map((item) => auditRow(item, agencyNames)),
    filters,
    missing,
    search,
    first: cursor === undefined,
    next: nextCursor === null ? undefined : withQuery('/audit', { ...filters, cursor: nextCursor }),
    files: Object.entries(auditFormats).map(([format, { title }]) => ({
      href: withQuery(`/audit/export.${format}`, filters),
      text: `Save all of it as ${title}, signed`,
    })),
  })

/** The same as a signed file. */
const exportPages = (Object.keys(auditFormats) as AuditFormat[]).map((format) =>
  // the keys of a constant
  page({
    path: `/audit/export.${format}`,
    who,
    cost: 'costly',
    query: z.preprocess(filled, auditExportQuery),
    read: ({ deps, by, query }) => exportAudit(deps, by, format, query),
    view: ({ type, name, content }) => ({ type, file: name, content }),
  }),
)

/** Looks for searches: the text is sent in a form, and only its digest stands in an address. */
const searchedPost = post({
  path: '/audit/searched',
  who,
  section,
  act: async (asking, { text }) => {
    const term = typeof text === 'string' ? text.trim() : ''
    const error = faultIn(term)
    if (error === undefined)
      return {
        to: withQuery('/audit', { searched: await asking.deps.audit.digestOf('search', term) }),
      }
    const all = auditQuery.parse({})
    const seen = await entries(asking, all)
    return isNo(seen) ? seen : screen(seen, all, { text: term, error })
  },
})

/** Why a text cannot be looked for; undefined if it can. */
function faultIn(term: string): string | undefined {
  if (term === '') return 'Enter what was typed'
  return term.length > 100 ? 'What was typed must be 100 characters or fewer' : undefined
}

export const auditPages: readonly Route[] = [auditPage, ...exportPages, searchedPost]
