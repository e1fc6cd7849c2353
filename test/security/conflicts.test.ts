// Proves that a conflict of interest closes what a meeting has about an item to the person whose it is, from the listing on, and to nobody else; and that it can be taken back.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { health, housing, listing, met, planMeeting, sitDown } from '../support/meeting.ts'
import { withReturns } from '../support/papers.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { plantPathway, wordsOf } from '../support/planted.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const canary = 'QuistConflictReason'
const near = await plantPathway(api, 'london', 'Near')
const other = await plantPathway(api, 'london', 'Other')
const meeting = await planMeeting(api)

/** The police lead who is his cousin, and a colleague in the same role. */
const cousin = { token: await api.token('policeLead', { sub: 'cousin', agency: met }) }
const colleague = { token: await api.token('policeLead', { sub: 'colleague', agency: met }) }
const seat = { agency: met, role: 'policeLead' }

const parts = [
  '',
  'agenda',
  'items',
  'returns',
  'attendance',
  'minutes',
  'timeline?limit=100',
  'commands',
]
const papers = ['pack.html', 'minutes.html', '']
const words = [near, ...Object.values(wordsOf('Near'))]

/** What somebody is shown of the item, by the address. */
async function seenBy(who: { token: string }, sub: string): Promise<string[]> {
  const page = visit(api.app, await signIn(api, 'policeLead', { sub, agency: met }))
  const answers = await Promise.all([
    ...parts.map(async (part) => [part, (await meeting.read(part, who)).text] as const),
    ...papers.map(
      async (part) =>
        [`${part} page`, (await page.get(`/meetings/${meeting.id}/${part}`)).text] as const,
    ),
  ])
  return answers.flatMap(([part, text]) =>
    words.filter((word) => text.includes(word)).map((word) => `${part}: ${word}`),
  )
}

beforeAll(async () => {
  await meeting.told('list-item', listing(near, { risk: 'high' }))
  await meeting.told('list-item', listing(other))
})

describe('from the listing on', () => {
  it('whoever declared it is shown nothing of the item any more; a colleague is', async () => {
    await meeting.until('2026-11-11 17:00')
    await withReturns(meeting)
    await meeting.done('circulate', 'coordinator')
    expect((await seenBy(cousin, 'cousin')).length).toBeGreaterThan(5)
    await meeting.done('declare-conflict', cousin, { ...seat, item: 'i1', reason: canary })
    expect(await seenBy(cousin, 'cousin')).toEqual([])
    expect(itemsOf(await meeting.read('items', cousin)).map(({ pathwayId }) => pathwayId)).toEqual([
      other,
    ])
    expect((await seenBy(colleague, 'colleague')).length).toBeGreaterThan(5)
  })

  it('they send nothing about it, as if it were not on the list', async () => {
    const asked = { item: 'i1', agency: met, kind: 'nil' }
    const { status, body } = await meeting.send('record-return', cousin, asked)
    expect([status, body['code']]).toEqual([409, 'not-listed'])
  })

  it('those who run the meeting read why; the reason is nowhere else', async () => {
    const { text } = await meeting.read('timeline?limit=100&order=newest', 'chair')
    expect(text).toContain(canary)
    expect(api.logged.join()).not.toContain(canary)
    const probing = await meeting.read('timeline?limit=100&order=newest', 'probation')
    expect(probing.text).not.toContain(canary)
  })
})

describe('at the table', () => {
  it('there is no quorum for the item, and JSON and page say why', async () => {
    await sitDown(meeting)
    const [item] = itemsOf(await meeting.read('items', 'chair'))
    const why =
      'Metropolitan Police Service (police lead) declared a conflict of interest, and no colleague has taken the seat.'
    expect(item?.['quorum']).toMatchObject({ met: false, missing: ['policeLead'], why })
    const page = visit(api.app, await signIn(api, 'chair'))
    expect((await page.get(`/meetings/${meeting.id}`)).text).toContain(why)
    const refused = await meeting.send('present-item', 'chair', {
      ...{ item: 'i1', agency: housing, role: 'agencyWorker' },
    })
    expect(refused.body['code']).toBe('inquorate')
  })

  it('a colleague takes the seat, by their form, and it counts again', async () => {
    const page = visit(api.app, await signIn(api, 'policeLead', { sub: 'colleague', agency: met }))
    const form = await page.get(`/meetings/${meeting.id}/do/take-seat`)
    expect([form.status, form.text.includes('Take the seat')]).toEqual([200, true])
    expect((await meeting.send('take-seat', cousin, seat)).status).toBe(409)
    await meeting.done('take-seat', colleague, { ...seat, item: 'i1' })
    const [item] = itemsOf(await meeting.read('items', 'chair'))
    expect(item?.['quorum']).toMatchObject({ met: true, why: null })
    const presented = { item: 'i1', agency: housing, role: 'agencyWorker' }
    await meeting.done('present-item', 'chair', presented)
    await meeting.done('decide-item', 'chair', {
      ...{ item: 'i1', decision: 'intervene', risk: 'high', rationale: wordsOf('Near').decision },
    })
    await meeting.done('defer-item', 'chair', {
      item: 'i2',
      because: 'time',
      reason: 'It was late.',
    })
    await meeting.done('close-session', 'chair')
  })

  it('the minutes of it are closed to whoever is in conflict, and those of a paper with them', async () => {
    await meeting.done('draft-minutes', 'coordinator', {
      text: `${wordsOf('Near').person} was heard.`,
    })
    await meeting.done('circulate-minutes', 'coordinator', {})
    expect(await seenBy(cousin, 'cousin')).toEqual([])
    expect((await seenBy(colleague, 'colleague')).some((one) => one.startsWith('minutes'))).toBe(
      true,
    )
  })
})

describe('taken back', () => {
  it('by whoever declared it, whose form names it by its number alone; by no colleague', async () => {
    expect(
      (await meeting.send('withdraw-conflict', colleague, { conflict: 'c1' })).body['code'],
    ).toBe('not-yours')
    const page = visit(api.app, await signIn(api, 'policeLead', { sub: 'cousin', agency: met }))
    const form = await page.get(`/meetings/${meeting.id}/do/withdraw-conflict`)
    expect(form.text).toContain('Item 1, Metropolitan Police Service, police lead')
    expect(words.filter((word) => form.text.includes(word))).toEqual([])
    await meeting.done('withdraw-conflict', cousin, { conflict: 'c1' })
    expect((await seenBy(cousin, 'cousin')).length).toBeGreaterThan(5)
  })

  it('one that the chair recorded for somebody is theirs: closed to them, and open again', async () => {
    const person = { issuer: 'throughline', sub: 'nurse', name: undefined, agency: health }
    const nurse = { token: await api.token('forensicClinician', { sub: 'nurse', agency: health }) }
    const ids = async () => itemsOf(await meeting.read('items', nurse)).map(({ item }) => item)
    expect(await ids()).toEqual(['i1', 'i2'])
    const actor = await api.deps.actors.idOf(person)
    const theirs = { agency: health, role: 'forensicClinician', item: 'i2', actor }
    await meeting.done('declare-conflict', 'chair', theirs)
    expect(await ids()).toEqual(['i1'])
    await meeting.done('withdraw-conflict', 'chair', { conflict: 'c2' })
    expect(await ids()).toEqual(['i1', 'i2'])
  })
})
