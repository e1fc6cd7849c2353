// Proves that the bands tell labelled pairs of people apart: nobody is certainly somebody else, and hardly anybody is missed.
import { expect, it } from '@jest/globals'
import { bandOfPair, figuresOf, readPairs } from '../../../bench/matching/pairs.ts'

const pairs = readPairs()
const figures = new Map(figuresOf(pairs).map((found) => [found.band, found]))

it('there are at least three hundred, of one person and of two', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(300)
  for (const same of [true, false])
    expect(pairs.filter((pair) => pair.same === same).length).toBeGreaterThan(100)
})

it('nobody is certainly somebody else', () =>
  expect(pairs.filter((pair) => !pair.same && bandOfPair(pair) === 'certain')).toEqual([]))

it('whoever is likely the same mostly is, and most of those who are the same are likely so', () => {
  const likely = figures.get('likely')
  expect(likely?.precision).toBeGreaterThan(0.95)
  expect(likely?.recall).toBeGreaterThan(0.95)
})

it('hardly anybody is not found at all', () =>
  expect(figures.get('possible')?.recall).toBeGreaterThan(0.98))
