import { caseloadOrders } from '../../app/views/codes.ts'
import { codes } from '../../domain/codes.ts'

/** A list as it is asked for. */
export interface Ask {
  readonly list: string
  /** Asked by a worker who sees what is their own agency's, and not by a coordinator. */
  readonly confined?: true
}

const london = 'national-probation-service-london'

/** Every list of a reader's sites, in every order and with every filter. */
export const asks: readonly Ask[] = [
  ...codes(caseloadOrders).map((sort) => ({ list: `pathways?sort=${sort}` })),
  ...['openedAt', '-due'].map((sort) => ({
    list: `pathways?sort=${sort}`,
    confined: true as const,
  })),
  { list: 'pathways?stage=sessions' },
  { list: 'pathways?stage=received&sort=due' },
  { list: 'pathways?risk=high&stage=closure' },
  { list: 'pathways?overdue=true&sort=due' },
  { list: 'pathways?overdue=true&stage=watch' },
  { list: 'pathways?overdue=false' },
  { list: 'pathways?stuck=true' },
  { list: 'pathways?stuck=true&sort=risk' },
  { list: `pathways?agency=${london}` },
  { list: `pathways?agency=${london}&sort=due` },
  { list: `pathways?agency=${london}&sort=-due&overdue=true` },
  { list: 'pathways?q=nobody' },
  { list: 'pathways?q=zz' },
  { list: 'pathways?q=Alex%20Marton' },
  { list: 'pathways?q=anders' },
  { list: 'pathways?q=a&sort=due' },
  { list: 'pathways?q=pw00' },
  { list: 'worklist' },
  { list: 'worklist', confined: true },
  { list: `worklist?agency=${london}` },
  { list: 'worklist?role=forensicClinician' },
  { list: 'worklist?role=administrator' },
  { list: 'worklist?due=overdue' },
  { list: 'notices' },
  { list: 'notices', confined: true },
  { list: `notices?agency=${london}` },
  { list: 'notices?outcome=sent' },
  { list: 'notices?outcome=failed' },
  { list: 'notices?outcome=failed&agency=london-housing' },
  { list: 'conferences' },
  { list: 'conferences', confined: true },
  { list: 'conferences?stage=planned' },
  { list: 'conferences?form=mappa2&emergency=true' },
  { list: 'supervision/stuck' },
  { list: 'supervision/stuck?kind=business' },
  { list: 'supervision/stuck?kind=technical' },
]
