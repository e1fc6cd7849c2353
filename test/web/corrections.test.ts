// Proves that the forms which put somebody right are filled in with what is known, of whom they are about, and for whom it is.
import { expect, it } from '@jest/globals'
import { ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const safeContact = { safe: true, channels: ['phone'] }
const her = (name: string, phone: string) => ({
  ...{ name, phone, dateOfBirth: '1987-11-21' },
  ...{ relationship: 'exPartner', safeContact },
})

const id = await api.refer({
  person: { name: 'Aurelian Grimsdale', address: '9 Mill Row, N1 4ZZ', aliases: ['Orry'] },
  victim: her('Annabel Firstone', '07700 900111'),
})
await api.done(id, 'add-victim', coordinator, {
  victim: her('Bettina Nextone', '07700 900222'),
  reason: 'She rang.',
})
const open = async (role: 'coordinator' | 'victimAdvocate' | 'policeLead', address: string) =>
  (await visit(api.app, await signIn(api, role)).get(`/pathways/${id}/do/${address}`)).text

it('of the person: name, other names and address, which nobody has to type again', async () => {
  const text = await open('coordinator', 'correct-person')
  for (const value of ['Aurelian Grimsdale', 'Orry', '9 Mill Row, N1 4ZZ'])
    expect(text).toContain(value)
})

it('of the victim that is named, and of no other', async () => {
  const text = await open('victimAdvocate', 'correct-victim?victim=B')
  for (const value of ['Bettina Nextone', '07700 900222', 'value="21"'])
    expect(text).toContain(value)
  expect(text).not.toContain('Annabel')
})

it('of nobody while it is open which victim is meant, and then it asks', async () => {
  const text = await open('victimAdvocate', 'correct-victim')
  expect(text).not.toContain('07700')
  for (const choice of ['Victim A, Annabel Firstone', 'Victim B, Bettina Nextone'])
    expect(text).toContain(choice)
})

it('each victim’s card leads to the form about that one', async () => {
  const page = await visit(api.app, await signIn(api, 'victimAdvocate')).get(`/pathways/${id}`)
  for (const letter of ['A', 'B'])
    expect(page.text).toContain(`/pathways/${id}/do/correct-victim?victim=${letter}`)
})
