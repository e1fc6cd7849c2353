// Proves that what must name another pathway is offered only where one is known, and otherwise says what to do instead.
import { expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'
import { readsIn } from '../support/audit.ts'
import type { Role } from '../../domain/codes.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')

interface Form {
  readonly may: boolean
  readonly why: { readonly code: string; readonly title: string } | null
  readonly choices: Readonly<Record<string, readonly { readonly title: string }[]>>
}

/** The form of one command, as it is answered. */
async function formOf(id: string, name: string, role: Role = 'coordinator'): Promise<Form> {
  const url = `/api/pathways/${id}/commands/${name}/choices`
  return (await api.get(url, await api.token(role))).body as unknown as Form
}

it('offers what names another pathway only where one is known, in the list as in the form', async () => {
  const naming = ['merge-person', 'link-referral', 'confirm-not-same', 'say-same-person'] as const
  const person = { name: 'Zephyrine Oxtoby', dateOfBirth: '1968-07-21' }
  const whysOn = async (id: string, names: readonly string[]) => {
    const listed = itemsOf(await api.get(`/api/pathways/${id}/commands`, coordinator))
    const whys = names.map(async (name) => {
      const { may, why } = await formOf(id, name)
      expect(may).toBe(why === null)
      expect(listed.find((one) => one['name'] === name)).toMatchObject({ may, why })
      return why?.code
    })
    return Promise.all(whys)
  }
  const first = await api.refer({ person })
  expect(await whysOn(first, naming)).toEqual([
    'no-other-pathway',
    'no-other-pathway',
    'no-other-pathway',
    'no-match-elsewhere',
  ])
  const { why } = await formOf(first, 'merge-person')
  expect(why?.title).toMatch(/^No other pathway here .+ Search the caseload;/)
  const second = await api.refer({ person })
  const before = await readsIn(api.database)
  await api.get(`/api/pathways/${second}/commands`, coordinator)
  const since = (await readsIn(api.database)).slice(before.length)
  expect(since.flatMap(({ fields }) => fields)).not.toContain('person:match')
  expect(await whysOn(second, naming)).toEqual([
    ...[undefined, undefined, undefined],
    'no-match-elsewhere',
  ])
  await api.done(second, 'confirm-not-same', coordinator, { pathwayId: first, reason: 'Twins.' })
  expect(await whysOn(second, ['lift-not-same', 'confirm-not-same'])).toEqual([
    undefined,
    'no-other-pathway',
  ])
  const { choices } = await formOf(second, 'lift-not-same')
  expect(choices['pathwayId']?.map(({ title }) => title)).toEqual([
    `The pathway of Zephyrine Oxtoby, ${first}`,
  ])
})

it('offers an advocate to join victims only where another pathway may have the same', async () => {
  const victim = {
    ...{ name: 'Perpetua Wintringham', relationship: 'exPartner' },
    safeContact: { safe: true, channels: ['phone'] },
  }
  const first = await api.refer({ victim, person: { name: 'Obadiah Threlkeld' } })
  const alone = await formOf(first, 'confirm-same-victim', 'victimAdvocate')
  expect(alone.why?.code).toBe('no-pathway-with-victim')
  await api.refer({ victim, person: { name: 'Lazarus Pennyfather' } })
  const { why } = await formOf(first, 'confirm-same-victim', 'victimAdvocate')
  expect(why).toBeNull()
})
