// Proves that the forms by which people are kept out say who is kept out now, offer nobody twice, and say whose work they are.
import { expect, it } from '@jest/globals'
import { met, trust } from '../support/meeting.ts'
import { ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const pathway = await api.refer()
const idOf = (sub: string, agency: string) =>
  api.deps.actors.idOf({ issuer: 'throughline', sub, name: undefined, agency })

it('whoever decides sees who is kept out now, and is not offered those again', async () => {
  const officer = await api.token('dataProtectionOfficer', { sub: 'keeper' })
  const [keeper, colleague] = [await idOf('keeper', trust), await idOf('colleague', met)]
  const coordinates = await idOf('coordinates', trust)
  await api.done(pathway, 'exclude-agency', officer, { agency: met, reason: 'He works there.' })
  const page = visit(api.app, await signIn(api, 'dataProtectionOfficer', { sub: 'keeper' }))
  const form = async () => (await page.get(`/pathways/${pathway}/do/restrict-to`)).text
  const excluded = await form()
  expect(excluded).toMatch(/Excluded now[^]*<li>Metropolitan Police Service<\/li>/)
  expect(excluded).not.toContain('Only these people see it now')
  expect(excluded).toContain(`value="${keeper}"`)
  expect(excluded).not.toContain(`value="${colleague}"`)
  await api.done(pathway, 'restrict-to', officer, {
    actors: [keeper, coordinates],
    reason: 'He is a colleague.',
  })
  expect(await form()).toContain('Only these people see it now')
})

it('whoever may not lift it is told who may', async () => {
  const page = visit(api.app, await signIn(api, 'coordinator'))
  const { status, text } = await page.get(`/pathways/${await api.refer()}/do/lift-exclusion`)
  expect(status).toBe(409)
  expect(text).toMatch(/Who may do this[^]*<li>Chair<\/li>[^]*<li>Data protection officer<\/li>/)
})
