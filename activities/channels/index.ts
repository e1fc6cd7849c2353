import type { Channel, ChannelPorts } from './channel.ts'
import type { ChannelCode } from '../../domain/post/channels.ts'
import { createMail } from './mail.ts'

/** The adapter of each channel. A new channel is one entry, and this does not compile without it. */
export const createChannels = (ports: ChannelPorts): Readonly<Record<ChannelCode, Channel>> => ({
  mail: createMail(ports),
})
