// Proves that what meetings say of an erased pathway goes with it, from tables, answers and papers, and what they say of others stays.
import { expect, it } from '@jest/globals'
import { asEngine, readableWords } from '../support/words.ts'
import { fetchFile, held, withReturns } from '../support/papers.ts'
import { listing, planMeeting, council, london, housing } from '../support/meeting.ts'
import { ownApi } from '../support/api.ts'
import { readDocx } from '../support/docx.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const officer = await api.token('dataProtectionOfficer')
const supervisor = await api.token('supervisor')
const reason = 'Bertram was never meant.'

const stored = async () => [...(await asEngine(api.database, readableWords)).values()].join('\n')

async function erase(pathway: string) {
  await api.done(pathway, 'reject-referral', coordinator, { code: 'duplicate', reason: 'Twice.' })
  await api.done(pathway, 'decide-retention', officer, {
    ...{ decision: 'erase', ground: 'unlawful', reason },
  })
  const { body } = await api.get(`/api/pathways/${pathway}/erasure`, supervisor)
  expect(body).toMatchObject({ meetings: 1 })
  await api.done(pathway, 'confirm-erasure', supervisor)
}

it('takes what was said of its item, and the lines of minutes that name its people', async () => {
  const first = await api.refer({ person: { name: 'Bertram Quill', aliases: ['Bertie'] } })
  const second = await api.refer({ person: { name: 'Second Person' } })
  const meeting = await planMeeting(api)
  await meeting.told('list-item', listing(first, { risk: 'high', agencies: [council] }))
  await meeting.told('list-item', listing(second, { children: true }))
  const due = london('2026-11-16 17:00')
  await meeting.told('bring-action', { pathway: first, action: 'a1', agency: housing, due })
  await meeting.until('2026-11-11 17:00')
  await withReturns(meeting)
  await meeting.done('circulate', 'coordinator')
  await held(meeting, first)
  const text = [
    'The panel met at ten.',
    'Mr Quill was heard first.',
    'Bertie was seen twice.',
    'Of the other, nothing new.',
  ].join('\n')
  await meeting.done('draft-minutes', 'coordinator', { text })
  await meeting.done('circulate-minutes', 'coordinator')
  await meeting.done('correct-minutes', 'probation', { correction: 'QUILL was heard last.' })
  await meeting.done('approve-minutes', 'chair')

  const papers = async () => {
    const page = await fetchFile(api, `${meeting.url}/minutes.html`, 'chair')
    const { content } = await fetchFile(api, `${meeting.url}/minutes.docx`, 'chair')
    return `${page.text} ${Object.values((await readDocx(content)).parts).join(' ')}`
  }
  const answers = async () => {
    const parts = ['minutes', 'items', 'returns', 'timeline', 'timeline?order=newest', 'agenda']
    const read = await Promise.all(parts.map((part) => meeting.read(part, 'chair')))
    return read.map((one) => one.text).join('\n')
  }
  const ofFirst = ['Quill', 'QUILL', 'Bertie', 'Fixed on', 'Known since May', 'Look for a flat']
  for (const words of ofFirst) expect(await stored()).toContain(words)
  expect(await papers()).toContain('Quill')

  await erase(first)
  for (const read of [await stored(), await papers(), await answers()])
    for (const words of [...ofFirst, 'Bertram', 'They have moved away', 'Not ours to say'])
      expect(read).not.toContain(words)
  const { body } = await meeting.read('minutes', 'chair')
  expect(body).toMatchObject({
    drafts: [
      {
        text: `The panel met at ten.\n[Erased with a record.]\nOf the other, nothing new.`,
        withheld: null,
      },
    ],
    corrections: [{ text: null, withheld: 'erased' }],
  })
  expect(await papers()).toContain('Of the other, nothing new.')
  expect(await stored()).toContain('It was late.') // why the other item was deferred
  const { text: told } = await api.get(`/api/pathways/${first}/timeline?limit=100`, officer)
  expect(told).toContain('"record-erased"')
  expect(told).toContain('"ground":"unlawful"')

  // When nothing that the meeting heard is kept any more, neither are its minutes.
  await erase(second)
  expect(await stored()).not.toContain('The panel met at ten.')
  expect(await stored()).not.toContain('It was late.')
  expect(await stored()).not.toContain(reason)
  expect((await meeting.read('minutes', 'chair')).body).toMatchObject({
    drafts: [{ text: null, withheld: 'erased' }],
  })
})
