// Proves that an emergency that was not heard is taken to another meeting.
import { describe, expect, it } from '@jest/globals'
import { asksFor, holding, incident, made, says, today, tomorrow } from './emergencies.ts'
import { firstMeeting, london, meetings, people } from './world.ts'
import { inConference, inResearch, listed, stands } from './beginnings.ts'
import { step } from './story.ts'

const back = (id: string) => ({ by: { ...people.system, id: `conference:${id}` } })
const notTaken = (id: string) =>
  step('answered', { name: 'list-item', code: 'meeting-stage' }, back(id))

describe('an emergency meeting that does not hear it', () => {
  const asked = () => holding(inResearch()).and(incident('2026-11-02 11:00'))
  const onList = () =>
    asked().and(step('conference-listed', { conference: made(today), at: today }))

  it('refused, another is made for the same time, three at most', () => {
    const story = asked().and(notTaken(made(today)), notTaken(made(today, 1)))
    const three = [made(today), made(today, 1), made(today, 2)].flatMap(asksFor)
    says(story, ...three)
    story.and(notTaken(made(today, 2)), step('record-victim-contact'))
    expect(says(story, ...three).state.listing).toBeUndefined()
    story.until('2026-11-03 08:00') // by time's own decision, when something else is reminded of
    expect(story.state.listing?.conference).toBe(made(tomorrow))
  })

  it('refused, it asks the next usual one if it owes that too and nothing else is left', () => {
    const story = holding(inConference(), meetings).and(incident('2026-11-02 11:00'))
    story.and(...[0, 1, 2].map((n) => notTaken(made(today, n))))
    stands(story, { conference: firstMeeting })
  })

  it('deferred there, it is heard at the one after that', () => {
    const story = onList().and(step('conference-deferred', { conference: made(today) }))
    stands(story, { conference: made(tomorrow), emergency: true })
  })

  it('given back, one is made for later and not for the time that was given up', () => {
    const story = onList().and(step('conference-returned', { conference: made(today) }))
    stands(story, { conference: made(tomorrow), emergency: true })
  })

  it('deferred to a usual one by people, it stays on that list', () => {
    const to = { conference: made(today), to: firstMeeting }
    const story = onList().and(step('conference-deferred', to))
    stands(story, { conference: firstMeeting, emergency: true })
    const at = london('2026-11-11 10:00')
    story.and(step('conference-listed', { conference: firstMeeting, at, from: made(today) }))
    stands(story, { conference: firstMeeting, at, emergency: true })
  })

  it('a usual deferral far ahead does not delay it', () => {
    const story = holding(listed(), meetings).and(
      step('conference-deferred'),
      incident('2026-11-02 11:30'),
    )
    stands(story, { conference: made(today), emergency: true })
  })
})
