import fc from 'fast-check'
import { intents, play, type Turn } from './arbitrary.ts'

/** Something that holds for every sequence; it throws if it does not. */
export type Claim = (turns: readonly Turn[]) => void

const given = (name: string, usual: number): number => Number(process.env[name] ?? usual)

/**
 * How many sequences of forty commands, and from which seed: fixed, so that a red run is red again. `npm run
 * proof:properties -- --runs 10000 --seed 7` has others.
 */
export const settings = {
  numRuns: given('THROUGHLINE_RUNS', 200),
  seed: given('THROUGHLINE_SEED', 20_261_102),
}
const commands = 40

const claims: Claim[] = []
const broken = new Set<Claim>()
let played = false

/**
 * A test of a claim about every sequence. Each sequence is played once, and every claim is made of it then. For a claim that
 * does not hold, the shortest sequence that breaks it is looked for and shown with its seed and path.
 */
export function always(claim: Claim): () => void {
  claims.push(claim)
  return () => {
    if (!played) playAll()
    if (!broken.has(claim)) return
    fc.assert(
      fc.property(intents(commands), (sequence) => {
        claim(play(sequence))
      }),
      settings,
    )
    throw new Error('the claim held when it was made again: something is not pure')
  }
}

function playAll(): void {
  played = true
  process.stdout.write(`properties: ${settings.numRuns} sequences, seed ${settings.seed}\n`)
  const all = fc.property(intents(commands), (sequence) => {
    const turns = play(sequence)
    for (const claim of claims) if (!holds(claim, turns)) broken.add(claim)
  })
  fc.assert(all, settings)
}

function holds(claim: Claim, turns: readonly Turn[]): boolean {
  if (broken.has(claim)) return true // known, and told once
  try {
    claim(turns)
    return true
  } catch {
    return false
  }
}
