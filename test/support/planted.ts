import type { Role } from '../../domain/codes.ts'
import { contactMade } from './examples.ts'
import { seedSites } from '../../domain/reference/seed.ts'
import type { TestApi } from './api.ts'

/** One word for each class; the tag says of which pathway. */
export const wordsOf = (tag = '') => ({
  person: `QuistPerson${tag}`,
  victim: `QuistVictim${tag}`,
  victimContact: `QuistContact${tag}`,
  concern: `QuistConcern${tag}`,
  process: `QuistProcess${tag}`,
  decision: `QuistDecision${tag}`,
  action: `QuistAction${tag}`,
  return: `QuistReturn${tag}`,
  clinical: `QuistClinical${tag}`,
  order: `QuistOrder${tag}`,
  prohibition: `QuistProhibition${tag}`,
})
export type Planted = keyof ReturnType<typeof wordsOf>

/** A pathway on which something of every class was said, in every field that holds words of it; its site's council referred. */
export async function plantPathway(
  api: TestApi,
  site: keyof typeof seedSites = 'london',
  tag?: string,
): Promise<string> {
  const { holders } = seedSites[site]
  const by = (role: keyof typeof holders & Role) =>
    api.token(role, { agency: holders[role], sites: [site] })
  const [coordinator, police, advocate, chair, clinician] = await Promise.all([
    by('coordinator'),
    by('policeLead'),
    by('victimAdvocate'),
    by('chair'),
    by('forensicClinician'),
  ])
  const p = wordsOf(tag)
  const answer = await api.send('POST', '/api/referrals', coordinator, {
    ...referred(site, p),
    referrer: { agency: `${site}-council`, role: 'agencyWorker' },
  })
  const pathway = String(answer.body['pathwayId'])
  const done = (name: string, token: string, body: object) => api.done(pathway, name, token, body)
  await done('accept-referral', coordinator, { note: p.process })
  await done('record-victim-contact', advocate, {
    ...contactMade,
    result: 'reached',
    view: p.victimContact,
    note: p.victimContact,
  })
  const safely = { window: p.victimContact, note: p.victimContact }
  await done('set-safe-contact', advocate, { safe: true, channels: ['phone'], ...safely })
  const triage = { outcome: 'conference', risk: 'high', rationale: p.decision }
  await done('decide-triage', police, triage)
  await done('report-incident', police, { on: '2026-10-02', kind: 'threat', note: p.concern })
  await done('assess-risk', clinician, { ...lowRatings, note: p.clinical })
  await api.turn('pathway', pathway)
  const agency = holders.forensicClinician
  await done('record-return', clinician, { agency, kind: 'full', note: p.return })
  await done('record-order', police, {
    kind: 'spo',
    grantedOn: '2026-10-30',
    untilFurtherOrder: true,
    court: p.order,
    prohibitions: [p.prohibition],
    requirements: [p.order],
  })
  const action = { agency: holders.policeLead, role: 'policeLead', what: p.action }
  await done('record-conference', chair, {
    decision: 'intervene',
    risk: 'high',
    rationale: p.decision,
    actions: [{ ...action, dueOn: '2026-12-01' }],
  })
  return pathway
}

const referred = (site: string, p: ReturnType<typeof wordsOf>) => ({
  site,
  person: { name: p.person, aliases: [p.person], address: p.person },
  victim: {
    name: p.victim,
    ...{ phone: p.victimContact, email: p.victimContact },
    safeContact: { safe: true, channels: ['phone'], window: p.victim, note: p.victim },
    relationship: 'exPartner',
  },
  concern: {
    summary: p.concern,
    incidents: [{ on: '2026-10-01', kind: 'threat', note: p.concern }],
  },
  screening: { tool: 'stst', score: 5 },
  lawfulBasis: 'publicTask',
})

const lowRatings = {
  instrument: 'srp',
  ratings: { violence: 'low', persistence: 'low', recurrence: 'low', psychosocial: 'low' },
}
