// Proves that no code is in an answer without its title: each text of an answer says its codes, or is known to be none.
import { expect, it } from '@jest/globals'
import { globSync } from 'node:fs'
import { z } from 'zod'
import { storedCodeOf, titlesOf } from '../../../domain/titled.ts'
import { within } from '../../support/schemas.ts'

/** The fields of answers that hold text and no code, by what they hold. */
const noCodes: Readonly<Record<string, readonly string[]>> = {
  'ids, of whatever kind': [
    'about',
    'advocate',
    'keptBy',
    'plan',
    'actionId',
    'agencies',
    'agency',
    'conferenceId',
    'conflict',
    'handedOverTo',
    'holders',
    'id',
    'item',
    'key',
    'letter',
    'messageId',
    'obligationId',
    'pathwayId',
    'personId',
    'matchId',
    'heardWith',
    'pncNumber',
    'croNumber',
    'nhsNumber',
    'reconvenedAs',
    'reconvenes',
    'referrerAgency',
    'replaces',
    'session',
    'site',
    'sites',
    'by',
    'to',
    'transfer.to',
    'victim',
  ],
  'names, addresses and what somebody wrote': [
    'actions.what',
    'actions.why',
    'address',
    'aliases',
    'formerNames',
    'concern',
    'contacts',
    'court',
    'email',
    'name',
    'note',
    'overrideReason',
    'phone',
    'withWhom',
    'needs',
    'place',
    'prohibitions',
    'rationale',
    'reason',
    'requirements',
    'source',
    'phone',
    'email',
    'text',
    'toName',
    'view',
  ],
  'our own words': [
    'formTitle',
    'label',
    'quorum.why',
    'message',
    'next',
    'sentence',
    'span',
    'stageTitle',
    'title',
  ],
  'days and times': ['date', 'dateOfBirth', 'slot'],
  'names of fields and of commands, and what a field may hold': [
    'choices.with',
    'command',
    'field',
    'needed.is',
    'rule',
    'value',
    'values',
    'when',
  ],
  'types of events, which have sentences': ['event', 'type'],
  'the codes of failures, which are for whoever keeps the channels': ['why'],
  'codes of a site’s own policy, which has their titles': ['class', 'clock', 'ladder'],
}

const known = new Set(Object.values(noCodes).flat())

const answers: (readonly [string, z.ZodType])[] = []
for (const file of globSync(
  '{app/{views,reference,drafts,commands},api/commands}/**/*.ts',
).sort()) {
  const exported = (await import(`../../../${file}`)) as object
  for (const schema of Object.values(exported) as unknown[]) {
    const name = schema instanceof z.ZodType ? schema.meta()?.id : undefined
    if (name !== undefined) answers.push([name, schema as z.ZodType])
  }
}

/** The last names in a path; what a list holds is called after the list. */
const nameIn = (path: string): string => {
  const names = path.match(/[A-Za-z]+/g) ?? []
  return names.slice(twoNames.has(names.at(-1) ?? '') ? -2 : -1).join('.')
}

/** Names that are a code in one answer, and words, an id or an instant in another. */
const twoNames = new Set(['what', 'why', 'code', 'is', 'at', 'from', 'to', 'by', 'with', 'type'])

/** The texts of a schema that have no titles, by name; a code that stands beside its title has one. */
const untitled = (schema: z.ZodType): string[] => {
  const inside = within(schema)
  const paths = new Set(inside.map(({ path }) => path))
  return inside.flatMap(({ path, schema: one }) => {
    const isCode = one instanceof z.ZodString && one.format === null
    const isTitled = Object.keys(titlesOf(one)).length > 0
    const beside = path.endsWith('.code') && paths.has(path.replace(/\.code$/, '.title'))
    return isCode && !isTitled && !beside && !path.endsWith('{key}') ? [nameIn(path)] : []
  })
}

it.each(answers)('of %s', (_, schema) => {
  expect(untitled(schema).filter((name) => !known.has(name))).toEqual([])
})

it('finds the answers, and names no field that is in none of them', () => {
  expect(answers.length).toBeGreaterThan(20)
  const found = new Set(answers.flatMap(([, schema]) => untitled(schema)))
  expect([...known].filter((name) => !found.has(name))).toEqual([])
})

it('lets a stored code through that its table no longer knows', () => {
  const risk = storedCodeOf({ high: { title: 'High' } })
  expect([risk.parse('high'), risk.parse('very-high'), titlesOf(risk)]).toEqual([
    'high',
    'very-high',
    { high: 'High' },
  ])
})
