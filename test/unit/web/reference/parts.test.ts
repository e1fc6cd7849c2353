// Proves that every part of a policy can be asked for by a form, comes back from it as it was, and reads as English.
import { describe, expect, test } from '@jest/globals'
import {
  choicesOfPart,
  formOfPart,
  partInWords,
} from '../../../../web/pages/reference/part-form.ts'
import { allOf } from '../../../../web/forms/field.ts'
import { defaultPolicies } from '../../../../domain/policy/defaults.ts'
import { partsOf, withPart } from '../../../../app/reference/policy-parts.ts'
import { policySchema } from '../../../../domain/policy/policy.ts'
import { readForm } from '../../../../web/forms/read.ts'
import { shapeOf } from '../../../../web/pages/reference/part-shapes.ts'
import { typedOf } from '../../../../web/forms/typed.ts'

const agencies = { 'london-housing': { title: 'London Housing' } }
const choices = choicesOfPart(agencies)
const london = defaultPolicies.london
const meetings = { stalkingPanel: london.meetings?.stalkingPanel ?? {}, marac: {} }
const policy = {
  ...london,
  meetings,
  alsoAsked: { ...london.alsoAsked, agencies: ['london-housing'] },
}
const parts = partsOf(policy)

/** What the form of a part gives back if nobody changes it. */
function sentBack(part: (typeof parts)[number], more: Record<string, string> = {}) {
  const form = formOfPart(part)
  const { typed, stored } = shapeOf(part.at, part.schema)
  const posted = {
    ...typedOf(form.fields, typed(part.value ?? {}), choices),
    reason: 'So agreed.',
    ...more,
  }
  const { body, errors } = readForm(form, posted, choices)
  const { reason: _, ...answers } = body
  return { errors, value: stored(answers) }
}

describe('every part of a policy', () => {
  test('there is: each key of a policy but its clocks, which have a form of their own', () => {
    const covered = new Set(parts.map(({ at }) => at.split('.')[0]))
    const keys = Object.keys(policySchema.shape).filter(
      (key) => !['clocks', 'division'].includes(key),
    )
    expect(keys.filter((key) => !covered.has(key))).toEqual([])
  })

  test.each(parts.filter(({ value }) => value))(
    '$at comes back from its form as it was',
    (part) => {
      const { errors, value } = sentBack(part)
      expect(errors).toEqual([])
      expect(value).toEqual(part.value)
      const changed = withPart(policy, part.at, value)
      expect(policySchema.safeParse(changed).error).toBeUndefined()
      expect(partsOf(policySchema.parse(changed))).toEqual(parts)
    },
  )

  test('asks with words, not with codes', () => {
    const labels = parts.flatMap((part) =>
      allOf(formOfPart(part).fields).map(({ text }) => text.label),
    )
    expect(
      labels.filter((label) => !/^[A-Z][^A-Z]*/.test(label) || /[a-z][A-Z]/.test(label)),
    ).toEqual([])
    const said = parts.flatMap((part) => partInWords(part, agencies))
    expect(said.filter((line) => /undefined|\[object|[a-z][A-Z]/.test(line))).toEqual([])
  })
})

test('a rhythm can be dates of its own, and a reminder can be moved', () => {
  const at = (place: string) => parts.find((part) => part.at === place)!
  const rhythm = sentBack(at('meetings.marac.rhythm'), {
    every: 'dates',
    'dates-rows': '1',
    'dates.0-day': '3',
    'dates.0-month': 'March',
    'dates.0-year': '2027',
  })
  expect(rhythm.errors).toEqual([])
  expect(rhythm.value['when']).toEqual({ dates: ['2027-03-03'] })
  const ladder = sentBack(at('ladders.standard'), { 'rungs.1.count': '-3' })
  expect(ladder.value).toHaveProperty('rungs.1.when', { workingDays: -3, at: 'morning' })
})

test('the order of items is kept, for the first rule decides', () => {
  const part = parts.find(({ at }) => at === 'meetings.marac.order')!
  const { typed, stored } = shapeOf(part.at, part.schema)
  const by = ['high', 'children', 'repeat']
  expect(stored(typed({ by, source: 's', mark: 'K' }))).toEqual({ by, source: 's', mark: 'K' })
})
