// What tests of the limits on requests are built with.
import type { Limits } from '../../platform/config.ts'
import { ownNames } from '../../platform/hosts.ts'

const plenty = 100_000
const limits = (perMinute: Partial<Limits['perMinute']>, proxies: string[] = []): Limits => ({
  perMinute: {
    ...{ reads: plenty, commands: plenty, costly: plenty, referrals: plenty },
    ...{ address: plenty, strangers: plenty, strangersCostly: plenty },
    ...perMinute,
  },
  atOnce: 1,
  together: false,
  proxies,
})
const config = {
  authIssuer: 'throughline',
  publicUrl: 'http://localhost:3000',
  hosts: ownNames,
  mailFrom: 'throughline@example.org',
  dataDir: '',
}
/** What an API is built with that limits so many requests a minute, and nothing else. */
export const limited = (...[perMinute, proxies]: Parameters<typeof limits>) => ({
  config: { ...config, limits: limits(perMinute, proxies) },
})
/** Sends so many at once, and counts the answers by their status. */
export async function statuses(times: number, ask: (n: number) => Promise<{ status: number }>) {
  const all = await Promise.all(Array.from({ length: times }, (_, n) => ask(n)))
  return all.reduce<Record<number, number>>(
    (counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
    {},
  )
}
