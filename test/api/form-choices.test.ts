// Proves that a form offers what its reader may send and may know of, each choice in one line of plain English.
import { expect, it } from '@jest/globals'
import { choicesFor } from '../../app/forms/choices.ts'
import { readsIn } from '../support/audit.ts'
import { council, inSession, met, trust, withTwoItems } from '../support/meeting.ts'
import { filledIn } from '../../app/forms/filled-in.ts'
import { isNo } from '../../app/answers.ts'
import { look } from '../../app/access/look.ts'
import { ownApi } from '../support/api.ts'
import type { Role } from '../../domain/codes.ts'
import { usualAgency } from '../support/people.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')

/** The form of one command, for somebody in a role. */
async function formOf(
  kind: 'pathway' | 'conference',
  id: string,
  name: string,
  role: Role,
  agency = usualAgency[role],
) {
  const signedIn = {
    issuer: 'throughline',
    sub: `${role}@${agency}`,
    name: `${role} Person`,
    agency,
  }
  const who = await api.deps.actors.idOf(signedIn)
  const actor = { id: who, agency, access: [{ site: 'london', roles: [role] }] }
  const form = await look(api.deps, actor, { kind, id, what: 'form' }, (seen) =>
    choicesFor(seen, name),
  )
  if (isNo(form)) throw new Error(`there is no form: ${JSON.stringify(form)}`)
  return form
}

const titles = (choices: readonly { readonly title: string }[] | undefined) =>
  choices?.map(({ title }) => title)

it('offers what is owed, in words, and the codes with their titles', async () => {
  const id = await api.refer()
  await api.done(id, 'accept-referral', coordinator)
  const { why, choices } = await formOf('pathway', id, 'reassign', 'coordinator')
  expect(why).toBeUndefined()
  expect(titles(choices['obligationId'])).toEqual([
    'A contact to be made, owed by Suzy Lamplugh Trust (victim advocate), due 4 November 2026',
    'A triage decision, owed by Metropolitan Police Service (police lead), due 4 November 2026',
  ])
  expect(choices['role']).toContainEqual({ value: 'policeLead', title: 'Police lead' })
  expect(choices['agency']).toContainEqual({ value: trust, title: 'Suzy Lamplugh Trust' })
  expect(Object.keys(choices)).toEqual(['obligationId', 'agency', 'role', 'audience'])
})

it('offers reports alone where two reports of one incident are joined', async () => {
  const id = await api.refer()
  const police = await api.token('policeLead')
  for (const token of [police, coordinator])
    await api.done(id, 'report-incident', token, {
      on: '2026-10-30',
      kind: 'threat',
      note: 'Rang.',
    })
  await api.done(id, 'record-death', police, { who: 'person', on: '2026-10-31' })
  const { choices } = await formOf('pathway', id, 'join-reports', 'coordinator')
  for (const field of ['event', 'of'])
    expect(titles(choices[field])).toEqual([
      'An incident or an urgent risk, 2 November 2026 at 10am, Suzy Lamplugh Trust',
      'An incident or an urgent risk, 2 November 2026 at 10am, Metropolitan Police Service',
    ])
})

it('says by a letter which of several victims something is owed to; not to who knows of one alone', async () => {
  const id = await api.refer()
  await api.done(id, 'accept-referral', coordinator)
  await api.done(id, 'add-victim', coordinator, {
    victim: { name: 'Ada Second', relationship: 'stranger', safeContact: { safe: false } },
    advocate: council,
    reason: 'She rang us.',
  })
  const { choices } = await formOf('pathway', id, 'reassign', 'coordinator')
  const owed = titles(choices['obligationId'])?.filter((title) => title.startsWith('A contact'))
  expect(owed).toEqual([
    'A contact to be made (victim A), owed by Suzy Lamplugh Trust (victim advocate), due 4 November 2026',
    'A contact to be made (victim B), owed by London council partner (victim advocate), due 4 November 2026',
  ])
  const hers = await formOf('pathway', id, 'end-contact', 'victimAdvocate', council)
  expect(titles(hers.choices['obligationId'])).toEqual([
    'A contact to be made, owed by London council partner (victim advocate), due 4 November 2026',
  ])
})

it('offers nothing of what the reader may not send, and says why', async () => {
  const id = await api.refer()
  const { why, choices } = await formOf('pathway', id, 'reassign', 'agencyWorker', met)
  expect([why?.code, choices]).toEqual(['not-your-role', {}])
})

it('is the same by HTTP, where every row that is owed leads to its form', async () => {
  const id = await api.refer()
  const { body } = await api.get(`/api/pathways/${id}/obligations?open=true`, coordinator)
  expect(body['items']).toContainEqual(
    expect.objectContaining({
      what: 'acknowledge',
      settledBy: ['accept-referral', 'return-referral', 'reject-referral'].map((command) =>
        expect.objectContaining({ command, values: {} }),
      ),
    }),
  )
  const form = await api.get(`/api/pathways/${id}/commands/reject-referral/choices`, coordinator)
  expect(form.body).toMatchObject({ may: true, why: null })
  expect(form.body['choices']).toMatchObject({
    code: expect.arrayContaining([{ value: 'notStalking', title: 'Not stalking' }]),
  })
  const none = await api.get(`/api/pathways/${id}/commands/nonsense/choices`, coordinator)
  expect(none.status).toBe(404)
})

it('is filled in for an obligation with one of its choices', async () => {
  const id = await api.refer()
  await api.done(id, 'accept-referral', coordinator)
  await api.done(id, 'record-order', await api.token('policeLead'), {
    kind: 'spo',
    grantedOn: '2026-10-30',
    expiresOn: '2028-10-29',
    court: 'Westminster',
    prohibitions: ['Not to contact her.'],
  })
  const owed = await api.database
    .selectFrom('obligations')
    .select(['id', 'what', 'agency', 'role', 'about'])
    .where('pathway', '=', id)
    .where('what', '=', 'serveOrder')
    .executeTakeFirstOrThrow()
  const [first] = filledIn('pathway', owed)
  expect(first).toMatchObject({ command: 'serve-order', values: { orderId: 'o1' } })
  const { choices } = await formOf('pathway', id, 'serve-order', 'policeLead')
  expect(choices['orderId']).toEqual([
    { value: 'o1', title: 'Stalking protection order granted on 30 October 2026' },
  ])
})

it('offers the pathways of the same person to link to, and logs whom it named', async () => {
  const person = { name: 'Ignatius Quillfeather', dateOfBirth: '1979-03-08' }
  const first = await api.refer({ person })
  const second = await api.refer({ person })
  const { choices } = await formOf('pathway', second, 'link-referral', 'coordinator')
  expect(choices['pathwayId']).toEqual([
    {
      value: first,
      title:
        'Ignatius Quillfeather, referred on 2 November 2026, open, certainly the same (the same name and the same date of birth)',
    },
  ])
  const merge = await formOf('pathway', second, 'merge-person', 'coordinator')
  expect(merge.choices['pathwayId']).toHaveLength(1)
  const reads = (await readsIn(api.database)).filter(
    ({ what, pathway }) => what === 'form' && pathway === first,
  )
  expect(reads.flatMap(({ fields }) => fields)).toEqual(
    expect.arrayContaining(['person:match', 'person:name']),
  )
})

it('offers seats, items, actions and returns of a meeting, to each agency its own', async () => {
  const { meeting, first } = await withTwoItems(api)
  await inSession(meeting)
  const guest = await api.token('agencyWorker', { agency: council })
  const accepted = `/api/conferences/${meeting.id}/commands/accept-for-papers`
  expect((await api.send('POST', accepted, guest, {})).status).toBe(200)
  const offered = async (name: string, role: Role, agency?: string) => {
    const { why, choices } = await formOf('conference', meeting.id, name, role, agency)
    expect(why).toBeUndefined()
    return choices
  }
  const seats = [
    {
      value: met,
      title: 'Metropolitan Police Service (police lead)',
      with: { role: 'policeLead' },
    },
  ]
  const returns = [
    {
      value: 'i1',
      title: 'Item 1, Alex Example, London council partner',
      with: { agency: council },
    },
  ]
  const actions = [
    {
      value: first,
      title: 'An action, Alex Example, London housing partner, due 1 January 1970',
      with: { action: 'a1' },
    },
  ]
  expect({
    items: titles((await offered('defer-item', 'chair'))['item']),
    seats: (await offered('record-attendance', 'policeLead'))['agency'],
    actions: (await offered('review-action', 'chair'))['pathway'],
    returns: (await offered('record-return', 'agencyWorker', council))['item'],
  }).toEqual({ items: ['Item 1, Alex Example', 'Item 2, Second Person'], seats, actions, returns })
})
