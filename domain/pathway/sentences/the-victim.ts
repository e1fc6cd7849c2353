/** How a sentence calls a victim: by the letter, once the pathway has more than one. */
export const theVictim = (strand: string | undefined): string =>
  strand === undefined ? 'the victim' : `victim ${strand}`
