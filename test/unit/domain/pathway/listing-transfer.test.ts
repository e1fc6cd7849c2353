// Proves that a listed pathway takes its item along to another site.
import { describe, expect, it } from '@jest/globals'
import { firstMeeting, london, meetingOn, people } from './world.ts'
import { listed, listingAsked, stands } from './beginnings.ts'
import type { OpenMeeting } from '../../../../domain/conference/shape.ts'
import { step, type Step, type Story } from './story.ts'

const there = 'cf000000000009'
const later = 'cf000000000010'
const first = [firstMeeting, 'list-item'] as const
const sent = [firstMeeting, 'withdraw-item'] as const
const from = (id: string) => ({ by: { ...people.system, id: `conference:${id}` } })
const taken = step(
  'conference-listed',
  { conference: there, at: london('2026-11-12 10:00'), from: firstMeeting },
  from(there),
)
const nothingThere = step(
  'answered',
  { name: 'withdraw-item', code: 'not-listed' },
  from(firstMeeting),
)

/** It goes to Hampshire, where these meetings are open. */
function goesTo(
  open: readonly OpenMeeting[] = [meetingOn(there, '2026-11-12'), meetingOn(later, '2026-11-19')],
  story: Story = listed(),
  ...before: readonly Step[]
): Story {
  story.and(step('offer-transfer'))
  const { others = {}, ...here } = story.reference
  const hampshire = others['hampshire']
  if (!hampshire) throw new Error('Hampshire is missing')
  story.reference = { ...here, others: { ...others, hampshire: { ...hampshire, meetings: open } } }
  return story.and(...before, step('accept-transfer'))
}

describe('a listed pathway that goes to another site', () => {
  it('takes its item along: the meeting that has it is to send it to the next one there', () => {
    const story = goesTo().saysToMeetings([...first], [...sent])
    expect(story.messages.at(-1)?.body).toEqual({ pathway: 'p1', to: there })
    stands(story, { conference: there, sentBy: firstMeeting })
    story.and(taken).saysToMeetings([...first], [...sent])
    stands(story, { conference: there, at: london('2026-11-12 10:00') })
    story.toOwe({ to: 'chair', what: 'conference', by: '2026-11-12 17:00' })
  })

  it('asks the meeting there itself if the old one no longer had it', () => {
    goesTo()
      .and(nothingThere)
      .saysToMeetings([...first], [...sent], [there, 'list-item'])
      .and(nothingThere) // an answer to an earlier question
      .saysToMeetings([...first], [...sent], [there, 'list-item'])
    goesTo()
      .and(taken, nothingThere)
      .saysToMeetings([...first], [...sent])
  })

  it('asks the one after that if its item could not be taken there', () => {
    const back = step('conference-returned', { conference: firstMeeting, to: there })
    goesTo()
      .and(back)
      .saysToMeetings([...first], [...sent], [later, 'list-item'])
  })

  it('is decided by the old meeting if that was sooner, and asks no more', () => {
    const story = goesTo().and(step('conference-decided'), nothingThere)
    story.saysToMeetings([...first], [...sent], [there, 'withdraw-item'])
    story.standsAt('suitability')
  })

  it('is not heard by a meeting of the old site that it was deferred to in the meantime', () => {
    const third = 'cf000000000003'
    const meanwhile = { conference: third, at: london('2026-11-18 10:00'), from: firstMeeting }
    goesTo()
      .and(step('conference-listed', meanwhile, from(third)), nothingThere)
      .saysToMeetings([...first], [...sent], [third, 'withdraw-item'], [there, 'list-item'])
  })

  it('leaves its list if none is open there, and asks as soon as one is', () => {
    const story = goesTo([]).saysToMeetings([...first], [...sent])
    expect(story.messages.at(-1)?.body).toEqual({ pathway: 'p1' })
    expect(story.state.listing).toBeUndefined()
  })

  it('leaves an emergency list that people put it on, and asks the usual one there again', () => {
    const urgent = meetingOn('cf000000000008', '2026-11-06', { emergency: true })
    const story = listed()
    story.reference = { ...story.reference, meetings: [urgent] }
    story.and(step('list-for-conference', { conference: urgent.id, reason: 'w-reason' }))
    story.and(
      step(
        'conference-listed',
        { conference: urgent.id, at: urgent.at },
        { by: { ...people.system, id: `conference:${urgent.id}` } },
      ),
    )
    goesTo(undefined, story)
    const said = story.messages.filter(({ to }) => to.kind === 'conference').slice(-2)
    expect(said.map(({ to, name, body }) => [to.id, name, (body as { to?: string }).to])).toEqual([
      [urgent.id, 'withdraw-item', undefined],
      [there, 'list-item', undefined],
    ])
  })

  it('is not held by a list that it left before that meeting had confirmed it', () => {
    const story = goesTo([meetingOn(there, '2026-11-12')])
    story.and(
      step(
        'record-conference',
        { decision: 'defer' },
        { by: { ...people.chair, sites: ['hampshire'] } },
      ),
      taken,
    )
    expect(story.state.listing).toBeUndefined()
  })

  it('takes along also what it had only asked for', () => {
    const story = goesTo(undefined, listingAsked())
    expect(story.messages.at(-1)?.body).toEqual({ pathway: 'p1', to: there })
  })
})
