// Proves that what was entered in error is struck out in the history of a pathway, and that its form offers what there is.
import { expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()

it('is struck out and said to be withdrawn, with who withdrew it and why', async () => {
  const id = await api.refer()
  const police = await api.token('policeLead')
  const incident = { on: '2026-01-14', kind: 'threat', note: 'Seen at her door.' }
  await api.done(id, 'report-incident', police, incident)
  const history = itemsOf(await api.get(`/api/pathways/${id}/timeline`, police))
  const event = history.find(({ type }) => type === 'incident-reported')?.['seq']
  const browser = visit(api.app, await signIn(api, 'coordinator'))
  const form = await browser.get(`/pathways/${id}/do/withdraw-entry`)
  expect(form.text).toContain('An incident or an urgent risk, ')
  await api.done(id, 'withdraw-entry', police, { event, reason: 'About his brother.' })
  const { text } = await browser.get(`/pathways/${id}/history`)
  expect(text).toMatch(/Withdrawn<\/strong>\s*<del>[^<]*incident on 14 January 2026/i)
  expect(text).toContain('About his brother.')
  expect(text).toContain('An entry made in error was withdrawn')
  const after = await browser.get(`/pathways/${id}/do/withdraw-entry`)
  expect(after.text).not.toContain('An incident or an urgent risk, ')
})
