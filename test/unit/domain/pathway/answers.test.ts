import { describe, expect, it } from '@jest/globals'
import { holding, incident } from './emergencies.ts'
import {
  inConference,
  inResearch,
  inReview,
  inWatch,
  listingAsked,
  returns,
  withMeetings,
} from './beginnings.ts'
import { health, met, people, probation, trust } from './world.ts'
import { type Message } from '../../../../domain/decider.ts'
import { step, type Story } from './story.ts'

const asks = ({ messages }: Story) =>
  messages.filter(({ name }) => name === 'list-item').map(({ body }: Message) => body)
const everybody = [met, trust, health, probation]

describe('what agencies have answered on the pathway', () => {
  it('goes to the meeting with the item: it asks none of them, and its pack shows what they said', () => {
    const note = { note: 'w-note' }
    expect(asks(listingAsked()).at(-1)).toMatchObject({
      answered: everybody,
      returns: [
        { agency: met, kind: 'full', ...note },
        { agency: trust, kind: 'nil', ...note },
        { agency: health, kind: 'full', ...note },
        { agency: probation, kind: 'declined', ...note },
      ],
    })
  })

  it('is of before once an incident, a breach or a repeat calls for a conference', () => {
    const anew = { answered: [], returns: [], agencies: everybody }
    const breach = [
      step('record-order', { servedOn: '2026-11-02' }),
      step('record-breach', { on: '2026-11-02' }),
    ]
    expect(asks(holding(inConference()).and(incident())).at(-1)).toMatchObject(anew)
    expect(asks(holding(inConference()).and(...breach)).at(-1)).toMatchObject(anew)
    expect(asks(holding(inWatch()).and(incident())).at(-1)).toMatchObject({
      answered: [],
      returns: [],
      repeat: true,
    })
  })

  it('is of before once a conference has decided, for the one that a review asks for later', () => {
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
