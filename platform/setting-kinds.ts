import { isIP } from 'node:net'
import { z } from 'zod'

/** A whole number. */
export const wholeBetween = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}.`
  return z
    .string()
    .regex(/^\d{1,9}$/, { message, abort: true })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { message })
}

/** True or false. */
export const yesOrNo = () =>
  z.enum(['true', 'false'], 'must be true or false.').transform((value) => value === 'true')

/** An address of one of these protocols. */
export const address = (protocol: RegExp, message: string) => z.url({ protocol, message })

/** How many a minute. */
export const perMinute = (usual: number, description: string) =>
  wholeBetween(1, 1_000_000).default(usual).meta({ description })

/** Several, separated by commas. */
export const listOf = () => z.string().transform((text) => text.split(',').map((one) => one.trim()))

/** Whether a text is an address, or a network as an address and the length of its prefix. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const kind = isIP(address)
  if (kind === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128))
}

/** A text of at most so many characters, such as the path of a file. */
export const textUpTo = (most: number) =>
  z.string().max(most, `must be at most ${most.toLocaleString('en-GB')} characters.`)
