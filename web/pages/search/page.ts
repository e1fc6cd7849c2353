import type { z } from 'zod'
import { type Asking, page, post, type Screen } from '../../page.ts'
import { caseloadQuery, caseloadView } from '../../../app/views/lists/caseload.ts'
import { caseRow, type CaseRow } from '../caseload/present.ts'
import { caseTable } from '../caseload/view.ts'
import { errorSummary } from '../../parts.ts'
import { govuk } from '../../govuk/components.ts'
import { html } from '../../html.ts'
import { isNo } from '../../../app/answers.ts'
import { namesFor } from '../../../app/views/lists/names.ts'
import { pageHeading, paragraph } from '../../parts.ts'

/** Looks for a pathway. What is looked for may be a name, so it is sent in a form and never stands in an address. */
export const searchPage = page({
  path: '/search',
  who: 'anyAgency',
  read: async () => ({}),
  view: () => screen({}),
})

/** What was found. A reference that is complete leads straight to its pathway. */
export const searchPost = post({
  path: '/search',
  cost: 'costly',
  who: 'anyAgency',
  act: async (asking, posted) => {
    const text = typeof posted.q === 'string' ? posted.q.trim() : ''
    if (text === '') return screen({ error: 'Enter a reference or a name' })
    const parsed = caseloadQuery.safeParse({ q: text, limit: 50 })
    if (!parsed.success)
      return screen({ text, error: 'Reference or name must be 100 characters or fewer' })
    return found(asking, parsed.data, text)
  },
})

async function found(
  { deps, by, now }: Asking,
  query: z.output<typeof caseloadQuery>,
  text: string,
) {
  const answer = await caseloadView(deps, by, query)
  if (isNo(answer)) return answer
  const { items, nextCursor } = answer
  const [only] = items
  if (items.length === 1 && only?.id === text.toLowerCase()) return { to: `/pathways/${only.id}` }
  const { agencyNames } = await namesFor(deps, by)
  return screen({
    text,
    rows: items.map((item) => caseRow(item, agencyNames, now)),
    more: nextCursor !== null,
  })
}

interface SearchResult {
  readonly text?: string
  readonly error?: string
  readonly rows?: readonly CaseRow[]
  readonly more?: boolean
}

function screen({ text = '', error, rows, more }: SearchResult): Screen {
  return {
    title: 'Search',
    errors: error !== undefined,
    body: html`${error !== undefined && errorSummary([{ href: '#q', text: error }])}
      ${pageHeading('Search')}
      <form method="post" action="/search" novalidate>
        ${govuk.input({
          id: 'q',
          name: 'q',
          value: text,
          label: { text: 'Reference or name' },
          hint: {
            text: 'The beginning of a reference such as pw3k…, or part of the name of the person, if your role can see names.',
          },
          classes: 'govuk-input--width-20',
          autocomplete: 'off',
          spellcheck: false,
          errorMessage: error === undefined ? undefined : { text: error },
        })}
        ${govuk.button({ text: 'Search' })}
      </form>
      ${rows && results(rows, more ?? false)}`,
  }
}

const results = (rows: readonly CaseRow[], more: boolean) =>
  rows.length === 0
    ? paragraph('Nothing found that you can see. Try fewer letters, or the reference.')
    : [
        html`<h2 class="govuk-heading-m">
          ${more ? `The first ${rows.length}` : rows.length} found
        </h2>`,
        caseTable('What was found', rows),
      ]
