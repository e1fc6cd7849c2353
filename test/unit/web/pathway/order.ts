// A stalking protection order as app/ answers it, in force and without words; a test changes what it is about.
import type { RiskPage } from '../../../../app/views/pathway/risk.ts'

type Order = RiskPage['orders'][number]

export const order = (changes: Partial<Order>): Order => ({
  id: 'o1',
  kind: 'spo',
  title: 'Stalking protection order',
  status: 'served',
  grantedOn: '2026-11-12',
  servedOn: null,
  expiresOn: null,
  variedOn: null,
  renewedOn: null,
  endedOn: null,
  renewal: null,
  replaces: null,
  mustNotify: true,
  notifiedOn: null,
  changeNotifiedOn: null,
  handedOverTo: null,
  court: null,
  prohibitions: [],
  requirements: [],
  withheld: {},
  breaches: [{ id: 'b1', on: '2026-12-15', kind: 'place', decision: null }],
  ...changes,
})
