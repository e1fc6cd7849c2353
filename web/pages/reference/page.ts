import { rolesOf } from '../../../app/access/account.ts'
import { mayAskContact } from '../../../app/reference/contacts.ts'
import { mayChangeSite } from '../../../app/access/change.ts'
import { z } from 'zod'
import { agenciesView, policyView } from '../../../app/reference/reads.ts'
import { changeRow, clockRows, otherParts } from './present.ts'
import { filled, withQuery } from '../../words/query.ts'
import { isNo } from '../../../app/answers.ts'
import { mayNot, whoMay } from '../../../app/access/roles.ts'
import { changesScreen, overview, policyScreen } from './view.ts'
import { page } from '../../page.ts'
import { paging } from '../../../app/paging.ts'
import { referenceChanges } from '../../../app/reference/history.ts'
import { referenceNames } from '../../../app/reference/named.ts'
import { moment } from '../../words/dates.ts'

const place = { who: 'anyAgency', section: 'reference' } as const
const query = z.preprocess(filled, z.object(paging))

/** The sites and the agencies; changed by administrators, read by everybody. */
const referencePage = page({
  ...place,
  path: '/reference',
  query,
  read: async ({ deps, by, query: asked }) => {
    const agencies = await agenciesView(deps, by, asked)
    return isNo(agencies) ? agencies : { agencies, ...(await referenceNames(deps)) }
  },
  view: ({ agencies, sites, names }, { by }) =>
    overview({
      agencies: agencies.items,
      sites: sites.map((site) => ({ ...site, own: mayChangeSite(by, site.id) })),
      names,
      may: mayNot(whoMay.changeReference, rolesOf(by)) === undefined,
      mayAsk: (agency) => {
        const serves = sites.filter((site) => site.agencies.includes(agency))
        return mayAskContact(
          by,
          serves.map(({ id }) => id),
        )
      },
      mayEnd: mayNot(whoMay.revokeLinks, rolesOf(by)) === undefined,
      next:
        agencies.nextCursor === null
          ? undefined
          : withQuery('/reference', { cursor: agencies.nextCursor }),
    }),
})

const policyPage = page({
  ...place,
  path: '/reference/policies/:site',
  params: z.object({ site: z.string().max(80) }),
  read: async ({ deps, params }) => {
    const policy = await policyView(deps, params.site, undefined)
    return isNo(policy) ? policy : { policy, ...(await referenceNames(deps)) }
  },
  view: ({ policy, names }, { by, params: { site } }) =>
    policyScreen({
      site,
      name: names.sites[site]?.title ?? site,
      version: policy.version,
      reason: policy.reason,
      at: moment(policy.at),
      clocks: clockRows(policy.policy),
      others: otherParts(policy.policy, names.agencies),
      may: mayChangeSite(by, site),
    }),
})

const changesPage = page({
  path: '/reference/changes',
  who: whoMay.changeReference,
  section: 'reference',
  query,
  read: async ({ deps, by, query: asked }) => {
    const changes = await referenceChanges(deps, by, asked)
    return isNo(changes) ? changes : { changes, ...(await referenceNames(deps)) }
  },
  view: ({ changes, names }) =>
    changesScreen(
      changes.items.map((change) => changeRow(change, names)),
      changes.nextCursor === null
        ? undefined
        : withQuery('/reference/changes', { cursor: changes.nextCursor }),
    ),
})

/** Reference data, and who changed it. */
export const referencePages = [referencePage, policyPage, changesPage]
