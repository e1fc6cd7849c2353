// Proves that the record of a meeting falls due, is erased by two people, and leaves the pathways that it heard what is theirs.
import { addCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { asEngine, readableWords } from '../support/words.ts'
import { expect, it } from '@jest/globals'
import { fetchFile, held, withPapers, withReturns } from '../support/papers.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { london } from '../support/meeting.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const stored = async () => [...(await asEngine(api.database, readableWords)).values()].join('\n')

it('falls due six years after it met, and goes but for what its pathways tell', async () => {
  const { meeting, first } = await withPapers(api)
  await withReturns(meeting)
  await meeting.done('circulate', 'coordinator')
  await held(meeting, first)
  await meeting.done('draft-minutes', 'coordinator', { text: 'The panel met at ten.' })
  await meeting.done('circulate-minutes', 'coordinator')
  await meeting.done('approve-minutes', 'chair')
  await api.turn('pathway', first)
  const [supervisor, coordinator] = [await api.token('supervisor'), await api.token('coordinator')]
  const officer = await api.token('dataProtectionOfficer')
  const timeline = async () =>
    (await api.get(`/api/pathways/${first}/timeline?limit=100`, coordinator)).text
  const before = await timeline()
  const { alarm_at: alarm } = await api.database
    .selectFrom('entities')
    .select('alarm_at')
    .where('id', '=', meeting.id)
    .executeTakeFirstOrThrow()
  const due = addCivil(london('2026-11-18 10:00'), { months: 72 }, ukZone)
  expect(alarm).toBe(due)

  api.clock.now = due
  await api.turn('conference', meeting.id)
  const worklist = await api.get('/api/worklist?role=dataProtectionOfficer', officer)
  expect(itemsOf(worklist)).toMatchObject([{ what: 'meetingRetention' }])
  const page = visit(api.app, await signIn(api, 'dataProtectionOfficer'))
  const shown = (await page.get(`/meetings/${meeting.id}`)).text
  expect(shown).toContain(`/meetings/${meeting.id}/do/decide-meeting-retention`)
  const erase = { decision: 'erase', reason: 'The six years are over.' }
  await meeting.done('decide-meeting-retention', 'dataProtectionOfficer', erase)
  const own = await meeting.send('confirm-meeting-erasure', 'dataProtectionOfficer')
  expect(own.body['code']).toBe('own-proposal')

  // What is evidence for one of the pathways that it heard stays.
  await api.done(first, 'set-legal-hold', officer, { reason: 'A claim.' })
  const onHold = await meeting.send('confirm-meeting-erasure', 'supervisor')
  expect([onHold.status, onHold.body['code']]).toEqual([409, 'legal-hold'])
  expect(await stored()).toContain('The panel met at ten.')
  await api.done(first, 'lift-legal-hold', officer, { reason: 'It is over.' })
  await meeting.done('confirm-meeting-erasure', 'supervisor')

  const said = ['The panel met at ten', 'Known since May', 'The six years are over', 'It was late.']
  const { text: paper } = await fetchFile(api, `${meeting.url}/minutes.html`, 'chair')
  for (const read of [await stored(), paper, (await meeting.read('timeline', 'chair')).text])
    for (const words of said) expect(read).not.toContain(words)
  expect((await meeting.read('minutes', 'chair')).body).toMatchObject({
    drafts: [{ text: null, withheld: 'erased' }],
  })
  expect((await api.get(`/api/worklist`, supervisor)).text).not.toContain(meeting.id)

  // Its pathway tells what it told, with every text.
  const after = JSON.parse(await timeline()) as { items: { type: string }[] }
  const told = JSON.parse(before) as { items: { type: string }[] }
  expect(after.items.slice(0, told.items.length)).toEqual(told.items)
  expect(before).toContain('Look for a flat.')
})
