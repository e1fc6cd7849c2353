import { z } from 'zod'
import { isNetwork, listOf, perMinute } from '../setting-kinds.ts'

/** What any one caller may ask for. */
export const limitSettings = {
  TRUSTED_PROXIES: listOf()
    .refine((all) => all.every(isNetwork), {
      message: 'must be addresses or networks such as 10.0.0.0/8, separated by commas.',
    })
    .optional()
    .meta({
      description:
        'Addresses of the proxies in front of the API, whose X-Forwarded-For says who asks.',
      unset: 'none; whoever connects is who asks',
      example: '10.0.0.0/8,127.0.0.1',
    }),
  LIMIT_READS: perMinute(300, 'Reads a minute of one person.'),
  LIMIT_COMMANDS: perMinute(120, 'Commands a minute of one person.'),
  LIMIT_COSTLY: perMinute(60, 'Searches, documents and spreadsheets a minute of one person.'),
  LIMIT_REFERRALS: perMinute(
    12,
    'Referrals a minute of one person; each is compared with everybody who is known.',
  ),
  LIMIT_ADDRESS: perMinute(6000, 'Requests a minute from one address, whoever sends them.'),
  LIMIT_STRANGERS: perMinute(
    300,
    'Requests a minute from one address by whoever is not signed in.',
  ),
  LIMIT_SIGN_INS: perMinute(
    60,
    'Sign-ins, and links opened from messages, a minute from one address.',
  ),
  LIMIT_COUNTED_IN: z
    .enum(['memory', 'database'], 'must be memory or database.')
    .default('memory')
    .meta({
      description:
        'Where requests are counted: in memory, or in the database for several API processes together.',
    }),
}
