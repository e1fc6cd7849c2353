import { type CopyResult, noteCopy, readCopies } from '../store/covers.ts'
import type { Database } from '../store/database.ts'
import { type MessageToSend, partOf, restOf } from '../store/messages.ts'

/** How long a cover's address is tried for, in real time: no message behind this one waits longer for it. */
const keepTryingMs = 5 * 60 * 1000

/** What a message came to at one address, or why it is worth trying again. */
export type Tried =
  | { readonly result: 'sent' }
  | {
      readonly result: 'failed'
      readonly code: string
      /** The notices that did not arrive, where others of the message did. */
      readonly lost?: readonly string[]
    }
  | { readonly retry: string }

interface Trying {
  readonly id: string
  readonly message: MessageToSend
  readonly attempt: (message: MessageToSend) => Promise<Tried>
  readonly real: () => number
}

/**
 * Tries a message at the agency's own addresses, at each what is about its sites, and at those that cover for the role, all at
 * once. What becomes of each is noted, so that a repeat tries only what is left. What the message came to is what it came to
 * at the agency's own addresses. It has failed if any of them refused it, but only for what was to go there.
 */
export async function attemptCovered(
  database: Database,
  { id, message, attempt, real }: Trying,
): Promise<Tried> {
  const noted = await readCopies(database, id)
  const copy = async (recipient: string, tried: () => Promise<Tried>): Promise<Tried> => {
    const before = noted.get(recipient)
    if (before) return triedBefore(before)
    const result = await tried()
    if (!('retry' in result)) await noteCopy(database, id, recipient, result)
    return result
  }
  const cover = async (address: string): Promise<Tried> => {
    const result = await attempt({ ...message, address })
    const late = real() - message.composedReal > keepTryingMs
    return 'retry' in result && late ? { result: 'failed', code: result.retry } : result
  }
  const parts = [
    { id: 'contact', part: restOf(message) },
    ...message.apart.map((one) => ({ id: one.id, part: partOf(message, one) })),
  ]
  const [own, covers] = await Promise.all([
    Promise.all(parts.map(({ id: at, part }) => copy(at, () => attempt(part)))),
    Promise.all(message.covers.map((one) => copy(one.id, () => cover(one.address)))),
  ])
  const waits = [...own, ...covers].find((one) => 'retry' in one)
  if (waits) return waits
  const refused = own.find(hasFailed)
  if (!refused) return { result: 'sent' }
  if (own.every(hasFailed)) return refused
  return {
    ...refused,
    lost: parts.flatMap(({ part }, n) => (hasFailed(own[n]) ? noticesIn(part) : [])),
  }
}

type Failed = Extract<Tried, { readonly result: 'failed' }>

const hasFailed = (one: Tried | undefined): one is Failed =>
  one !== undefined && 'result' in one && one.result === 'failed'

const noticesIn = ({ items }: MessageToSend): string[] => items.map(({ notice }) => notice)

const triedBefore = ({ result, code = 'unknown' }: CopyResult): Tried =>
  result === 'sent' ? { result } : { result, code }
