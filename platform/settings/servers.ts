import { z } from 'zod'
import { address, listOf, textUpTo, wholeBetween } from '../setting-kinds.ts'

/** Where we listen and keep things, and the servers of others that we use, except for Temporal and mail. */
export const listenSettings = {
  PORT: wholeBetween(0, 65535)
    .default(3000)
    .meta({ description: 'Port of the API; 0 takes a free one.' }),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or an address.')
    .default('127.0.0.1')
    .meta({ description: 'Address that the API listens on; 0.0.0.0 opens it to other machines.' }),
  DATA_DIR: textUpTo(1000)
    .default('.data')
    .meta({ description: 'Folder for everything that is kept: databases, mail, keys, logs.' }),
}

/** PostgreSQL, and the key of words. */
export const databaseSettings = {
  DATABASE_URL: address(
    /^postgres(ql)?$/,
    'must be an address such as postgres://user:password@host:5432/database.',
  )
    .optional()
    .meta({
      description: 'A PostgreSQL of your own.',
      unset: 'the embedded PostgreSQL, in DATA_DIR',
      example: 'postgres://user:password@host:5432/throughline',
      secret: true,
    }),
  MIGRATION_DATABASE_URL: address(
    /^postgres(ql)?$/,
    'must be an address such as postgres://owner:password@host:5432/database.',
  )
    .optional()
    .meta({
      description: 'The same database, for the account that owns its tables and changes them.',
      unset: 'DATABASE_URL, whose account then owns them',
      example: 'postgres://owner:password@host:5432/throughline',
      secret: true,
    }),
  WORDS_KEY_COMMAND: textUpTo(2000).optional().meta({
    description:
      'Command that wraps and unwraps the keys of words, such as one that asks a key service.',
    unset: 'a key in DATA_DIR, in keys/words.json',
    example: '/usr/local/bin/words-key',
  }),
}

/** Under which address people reach us, and who may watch. */
export const publicSettings = {
  PUBLIC_URL: address(/^https?$/, 'must be an address beginning with https:// or http://.')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .meta({
      description: 'Address under which people reach the API; links in messages begin with it.',
      unset: 'http://HOST:PORT',
      example: 'https://throughline.example.org',
    }),
  ALLOWED_HOSTS: listOf()
    .refine((all) => all.every((one) => /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])$/.test(one)), {
      message: 'must be host names without a port, separated by commas.',
    })
    .optional()
    .meta({
      description:
        'Further host names under which the API may be asked; any other is answered with 421.',
      unset: "PUBLIC_URL's alone, and this machine's own if HOST is one of its own addresses",
      example: 'throughline.internal,throughline-2.internal',
    }),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,500}$/, 'must be 16 to 500 letters, digits or any of ._~+/=-.')
    .optional()
    .meta({
      description: 'Bearer token for `/metrics` and for what `/health/ready` says is missing.',
      unset: 'both are told to this machine alone',
      example: 'a-long-random-text',
      secret: true,
    }),
}
