import { randomUUID } from 'node:crypto'
import { addPartner } from './partners.ts'
import { itemsOf, type TestApi } from './api.ts'
import { until } from './until.ts'
import { asEngine } from './words.ts'

/** An agency that is tied to no pathway, at another site than those who are known. */
export const untied = 'hampshire-council'
/** Whom most tests report about. */
export const known = { name: 'Tamsin Orrelvane', dateOfBirth: '1981-05-06' }
export const note = 'Zanzibarred at the counter.'

/** What tests of reports by name do: report about somebody as one who has no tie, and see what became of it. */
export async function byName(api: TestApi) {
  await addPartner(api, untied, 'hampshire')
  const at = { agency: untied, sites: ['hampshire'] }
  const reporter = await api.token('agencyWorker', { ...at, sub: 'r' })
  const coordinator = await api.token('coordinator')
  const coordinates = await api.token('coordinator', { sites: ['hampshire'], sub: 'hc' })
  const body = (person: object, more: object = {}) => ({
    ...{ site: 'hampshire', person, on: '2026-11-01', kind: 'threat', note, ...more },
  })
  return {
    ...{ reporter, coordinator, coordinates, body },
    other: await api.token('agencyWorker', { ...at, sub: 'o' }),
    report: (person: object, more: object = {}, key: string = randomUUID()) =>
      api.send('POST', '/api/reports', reporter, body(person, more), { key }),
    /** Waits until nobody is looked for any more, and whoever was found was told: that goes on after the answer. */
    settled: () =>
      until(async () => {
        const waiting = await asEngine(api.database, (tx) =>
          tx.selectFrom('reports').select('id').where('state', '=', 'received').execute(),
        )
        if (waiting.length > 0) return false
        const judging = api.database
          .selectFrom('inbox')
          .select('id')
          .where('name', '=', 'take-report')
          .where('outcome', 'is', null)
        return api.engine === 'stopped' || (await judging.execute()).length === 0
      }),
    /** Which looks are owed on a pathway. */
    owedOn: async (id: string) =>
      itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, coordinator))
        .filter(({ what }) => String(what).startsWith('lookAt'))
        .map(({ what, role }) => `${String(what)} ${String(role)}`)
        .sort(),
    inbox: async (token: string) => itemsOf(await api.get('/api/reports', token)),
    /** A pathway of the usual person. */
    knownPathway: async () => {
      const id = await api.refer({ person: known })
      await api.done(id, 'accept-referral', coordinator)
      return id
    },
  }
}

/** Whom a report names. */
export const nameIn = ({ person }: Readonly<Record<string, unknown>>): string =>
  (person as typeof known).name
