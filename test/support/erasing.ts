import type { TestApi } from './api.ts'

/** One officer proposes to erase the record of a pathway that has ended, and the supervisor confirms it. */
export async function eraseRecord(api: TestApi, pathway: string, changes: object = {}) {
  const erase = { decision: 'erase', ground: 'unlawful', reason: 'It was not ours to keep.' }
  const officer = await api.token('dataProtectionOfficer')
  await api.done(pathway, 'decide-retention', officer, { ...erase, ...changes })
  return api.done(pathway, 'confirm-erasure', await api.token('supervisor'))
}
