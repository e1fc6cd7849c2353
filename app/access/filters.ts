import { type Account, actorAt } from './account.ts'
import { badInput, type No } from '../answers.ts'
import { caseSites } from './agency.ts'
import { seesEverything } from '../../domain/need-to-know.ts'

/** What a list is asked with that not every reader may see of what it finds. */
interface Asked {
  readonly site?: string | undefined
  readonly agency?: string | undefined
  readonly risk?: string | undefined
  readonly sort?: string
}

/** The sites in a list at which a reader sees only what is their own agency's. */
export const confinedSites = (account: Account, site?: string): string[] =>
  sitesAsked(account, site).filter((one) => !seesEverything(actorAt(account, one)))

const sitesAsked = (account: Account, site: string | undefined): string[] =>
  caseSites(account).filter((one) => site === undefined || one === site)

/** By which of these a list may be sorted that shows it only to those who see everything. */
const unseenOrders = ['risk', '-risk', 'nextAlarm', '-nextAlarm']

/** Whether everybody in a list who sees a pathway there also sees what it is sorted by. */
export const isSeenOrder = (sort: string): boolean => !unseenOrders.includes(sort)

/**
 * Refuses, by the field, to look or to sort by what the reader is not shown at a site that is asked: what is found, and in
 * which order, would tell it. Another agency may be asked for where the reader sees everything at any of the sites: of the
 * others, nothing is found.
 */
export function unseenFilters(
  account: Account,
  { site, agency, risk, sort = '' }: Asked,
): No | undefined {
  const confined = confinedSites(account, site)
  if (confined.length === 0) return undefined
  const none = confined.length === sitesAsked(account, site).length
  const fields = [
    ...(risk === undefined ? [] : ['risk']),
    ...(isSeenOrder(sort) ? [] : ['sort']),
    ...(none && agency !== undefined && agency !== account.agency ? ['agency'] : []),
  ]
  if (fields.length === 0) return undefined
  const message =
    'is not shown to you at every site that is asked for, so the list cannot be filtered or sorted by it.'
  return badInput(...fields.map((field) => ({ field, rule: 'not-for-you', message })))
}
