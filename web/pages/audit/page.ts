import { z } from 'zod'
import { auditExportQuery, auditQuery, auditView } from '../../../app/audit/view.ts'
import { auditFormats, type AuditFormat, exportAudit } from '../../../app/audit/export.ts'
import { auditRow } from './present.ts'
import { filled, withQuery } from '../../words/query.ts'
import { isNo, sentenceOf } from '../../../app/answers.ts'
import { noteNo } from '../../../app/audit/asking.ts'
import { page, post, type Route } from '../../page.ts'
import { namesFor } from '../../../app/views/lists/names.ts'
import { view } from './view.ts'
import { whoMay } from '../../../app/access/roles.ts'

const who = whoMay.readAudit
const section = 'audit'

/** What a form of filters asks with: a button that is not ticked sends nothing. */
const asked = z.preprocess(filled, auditQuery)

/** The audit log of the officer's sites. */
const auditPage = page({
  ...{ path: '/audit', who, section },
  query: asked,
  read: async ({ deps, by, query }) => {
    const found = await auditView(deps, by, query)
    const { agencyNames } = await namesFor(deps, by)
    // A reference that is not theirs is said beside the form, in which it can be put right.
    if (isNo(found) && found.no === 'refused' && found.code === 'not-found') {
      noteNo(found.code)
      return { items: [], nextCursor: null, agencyNames, missing: sentenceOf(found.code) }
    }
    return isNo(found) ? found : { ...found, agencyNames, missing: undefined }
  },
  view: (
    { items, nextCursor, agencyNames, missing },
    { query: { limit: _, cursor, ...filters } },
  ) =>
    view({
      rows: items.map((item) => auditRow(item, agencyNames)),
      filters,
      missing,
      first: cursor === undefined,
      next:
        nextCursor === null ? undefined : withQuery('/audit', { ...filters, cursor: nextCursor }),
      files: Object.entries(auditFormats).map(([format, { title }]) => ({
        href: withQuery(`/audit/export.${format}`, filters),
        text: `Save all of it as ${title}, signed`,
      })),
    }),
})

/** The same as a signed file. */
const exportPages = (Object.keys(auditFormats) as AuditFormat[]).map((format) =>
  // the keys of a constant
  page({
    path: `/audit/export.${format}`,
    who,
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
  act: async ({ deps }, { text }) => {
    const term = typeof text === 'string' ? text.trim().slice(0, 100) : ''
    if (term === '') return { to: '/audit' }
    return { to: withQuery('/audit', { searched: await deps.audit.digestOf('search', term) }) }
  },
})

export const auditPages: readonly Route[] = [auditPage, ...exportPages, searchedPost]
