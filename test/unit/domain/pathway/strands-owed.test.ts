// Proves that what was owed to the victim of a linked referral is owed where the victim went, and nowhere once the link is undone.
import { describe, expect, it } from '@jest/globals'
import { inTriage, referred } from './beginnings.ts'
import { owedFor } from './owed-for.ts'
import { step, type Story } from './story.ts'

const her = { victim: 'victim-2', safeContact: { channels: ['email'] } }
const back = step('give-back-referral', { pathway: 'p2' })
const kindsFor = (story: Story, victim: string) => owedFor(story, victim).map(([what]) => what)

describe('what is owed to a victim beside the first contact', () => {
  it('comes along: the look at an exposure, the answer to her being out of reach, and no closure', () => {
    const moved: readonly string[] = ['lookAtExposure', 'unreachable']
    const tried = step('record-contact-attempt', { channel: 'email' })
    const exposed = step('record-contact-attempt', { channel: 'email', result: 'wrongContact' })
    const referral = referred({ ...her, urgent: true }).and(tried, tried, tried, exposed)
    const before = owedFor(referral, 'A').filter(([what]) => moved.includes(what))
    expect(before.map(([what]) => what)).toEqual(expect.arrayContaining([...moved]))
    referral.and(step('link-referral'))
    const message = referral.messages.findLast(({ name }) => name === 'take-linked-referral')
    const other = inTriage()
    other.now = referral.now
    const story = other.and(
      step('take-linked-referral', { ...(message?.body as object), pathway: 'p2' }),
    )
    for (const one of before) expect(owedFor(story, 'B')).toContainEqual(one)
    expect(kindsFor(story, 'A')).toEqual(['victimContact'])
    expect(kindsFor(story.and(back), 'B')).toEqual([])
  })
})
