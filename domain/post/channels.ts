import { withoutMarks } from '../text.ts'
import { z } from 'zod'

interface Channel {
  readonly title: string
  /** The addresses that it takes; no other channel may take any of them. */
  readonly address: z.ZodType<string, string>
  /** An address of the kind, for the documentation and the tests. */
  readonly example: string
}

/** The ways in which an agency can hear. Which of them a contact uses, its address says by its form. */
export const channels = {
  mail: {
    title: 'E-mail',
    address: z.string().overwrite(withoutMarks).check(z.email()).max(254),
    example: 'duty.desk@kent.example.org',
  },
} as const satisfies Record<string, Channel>
export type ChannelCode = keyof typeof channels

/** The address of a contact: one that a channel takes. */
export const contactAddress = z.union(Object.values(channels).map(({ address }) => address))

/** The channel of an address; undefined if none takes it. */
export const channelOf = (address: string): ChannelCode | undefined =>
  (Object.keys(channels) as ChannelCode[]) // the registry's own keys
    .find((code) => channels[code].address.safeParse(address).success)
