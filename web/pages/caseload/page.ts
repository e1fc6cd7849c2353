import { rolesOf } from '../../../app/access/account.ts'
import { z } from 'zod'
import { type Asking, page, type Posted, post } from '../../page.ts'
import { caseloadQuery, caseloadView } from '../../../app/views/lists/caseload.ts'
import { caseRow, sheetColumns, sheetRow } from './present.ts'
import { confinedSites } from '../../../app/access/filters.ts'
import { csv } from '../../../app/csv.ts'
import { filled, withQuery } from '../../words/query.ts'
import { type FilterName, filterNames, type Filters, view } from './view.ts'
import { forgetSaved, savedViews, saveView } from '../../../app/views/lists/saved.ts'
import { isNo } from '../../../app/answers.ts'
import { mayNot, whoMay } from '../../../app/access/roles.ts'
import { namesFor } from '../../../app/views/lists/names.ts'
import { wholeSites } from '../../../app/access/agency.ts'

/** A name is never asked for in an address: that is what the search is for. */
const query = z.preprocess(filled, caseloadQuery.omit({ q: true }))
type Query = z.output<typeof query>

async function rowsFor({ deps, by, query: asked, now }: Asking<unknown, Query>) {
  const found = await caseloadView(deps, by, asked)
  if (isNo(found)) return found
  const names = await namesFor(deps, by)
  const { items, nextCursor } = found
  const rows = items.map((item) => {
    const row = caseRow(item, names.agencyNames, now)
    return { ...row, sheet: sheetRow(item, row) }
  })
  return { rows, nextCursor, ...names }
}

/** The pathways of a reader's sites. */
export const caseloadPage = page({
  path: '/pathways',
  who: 'anyAgency',
  section: 'caseload',
  query,
  read: async (asking) => {
    const found = await rowsFor(asking)
    return isNo(found) ? found : { ...found, saved: await savedViews(asking.deps, asking.by) }
  },
  view: ({ rows, nextCursor, sites, agencies, saved }, { query: asked, by, url }) => {
    const filters = filtersIn(asked)
    return view({
      rows,
      filters: url.includes('?') ? filters : {},
      sites,
      agencies: wholeSites(by).length > 0 ? agencies : [],
      showsAll: confinedSites(by, asked.site).length === 0,
      saved: saved.map(({ id, name, query: text }) => ({ id, name, href: `/pathways?${text}` })),
      next:
        nextCursor === null
          ? undefined
          : withQuery('/pathways', { ...filters, cursor: nextCursor }),
      first: asked.cursor === undefined,
      csv: withQuery('/pathways/csv', { ...filters, cursor: asked.cursor }),
      mayRefer: mayNot(whoMay.keepDrafts, rolesOf(by)) === undefined,
    })
  },
})

/** The same rows for a spreadsheet. Whose names are in them is logged, as for the page. */
export const caseloadCsv = page({
  path: '/pathways/csv',
  cost: 'costly',
  who: 'anyAgency',
  query,
  read: rowsFor,
  view: ({ rows }) => ({
    type: 'text/csv; charset=utf-8',
    file: 'caseload.csv',
    content: csv([sheetColumns, ...rows.map(({ sheet }) => sheet)]),
  }),
})

/** What is asked for, as text; the usual order is not worth saying. */
function filtersIn(asked: Query): Filters {
  const values: Readonly<Partial<Record<FilterName, string | boolean | undefined>>> = asked
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = values[name]
      return value === undefined || (name === 'sort' && value === '-openedAt')
        ? []
        : [[name, String(value)]]
    }),
  )
}

const textOf = (posted: Posted, name: string): string => {
  const value = posted[name]
  return typeof value === 'string' ? value : ''
}

/** Keeps a view under a name. */
export const keepViewPost = post({
  path: '/pathways/views',
  who: 'anyAgency',
  section: 'caseload',
  act: async ({ deps, by }, posted) => {
    const asked = Object.fromEntries(
      filterNames.map((name) => [name, textOf(posted, name)]).filter(([, value]) => value !== ''),
    ) as Record<string, string> // made of pairs of texts
    const no = await saveView(deps, by, { name: textOf(posted, 'name'), query: asked })
    return no ?? { to: withQuery('/pathways', asked) }
  },
})

/** Forgets a view. */
export const forgetViewPost = post({
  path: '/pathways/views/:view/forget',
  who: 'anyAgency',
  params: z.object({ view: z.uuid() }),
  act: async ({ deps, by, params }) => {
    await forgetSaved(deps, by, params.view)
    return { to: '/pathways' }
  },
})
