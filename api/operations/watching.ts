import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { isFromHere } from '../../platform/hosts.ts'

/**
 * Whether somebody may see the inside of the system: counts, durations, and which part is missing. With a token of its own,
 * whoever sends it; without one, this machine alone.
 */
export function watchesIn({ config: { metricsToken } }: Pick<Deps, 'config'>) {
  if (metricsToken === undefined) return isFromHere
  const wanted = digestOf(metricsToken)
  return ({ headers: { authorization = '' } }: Pick<FastifyRequest, 'headers'>): boolean => {
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
    return timingSafeEqual(digestOf(token), wanted) // of one length, whatever was sent
  }
}

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()
