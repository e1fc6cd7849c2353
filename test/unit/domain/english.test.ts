// Proves that what people read is short, finished and plain English.
// What people read is plain English: short, finished sentences, without the turns of phrase that make a reader stumble.
import { describe, expect, it } from '@jest/globals'
import { conferenceCommands } from '../../../domain/conference/commands/index.ts'
import { defaultClocks } from '../../../domain/policy/clocks.ts'
import { defaultLadders } from '../../../domain/policy/ladders.ts'
import { whysNot } from '../../../app/forms/nothing-to-choose.ts'
import { pathwayCommands } from '../../../domain/pathway/commands/index.ts'
import { problems } from '../../../api/problem.ts'
import { settings } from '../../../platform/settings.ts'

const titlesOf = (registry: Readonly<Record<string, { readonly title: string }>>): string[] =>
  Object.values(registry).map(({ title }) => title)

const sentences = [
  ...titlesOf(whysNot),
  ...titlesOf(problems),
  ...[...Object.values(defaultClocks), ...Object.values(defaultLadders)].map(
    ({ source }) => source,
  ),
  ...Object.values(settings.shape).flatMap(({ description }) => description ?? []),
]
const labels = Object.values({ ...pathwayCommands, ...conferenceCommands }).map(
  ({ label }) => label,
)
const stumbling =
  /\banew\b|\bof (old|before)\b|\balready[.,]|\b(was|has|were) [a-z]+ before\.|\bsave that\b|\blet go\b|\bhears? (of|that)\b/i

describe('what people read', () => {
  it.each(sentences)('is a short and finished sentence: %s', (sentence) => {
    expect(sentence).toMatch(/^[A-Z'"`].*[.)]$/s)
    expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(30)
    expect(sentence).not.toMatch(stumbling)
  })

  it.each(labels)('is an order that fits on a button: %s', (label) => {
    expect(label).toMatch(/^[A-Z][^.]*$/)
    expect(label.split(/\s+/).length).toBeLessThanOrEqual(10)
    expect(label).not.toMatch(stumbling)
    expect(label).not.toMatch(/^(Hear that|Say that|Let)\b/)
  })
})
