import { type Account, rolesOf } from '../../../app/access/account.ts'
import { day, moment } from '../../words/dates.ts'
import { html, type Part } from '../../html.ts'
import { link, pageHeading, paragraph, table } from '../../parts.ts'
import { mayNot, whoMay } from '../../../app/access/roles.ts'
import { namesFor } from '../../../app/views/lists/names.ts'
import type { Link, Screen } from '../../page.ts'
import { page } from '../../page.ts'
import { isNo } from '../../../app/answers.ts'
import { type Revocation, revocationsView } from '../../../app/access/revoked.ts'
import { withQuery } from '../../words/query.ts'

/** Where it stands whose access was ended. */
export const endedPath = '/access/ended'

/** To the page from which they came: the log is not for administrators. */
export const backFor = (by: Account): Link =>
  readsAudit(by)
    ? { href: '/audit', text: 'Audit log' }
    : { href: '/reference', text: 'Reference data' }

const readsAudit = (by: Account): boolean => mayNot(whoMay.readAudit, rolesOf(by)) === undefined

/** Whose access was ended, by whom, and until when that is kept. */
export const endedPage = page({
  ...{ path: endedPath, who: whoMay.revokeAccess },
  read: async ({ deps, by }) => {
    const found = await revocationsView(deps, by)
    if (isNo(found)) return found
    const { agencyNames } = await namesFor(deps, by)
    return { items: found.items, agencyNames }
  },
  view: ({ items, agencyNames }, { by }): Screen => ({
    title: 'Whose access was ended',
    back: backFor(by),
    body: html`${pageHeading('Whose access was ended')}
      ${paragraph('What they had until then is not accepted any more. Whoever has signed in again since has access again.')}
      ${
        items.length === 0
          ? paragraph('Nobody at your sites.')
          : endedTable(items, agencyNames, readsAudit(by))
      }
      <p class="govuk-body">${link({ href: '/access/end', text: "End somebody's access" })}</p>`,
  }),
})

const unnamed = 'No name given'

const endedTable = (
  items: readonly Revocation[],
  agencies: ReadonlyMap<string, string>,
  logged: boolean,
) =>
  table<Revocation>(
    'Whose access was ended, newest first',
    [
      {
        title: 'Who',
        names: true,
        cell: ({ person: { id, name, agency } }): Part => {
          const text = name ?? `${unnamed} (${id})`
          const from = agency === null ? '' : (agencies.get(agency) ?? agency)
          return [
            logged ? link({ href: withQuery('/audit', { actor: id }), text }) : text,
            html`<br /><span class="tl-meta">${from}</span>`,
          ]
        },
      },
      {
        title: 'What ended',
        cell: ({ oneToken }) => (oneToken ? 'One token' : 'Everything that they had'),
      },
      { title: 'When', cell: ({ at }) => moment(at) },
      {
        title: 'By',
        cell: ({ by }) => (by === null ? 'Whoever runs this service' : (by.name ?? unnamed)),
      },
      { title: 'Kept until', cell: ({ until }) => day(until) },
    ],
    items,
  )
