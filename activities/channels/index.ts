import { type Channel, type ChannelPorts } from './channel.ts'
import { type ChannelCode } from '../../domain/post/channels.ts'
import { createMail } from './mail.ts'

/** The adapter of every channel. A new channel is one entry, without which this does not compile. */
export const createChannels = (ports: ChannelPorts): Readonly<Record<ChannelCode, Channel>> => ({
  mail: createMail(ports),
})
