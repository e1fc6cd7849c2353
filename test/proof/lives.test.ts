// Proves that twelve awkward lives, lived over HTTP in a whole system, end as they must.
import { afterAll, beforeAll, describe, it } from '@jest/globals'
import { aNewName } from './lives/new-name.ts'
import { eachSaysTheOther } from './lives/each-says-the-other.ts'
import { fourSlips } from './lives/four-slips.ts'
import { heIsAnOfficer } from './lives/he-is-an-officer.ts'
import { heIsBack } from './lives/he-is-back.ts'
import { nameHampshireService } from './lives/cast.ts'
import { Place } from './lives/place.ts'
import { putOffThreeTimes } from './lives/put-off.ts'
import { sheMoves } from './lives/she-moves.ts'
import { sized } from '../support/proof.ts'
import { theProviderGivesUp } from './lives/provider-gives-up.ts'
import { theWrongJohnSmithDies } from './lives/wrong-death.ts'
import { theWrongPerson } from './lives/wrong-person.ts'
import { threeWomen } from './lives/three-women.ts'
import { twoMenOneWoman } from './lives/two-men.ts'

type Life = readonly [title: string, live: (place: Place) => Promise<void>]

/** Those that are over within some weeks. What waits for months waits for days in the short form. */
const lives: readonly Life[] = [
  ['1. Two men, one woman', twoMenOneWoman],
  ['2. Each says the other', eachSaysTheOther],
  ['3. One man, three women, two areas', threeWomen],
  ['4. She moves', (place) => sheMoves(place, sized(1, 5))],
  ['5. He is an officer', heIsAnOfficer],
  ['6. The wrong John Smith dies', (place) => theWrongJohnSmithDies(place, sized(1, 6))],
  ['7. A new name', (place) => aNewName(place, sized(7, 30))],
  ['8. The provider gives up', theProviderGivesUp],
  ['9. The wrong person, found late', (place) => theWrongPerson(place, sized(1, 3))],
  ['10. Four slips of one morning', fourSlips],
  ['11. Put off three times', putOffThreeTimes],
  ['12. He is back', (place) => heIsBack(place, sized([0.25, 0.5], [9, 10]))],
]

describe('at 8,640 times the speed', () => {
  let place: Place
  /** They are lived side by side, as those of a site are; each test waits for its own. */
  const lived = new Map<string, Promise<string | undefined>>()
  beforeAll(async () => {
    place = await Place.begin()
    await nameHampshireService(place)
    for (const [title, live] of lives) lived.set(title, troubleOf(live(place)))
  })
  afterAll(() => place.end())

  it.each(lives)(
    '%s',
    async (title) => {
      const trouble = await lived.get(title)
      if (trouble !== undefined) throw new Error(trouble)
    },
    sized(10, 120) * 60_000,
  )
})

/** How a life ended that did not end as it must; nothing where it did. */
const troubleOf = (life: Promise<void>): Promise<string | undefined> =>
  life.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
  )
