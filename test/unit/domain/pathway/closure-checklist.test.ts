// Proves that the checklist of a closure says what is met and what blocks it.
import { describe, expect, it } from '@jest/globals'
import {
  actionAgreed,
  closureProposed,
  inClosure,
  inReview,
  inTriage,
  inWatch,
  sessionsPlanned,
} from './beginnings.ts'
import { closureChecklist } from '../../../../domain/pathway/closure-checklist.ts'
import { closureItems } from '../../../../domain/pathway/shape/closure.ts'
import { step, type Story } from './story.ts'
import { people } from './world.ts'

const checklist = ({ state, reference, now }: Story) => closureChecklist(state, reference, now)
const unmet = (story: Story) =>
  checklist(story)
    .filter(({ met }) => !met)
    .map(({ code }) => code)
const approved = (story: Story) =>
  story.happened.flatMap(({ type, data }) => (type === 'closure-approved' ? [data] : []))

/** At a site that asks for a rating of the last four weeks. */
function strict(story: Story): Story {
  const riskRating = { weeks: 4, source: 'The stories.', mark: 'K' } as const
  const { policy } = story.reference
  story.reference = { ...story.reference, policy: { ...policy, riskRating } }
  return story
}

const closing = [step('propose-closure'), step('answer-closure')]

describe('the checklist of a closure', () => {
  it('has an item for each code, and says which of them block', () => {
    const items = checklist(inClosure())
    expect(items.map(({ code }) => code)).toEqual(Object.keys(closureItems))
    expect(items.filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual([
      'actions',
      'emergency',
      'riskRated',
      'advocate',
      'orders',
    ])
  })

  it('is met except for the advocate, before anything is proposed', () => {
    expect(unmet(inClosure())).toEqual(['advocate', 'victimView'])
    expect(unmet(closureProposed())).toEqual(['advocate', 'victimView'])
    expect(unmet(closureProposed().and(step('answer-closure', { view: 'notReached' })))).toEqual([])
  })

  it.each([
    ['reached', [step('record-victim-contact')]],
    ['tried', [step('record-contact-attempt')]],
    ['declined', [step('decline-support')]],
    ['unreachable', Array.from({ length: 3 }, () => step('record-contact-attempt'))],
  ])('knows that the view of the victim was sought: %s', (_, steps) => {
    expect(unmet(inClosure().and(...steps))).toEqual(['advocate'])
  })

  it('takes the silence of the advocate once the clock of the override has run', () => {
    expect(unmet(closureProposed().until('2026-11-09 16:59'))).toContain('advocate')
    expect(unmet(closureProposed().until('2026-11-09 17:00'))).toEqual([])
  })

  it('knows an open action and an undecided emergency', () => {
    const story = actionAgreed().and(
      step('record-suitability', { result: 'unsuitable' }),
      ...closing,
      step('report-incident'),
    )
    expect(unmet(story)).toEqual(['actions', 'emergency', 'riskCurrent'])
    story.when('approve-closure').refuses('action-open')
  })

  it('knows sessions that nobody recorded, and a closing report that is owed', () => {
    const close = step('record-conference', { decision: 'close' })
    expect(unmet(sessionsPlanned().and(step('report-incident'), close, ...closing))).toEqual([
      'riskCurrent', // the incident asks for an assessment
      'dosage',
    ])
    const ended = sessionsPlanned().and(
      step('end-programme'),
      step('assess-risk'),
      step('record-review', { outcome: 'close' }),
      ...closing,
    )
    expect(unmet(ended)).toEqual(['closingReport'])
    expect(unmet(ended.and(step('record-closing-report')))).toEqual([])
  })

  it('knows whether the receiving service has it', () => {
    const referred = () =>
      inTriage().and(step('decide-triage', { outcome: 'referOn', referTo: 'mappa' }))
    expect(unmet(referred().and(step('acknowledge-referral-on'), ...closing))).toEqual([])
    const interrupted = referred().and(
      step('report-incident'),
      step('record-conference', { decision: 'close' }),
      step('assess-risk'),
      ...closing,
    )
    expect(unmet(interrupted)).toEqual(['referredOn'])
  })

  it('knows an order that nobody has in hand, until it is handed over', () => {
    const story = inClosure().and(step('record-order'), ...closing)
    expect(unmet(story)).toEqual(['orders'])
    story.when('approve-closure').refuses('orders-not-handed-over')
    story.and(step('hand-over-order'))
    expect(unmet(story)).toEqual([])
    story.when('approve-closure').standsAt('watch')
  })

  it('asks nothing of a person who has died that only the living can meet', () => {
    const story = inTriage().and(step('record-order'), step('record-death', { who: 'person' }))
    expect(unmet(story)).toEqual(['advocate', 'victimView'])
    story
      .and(...closing)
      .when('approve-closure')
      .standsAt('ended')
  })

  it('knows how long ago the risk was rated, by whichever decision', () => {
    expect(unmet(inReview().until('2027-01-25 10:00'))).not.toContain('riskCurrent')
    const late = inReview().until('2027-01-26 10:00')
    expect(unmet(late)).toContain('riskCurrent')
    late.and(step('record-review'), step('assess-risk'))
    expect(unmet(late)).not.toContain('riskCurrent')
    const { riskRatedAt, ...old } = late.state
    late.state = old
    expect(riskRatedAt).toBe(late.now)
    expect(unmet(late)).toContain('riskCurrent') // no fact says when
  })
})

describe('an approval', () => {
  it('keeps what was not met and did not block', () => {
    const story = sessionsPlanned().and(
      step('report-incident'),
      step('record-conference', { decision: 'close' }),
      ...closing,
      step('approve-closure'),
    )
    expect(approved(story)).toEqual([{ overridden: false, unmet: ['riskCurrent', 'dosage'] }])
  })

  it('says nothing of it where all was met', () => {
    expect(approved(inWatch())).toEqual([{ overridden: false }])
  })

  it('leaves the closing report owed into the watch, with its date and its ladder', () => {
    const story = sessionsPlanned().and(
      step('end-programme'),
      step('record-review', { outcome: 'close' }),
      ...closing,
    )
    const report = story.the('closingReport')
    story.and(step('approve-closure')).standsAt('watch')
    expect(approved(story)).toMatchObject([{ unmet: ['riskCurrent', 'closingReport'] }])
    expect(story.the('closingReport')).toEqual(report)
    story.until('2026-11-16 09:00').tells('forensicClinician', 'closingReport', 'due-today')
    story.until('2026-11-17 09:00').tells('supervisor', 'closingReport', 'manager')
    story.when('record-closing-report').standsAt('watch')
  })

  it('waits for a recent rating if the site asks for one', () => {
    const story = strict(inClosure().and(...closing))
    expect(checklist(story)).toContainEqual(
      expect.objectContaining({ code: 'riskCurrent', met: true, blocks: true }),
    )
    story.when('approve-closure', {}, { at: '2026-12-01 10:00' }).refuses('risk-outdated')
    story.and(step('record-change')).when('approve-closure').refuses('risk-outdated')
    story.and(step('assess-risk')).when('approve-closure').standsAt('watch')
  })

  it('after the override still waits for everything else that blocks, and is only for the chair', () => {
    const story = actionAgreed().and(
      step('record-suitability', { result: 'unsuitable' }),
      step('propose-closure'),
    )
    story.until('2026-11-09 17:00').when('approve-closure').refuses('action-open')
    story.when('approve-closure', {}, { by: people.coordinator }).refuses('not-your-role')
    story.and(step('end-action')).when('approve-closure').standsAt('watch')
    expect(approved(story)).toEqual([{ overridden: true }])
  })

  it('is given by no passing of time', () => {
    closureProposed().until('2027-10-01 10:00').standsAt('closure')
  })
})
