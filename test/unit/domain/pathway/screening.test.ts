// Proves that what a referral suggests to triage follows its facts and its site.
import { describe, expect, it } from '@jest/globals'
import { inTriage, referred, screened } from './beginnings.ts'
import { step, type Story } from './story.ts'
import { defaultScreening, type ScreeningPolicy } from '../../../../domain/policy/screening.ts'
import { suggestTriage } from '../../../../domain/pathway/screening.ts'

const suggested = ({ state, reference, now }: Story) => suggestTriage(state, reference, now)

/** The story's site takes another number for an escalation. */
function under(story: Story, escalation: Partial<ScreeningPolicy['escalation']>): Story {
  const { policy } = story.reference
  const screening = {
    ...defaultScreening,
    escalation: { ...defaultScreening.escalation, ...escalation },
  }
  story.reference = { ...story.reference, policy: { ...policy, screening } }
  return story
}

describe('what a referral suggests to triage', () => {
  it('is nothing for the usual one, whatever the score of its tool', () => {
    expect(suggested(inTriage())).toEqual({ because: [] })
    expect(suggested(screened({ tool: 'stst', score: 100 }, 2))).toEqual({ because: [] })
    expect(suggested(screened({ tool: 'stst', judgement: 'medium' }))).toEqual({ because: [] })
    expect(suggested(screened({ tool: 'dash', score: 13, ticks: 13 }))).toEqual({ because: [] })
  })

  it.each([{ ticks: 14 }, { score: 14 }, { ticks: 20, score: 3 }])(
    'is a conference from fourteen ticks of the DASH: %j',
    (said) => {
      expect(suggested(screened({ tool: 'dash', ...said }))).toEqual({
        outcome: 'conference',
        because: ['dashTicks'],
      })
    },
  )

  it('is a conference at the third incident within twelve months', () => {
    expect(suggested(screened({ tool: 'stst' }, 3))).toEqual({
      outcome: 'conference',
      because: ['escalation'],
    })
    const old = [{ on: '2025-11-01', kind: 'threat' }]
    const recent = ['2025-11-02', '2026-10-01'].map((on) => ({ on, kind: 'threat' }))
    const told = (incidents: object[]) =>
      suggested(inTriage({ concern: { summary: 'w', incidents } }))
    expect(told([...old, ...recent])).toEqual({ because: [] })
    expect(told([...recent, ...recent])).toMatchObject({ because: ['escalation'] })
  })

  it('follows the site: three events within six months, as in Kent', () => {
    const months = ['2026-04-30', '2026-06-01', '2026-10-01']
    const incidents = months.map((on) => ({ on, kind: 'contact' }))
    const story = inTriage({ concern: { summary: 'w', incidents } })
    expect(suggested(under(story, { months: 6 }))).toEqual({ because: [] })
    expect(suggested(under(story, { months: 7 }))).toMatchObject({ because: ['escalation'] })
  })

  it('follows the site: five incidents or three crimes, as in Kingston', () => {
    const kingston = { incidents: 5, crimes: 3 }
    const told = (kinds: string[]) =>
      suggested(
        under(
          inTriage({
            concern: { summary: 'w', incidents: kinds.map((kind) => ({ on: '2026-10-01', kind })) },
          }),
          kingston,
        ),
      )
    expect(told(['contact', 'contact', 'threat', 'violence'])).toEqual({ because: [] })
    expect(told(['contact', 'threat', 'violence', 'damage'])).toMatchObject({
      because: ['crimes'],
    })
    expect(told(Array<string>(5).fill('contact'))).toMatchObject({ because: ['escalation'] })
  })

  it('is a conference and a high risk if the referrer judges so, and the same day if it is urgent', () => {
    expect(suggested(screened({ tool: 'stst', judgement: 'high' }))).toEqual({
      outcome: 'conference',
      risk: 'high',
      because: ['judgedHigh'],
    })
    expect(suggested(screened({ tool: 'stst', judgement: 'high' }, 1, { urgent: true }))).toEqual({
      outcome: 'emergencyConference',
      risk: 'high',
      because: ['judgedHigh', 'urgent'],
    })
    expect(suggested(inTriage({ urgent: true }))).toEqual({ because: [] })
  })

  it('asks for the screening tool at two incidents or extreme fear, unless it was used', () => {
    expect(suggested(screened({ tool: 'other' }, 2))).toEqual({ because: ['stalkingToolDue'] })
    expect(suggested(screened({ tool: 'other' }, 1))).toEqual({ because: [] })
    expect(suggested(screened({ tool: 'dash', extremelyFrightened: true }))).toEqual({
      outcome: 'conference',
      because: ['extremelyFrightened', 'stalkingToolDue'],
    })
    expect(suggested(screened({ tool: 'stst', extremelyFrightened: true }))).toEqual({
      outcome: 'conference',
      because: ['extremelyFrightened'],
    })
  })

  it('changes with an amendment, which leaves alone what it does not name', () => {
    const story = referred({ screening: { tool: 'dash', ticks: 14 } }).and(step('return-referral'))
    story.and(step('amend-referral'))
    expect(suggested(story)).toMatchObject({ because: ['dashTicks'] })
    story.and(
      step('return-referral'),
      step('amend-referral', { screening: { tool: 'dash', ticks: 2 } }),
    )
    expect(suggested(story)).toEqual({ because: [] })
    const incidents = ['2026-10-01', '2026-10-02', '2026-10-03'].map((on) => ({
      on,
      kind: 'other',
    }))
    story.and(
      step('return-referral'),
      step('amend-referral', { concern: { summary: 'w', incidents } }),
    )
    expect(suggested(story)).toMatchObject({ because: ['escalation', 'stalkingToolDue'] })
  })

  it('is nothing if an older pathway kept nothing of its screening', () => {
    const story = screened({ tool: 'dash', ticks: 20 })
    const { referral, ...old } = story.state
    story.state = old
    expect(referral).toBeDefined()
    expect(suggested(story)).toEqual({ because: [] })
    story.and(step('decide-triage', { outcome: 'adviceOnly' }))
  })
})

describe('a decision of triage', () => {
  it.each([
    ['reject', {}],
    ['adviceOnly', {}],
    ['referOn', { referTo: 'safeguarding' }],
  ])('%s is below a conference', (outcome, more) => {
    screened({ tool: 'dash', ticks: 14 })
      .when('decide-triage', { outcome, ...more })
      .refuses('below-suggestion', 'outcome')
  })

  it('for a conference, or on to MAPPA, is below an emergency', () => {
    const story = screened({ tool: 'stst', judgement: 'high' }, 1, { urgent: true })
    story
      .when('decide-triage', { outcome: 'conference', risk: 'high' })
      .refuses('below-suggestion', 'outcome')
    story
      .when('decide-triage', { outcome: 'referOn', referTo: 'mappa', risk: 'high' })
      .refuses('below-suggestion', 'outcome')
    story.when('decide-triage', { outcome: 'emergencyConference', risk: 'high' })
    story.standsAt('conference')
  })

  it('rates the risk no lower than the referrer judged high', () => {
    const story = screened({ tool: 'stst', judgement: 'high' })
    story.when('decide-triage', { risk: 'medium' }).refuses('below-suggestion', 'risk')
    story.when('decide-triage', { risk: 'high' }).standsAt('research', { risk: 'high' })
  })

  it('keeps what was suggested, where anything was', () => {
    const facts = (story: Story) =>
      story.happened.flatMap(({ type, data }) => (type === 'triage-decided' ? [data] : []))
    expect(facts(screened({ tool: 'dash', ticks: 14 }).and(step('decide-triage')))).toMatchObject([
      { suggested: { outcome: 'conference', because: ['dashTicks'] } },
    ])
    expect(facts(inTriage().and(step('decide-triage')))[0]).not.toHaveProperty('suggested')
  })
})
