// Proves that a person is found by whatever else is known of them: short forms, joined names, a year, an age, official numbers.
import { beforeEach, expect, it } from '@jest/globals'
import { defaultPolicies } from '../../domain/policy/defaults.ts'
import { itemsOf, ownApi, pathwayOf } from '../support/api.ts'
import { referralExample } from '../support/examples.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')

let family = 0
let surname = ''
beforeEach(() => {
  surname =
    ['Quill', 'Ostrander', 'Blythe', 'Varga', 'Intosh', 'Dunmore', 'Pettigrew'][family++] ??
    `Last${family}`
})

const born = '1979-03-08'

async function refer(person: object) {
  const body = { ...referralExample, person }
  const answer = await api.send('POST', '/api/referrals', coordinator, body)
  expect([answer.status, answer.text]).toEqual([201, expect.anything()])
  return pathwayOf(answer)
}

interface Known {
  readonly name?: string
  readonly dateOfBirth?: string | undefined
  readonly yearOfBirth?: number
  readonly age?: number
}

const matches = async (id: string) =>
  itemsOf(await api.get(`/api/pathways/${id}/matches`, coordinator))

it.each([
  ['a short form', { name: 'Bill $' }, { name: 'William $' }, 'likely', 'nameShort'],
  ['one word for two', { name: 'Al Mac$' }, { name: 'Al Mac $' }, 'likely', 'nameJoined'],
  ['a year alone', { dateOfBirth: undefined, yearOfBirth: 1979 }, {}, 'likely', 'yearOfBirth'],
  ['an age', { dateOfBirth: undefined, age: 47 }, {}, 'possible', 'ageOfBirth'],
  ['a date that stands for none', { dateOfBirth: '1900-01-01' }, {}, 'possible', 'name'],
])('is found by %s', async (_, first, second, band, agreed) => {
  const named = ({ name = 'Alun $', ...more }: Known) => ({
    ...{ dateOfBirth: born, name: name.replace('$', surname) },
    ...more,
  })
  const one = await refer(named(first))
  const other = await refer(named(second))
  const found = (await matches(other)).find(({ pathwayId }) => pathwayId === one)
  expect(found).toMatchObject({ band, agreed: expect.arrayContaining([agreed]) })
})

it('is found by a number however it is written, and never certain where numbers differ', async () => {
  const one = await refer({
    name: `Old ${surname}`,
    pncNumber: '03/62845e',
    nhsNumber: '943 476 5919',
  })
  const other = await refer({ name: `Old ${surname}`, pncNumber: '2003/0062845E' })
  const third = await refer({ name: `Old ${surname}`, dateOfBirth: born, croNumber: '265416/21G' })
  const fourth = await refer({
    name: `Old ${surname}`,
    dateOfBirth: born,
    croNumber: 'SF05/482703J',
  })
  const bandOf = async (of: string, seen: string) =>
    (await matches(of)).find(({ pathwayId }) => pathwayId === seen)?.['band']
  expect([await bandOf(other, one), await bandOf(fourth, third)]).toEqual(['certain', 'possible'])
  const shown = (await api.get(`/api/pathways/${one}`, coordinator)).body['person']
  expect(shown).toMatchObject({ pncNumber: '2003/0062845E', nhsNumber: '9434765919', age: null })
})

it.each([
  ['person.pncNumber', 'no-such-number', { pncNumber: '2003/0062845F' }],
  ['person.croNumber', 'no-such-number', { croNumber: '265416/21H' }],
  ['person.nhsNumber', 'no-such-number', { nhsNumber: '943 476 5918' }],
  ['person.age', 'birth-said-twice', { dateOfBirth: born, age: 47 }],
])('%s is refused for the rule %s', async (field, rule, more) => {
  const person = { name: `Wrong ${surname}`, ...more }
  const answer = await api.send('POST', '/api/referrals', coordinator, {
    ...referralExample,
    person,
  })
  expect([answer.status, answer.body['errors']]).toEqual([
    400,
    [expect.objectContaining({ field, rule })],
  ])
})

it('a date that a site says stands for none is none, at every site', async () => {
  const person = { name: `Alun ${surname}`, dateOfBirth: '1980-06-15' }
  const one = await refer(person)
  const other = await refer(person)
  const bandOf = async () =>
    (await matches(other)).find(({ pathwayId }) => pathwayId === one)?.['band']
  expect(await bandOf()).toBe('certain')
  const unknownBirths = { dates: ['1980-06-15'], source: 'A made-up system.', mark: 'K' }
  const policy = { ...defaultPolicies.hampshire, unknownBirths }
  const administrator = await api.token('administrator', { sites: ['hampshire'] })
  const body = { policy, reason: 'Our register is filled in with it.' }
  const changed = await api.send('POST', '/api/policies/hampshire', administrator, body)
  expect(changed).toMatchObject({ status: 201 })
  expect(await bandOf()).toBe('possible')
})

it('is suggested no more once somebody found that they are two, from either side, until it is taken back', async () => {
  const person = { name: `Sam ${surname}`, dateOfBirth: born, address: '4 Elm Road, N1 2AB' }
  const twin = { ...person, name: `Sammy ${surname}` }
  const [one, other] = [await refer(person), await refer(twin)]
  const flags = async () => (await api.get(`/api/pathways/${other}`, coordinator)).body['flags']
  const suggested = async (of: string) => (await matches(of)).map(({ pathwayId }) => pathwayId)
  expect([await flags(), await suggested(other)]).toEqual([['possibleDuplicate'], [one]])
  const body = { pathwayId: one, reason: 'Twins: the police know both.' }
  await api.done(other, 'confirm-not-same', coordinator, body)
  expect([await flags(), await suggested(other), await suggested(one)]).toEqual([[], [], []])
  const merge = await api.send(
    'POST',
    `/api/pathways/${other}/commands/merge-person`,
    coordinator,
    body,
  )
  expect(merge).toMatchObject({ status: 409, body: { code: 'held-apart' } })
  const third = await refer(twin) // somebody else may be either
  expect((await suggested(third)).sort()).toEqual([one, other].sort())
  await api.done(other, 'lift-not-same', coordinator, body)
  expect(await flags()).toEqual(['possibleDuplicate'])
  expect((await suggested(other)).sort()).toEqual([one, third].sort())
})

it('is held apart by undoing a merge, in the same turn', async () => {
  const [one, other] = [
    await refer({ name: `Dee ${surname}` }),
    await refer({ name: `Dee ${surname}` }),
  ]
  const body = { pathwayId: one, reason: 'The same.' }
  await api.done(other, 'merge-person', coordinator, body)
  await api.done(other, 'split-person', coordinator, { reason: 'Not the same.' })
  expect((await matches(other)).map(({ pathwayId }) => pathwayId)).toEqual([])
  expect((await matches(one)).map(({ pathwayId }) => pathwayId)).toEqual([])
})
