import type { FastifyRequest } from 'fastify'
import { isAddress, nameIn } from '../platform/hosts.ts'
import type { Deps } from './deps.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Those who watch the system ask for it by its address, and not by its name. */
    byAddress?: true
  }
}

/** Whether a request is for a host that we are not. */
export const isMisdirected = (
  { config }: Pick<Deps, 'config'>,
  request: Pick<FastifyRequest, 'host' | 'routeOptions'>,
): boolean => {
  const { host, routeOptions } = request
  if (config.hosts.includes(nameIn(host))) return false
  return !(routeOptions.config.byAddress && (host === '' || isAddress(host)))
}

/** Whether a browser asks for a page. */
export const wantsPage = ({
  url,
  headers: { accept = '' },
}: Pick<FastifyRequest, 'url' | 'headers'>): boolean =>
  accept.includes('text/html') && !url.startsWith('/api')
