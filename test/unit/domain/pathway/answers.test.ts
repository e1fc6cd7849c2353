// Proves that a pathway that its meeting did not hear goes to the next with its returns.
import { describe, expect, it } from '@jest/globals'
import { holding, incident } from './emergencies.ts'
import {
  inConference,
  inResearch,
  inReview,
  inWatch,
  listed,
  listingAsked,
  returns,
  withMeetings,
} from './beginnings.ts'
import { health, met, people, probation, secondMeeting, thirdMeeting, trust } from './world.ts'
import type { Message } from '../../../../domain/entity/decider.ts'
import { step, type Story } from './story.ts'

const asks = ({ messages }: Story) =>
  messages.filter(({ name }) => name === 'list-item').map(({ body }: Message) => body)
const everybody = [trust, met, probation, health] // shorter ids first

describe('how a pathway waited at a meeting that did not hear it', () => {
  const waited = { since: 1_000, carried: true, returns: [{ agency: met, kind: 'nil' }] }
  const deferred = () => listed().and(step('conference-deferred', waited))

  it('goes to the next one that it asks, with what was said since', () => {
    expect(asks(deferred()).at(-1)).toMatchObject({
      since: 1_000,
      carried: true,
      answered: everybody,
      returns: [{ agency: met, kind: 'nil' }, { agency: trust }, { agency: probation }, {}],
    })
    const returned = listed().and(step('conference-returned', waited))
    expect(asks(returned).at(-1)).toMatchObject({ since: 1_000, carried: true })
    expect(asks(listed()).at(-1)).not.toHaveProperty('since')
  })

  it('even if the next one does not take it, and until a conference has decided', () => {
    const refused = { name: 'list-item', code: 'list-is-closed' }
    const by = { ...people.system, id: `conference:${secondMeeting}` }
    const story = deferred().and(step('answered', refused, { by }))
    expect(asks(story)).toHaveLength(3)
    expect(asks(story).at(-1)).toMatchObject({ since: 1_000, carried: true })
    story.and(step('conference-listed', { conference: thirdMeeting }))
    story.and(step('conference-decided', { conference: thirdMeeting }))
    expect(story.state.turnedAway).toBeUndefined()
  })

  it.each(['reconvened', 'toString', undefined])('not when %s is refused', (name) => {
    const by = { ...people.system, id: `conference:${secondMeeting}` }
    const answer = { command: 'x', code: 'wrong-stage', ...(name === undefined ? {} : { name }) }
    const story = deferred().and(step('answered', answer, { by }))
    expect([asks(story).length, story.state.listing]).toEqual([2, deferred().state.listing])
  })

  it('without what was said, once something new is to be heard', () => {
    const story = holding(deferred(), []).and(incident())
    expect(asks(story).at(-1)).toMatchObject({ since: 1_000, returns: [], answered: [] })
  })
})

describe('what agencies have answered on the pathway', () => {
  it('goes to the meeting with the item: it asks none of them, and its pack shows what they said', () => {
    const note = { note: 'w-note' }
    expect(asks(listingAsked()).at(-1)).toMatchObject({
      answered: everybody,
      returns: [
        { agency: trust, kind: 'nil', ...note },
        { agency: met, kind: 'full', ...note },
        { agency: probation, kind: 'declined', ...note },
        { agency: health, kind: 'full', ...note },
      ],
    })
  })

  it('is outdated once an incident, a breach or a repeat calls for a conference', () => {
    const fresh = { answered: [], returns: [], agencies: everybody }
    const breach = [
      step('record-order', { servedOn: '2026-11-02' }),
      step('record-breach', { on: '2026-11-02' }),
    ]
    expect(asks(holding(inConference()).and(incident())).at(-1)).toMatchObject(fresh)
    expect(asks(holding(inConference()).and(...breach)).at(-1)).toMatchObject(fresh)
    expect(asks(holding(inWatch()).and(incident())).at(-1)).toMatchObject({
      answered: [],
      returns: [],
      repeat: true,
    })
  })

  it('is outdated once a conference has decided, for the one that a review asks for later', () => {
    const story = withMeetings(inReview())
    story.and(step('record-review', { outcome: 'stepUp', risk: 'high' })).standsAt('conference')
    expect(asks(story).at(-1)).toMatchObject({ answered: [], returns: [] })
  })

  it('counts where it was given after that, and still does when a conference defers', () => {
    const after = holding(inResearch()).and(
      step('record-return', { agency: met }, { by: people.police }),
      incident(),
      ...returns.slice(1, 2),
    )
    const again = step('record-conference', { decision: 'defer' })
    expect(asks(after.and(again)).map((body) => (body as { answered: unknown }).answered)).toEqual([
      [],
      [trust],
    ])
  })
})
