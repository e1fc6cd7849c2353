// Proves that what only some may ask is held by the functions of app/ themselves, so that no face can forget it.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Account } from '../../app/access/account.ts'
import { admit } from '../../app/access/actor.ts'
import { beginDraft, draftsView } from '../../app/drafts/drafts.ts'
import { calendarChanges, policyChanges } from '../../app/views/pathway/changes.ts'
import type { Deps } from '../../app/deps.ts'
import { look } from '../../app/access/look.ts'
import { matchesView } from '../../app/views/pathway/matches.ts'
import { referralExample } from '../support/examples.ts'
import { referralSchema } from '../../domain/pathway/commands/submit-referral.ts'
import type { Role } from '../../domain/codes.ts'
import { sendCommand } from '../../app/commands/send.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { usualAgency } from '../support/people.ts'
import { stuckList } from '../../app/views/lists/stuck.ts'
import { writeAgency } from '../../app/reference/changes.ts'

let api: TestApi
let deps: Deps
let pathway: string
beforeAll(async () => {
  api = await startApi()
  deps = api.deps
  pathway = await api.refer()
})
afterAll(() => api.stop())

const by = (role: Role, changes: Partial<Account> = {}): Account => ({
  id: `${role} of a test`,
  agency: usualAgency[role],
  access: [{ site: 'london', roles: [role] }],
  ...changes,
})
const notTheirs = { no: 'refused', code: 'not-your-role', errors: [] }

describe('somebody whose role is another', () => {
  const page = { limit: 10 }
  const kent = { name: 'Kent Police', division: 'england-and-wales' } as const
  const asked: Record<string, () => Promise<unknown>> = {
    'what is stuck': () => stuckList(deps, by('policeLead'), page),
    'reference data': () => writeAgency(deps, by('coordinator'), 'kent-police', kent),
    'the drafts of an agency': () => draftsView(deps, by('administrator'), page),
    'a draft': () =>
      beginDraft(deps, { actor: by('administrator'), id: randomUUID() }, { site: 'london' }),
    'who else the person may be': () =>
      look(
        deps,
        by('agencyWorker', { agency: usualAgency.policeLead }),
        on('matches'),
        matchesView,
      ),
    'what a policy would move': () =>
      look(deps, by('chair'), on('policy-changes'), (seen) => policyChanges(seen, { version: 1 })),
    'what a table of holidays would move': () =>
      look(deps, by('chair'), on('calendar-changes'), calendarChanges),
    'a command': () => sendCommand(deps, sender(by('chair')), accept()),
    'a referral, without any role': () =>
      sendCommand(deps, sender(by('coordinator', { access: [] })), {
        to: 'newPathway',
        referral: referralSchema.parse(referralExample),
      }),
  }
  const on = (what: string) => ({ kind: 'pathway', id: pathway, what }) as const

  it.each(Object.keys(asked))('is refused %s', async (what) => {
    expect(await asked[what]?.()).toEqual(notTheirs)
  })

  it('is not let in without any role', async () => {
    const claims = { issuer: 'throughline', sub: 'nobody', agency: 'london-housing' }
    const at = (site: string, ...roles: Role[]) => ({ ...claims, access: [{ site, roles }] })
    expect(await admit(deps, 'anyAgency', at('london'))).toEqual(notTheirs)
    expect(await admit(deps, ['chair'], at('london', 'agencyWorker'))).toEqual(notTheirs)
    expect(await admit(deps, ['agencyWorker'], at('london', 'agencyWorker'))).toMatchObject({
      agency: 'london-housing',
      access: [{ site: 'london', roles: ['agencyWorker'] }],
    })
  })

  it('is let in with no role that the site itself does not give to their agency', async () => {
    const claims = { issuer: 'throughline', sub: 'nobody', agency: 'london-housing' }
    const everywhere = ['london', 'hampshire', 'kent'].map((site) => ({
      site,
      roles: ['agencyWorker', 'policeLead', 'administrator'] as const,
    }))
    expect(await admit(deps, 'anyAgency', { ...claims, access: everywhere })).toMatchObject({
      access: [
        { site: 'london', roles: ['agencyWorker', 'administrator'] },
        { site: 'hampshire', roles: [] },
        { site: 'kent', roles: [] },
      ],
    })
  })
})

describe('an identical request', () => {
  it('gets its first answer again, even if its sender has since lost access', async () => {
    const sent = sender(by('coordinator'))
    const first = await sendCommand(deps, sent, accept())
    expect(first).toMatchObject({ answer: 'done', kind: 'pathway', id: pathway, stage: 'triage' })
    for (const access of [[], [{ site: 'london', roles: [] }]]) {
      const later = { ...sent, actor: { ...sent.actor, access } }
      expect(await sendCommand(deps, later, accept())).toEqual(first)
    }
    expect(await sendCommand(deps, { ...sent, raw: { note: 'x' } }, accept())).toEqual({
      no: 'refused',
      code: 'key-used',
      errors: [],
    })
  })
})

const accept = () => ({ to: 'pathway', id: pathway, name: 'accept-referral', body: {} }) as const
const sender = (actor: Account) => ({ key: randomUUID(), actor, ifMatch: undefined, raw: {} })
