import { z } from 'zod'
import { saysNoOtherTls } from './mail-tls.ts'
import { address, isNetwork, listOf, perMinute, wholeBetween, yesOrNo } from './setting-kinds.ts'

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** Every setting, with its rule, its default and its purpose. `--help` and `.env.example` are made from it. */
export const settings = z.object({
  PORT: wholeBetween(0, 65535)
    .default(3000)
    .meta({ description: 'Port of the API; 0 takes a free one.' }),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or an address.')
    .default('127.0.0.1')
    .meta({ description: 'Address that the API listens on; 0.0.0.0 opens it to other machines.' }),
  DATA_DIR: z
    .string()
    .max(1000, 'must be at most 1,000 characters.')
    .default('.data')
    .meta({ description: 'Folder for everything that is kept: databases, mail, keys, logs.' }),
  DATABASE_URL: address(
    /^postgres(ql)?$/,
    'must be an address such as postgres://user:password@host:5432/database.',
  )
    .optional()
    .meta({
      description: 'A PostgreSQL of your own.',
      unset: 'the embedded PostgreSQL, in DATA_DIR',
      example: 'postgres://user:password@host:5432/throughline',
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
    }),
  WORDS_KEY_COMMAND: z.string().max(2000, 'must be at most 2,000 characters.').optional().meta({
    description:
      'Command that wraps and unwraps the keys of words, such as one that asks a key service.',
    unset: 'a key in DATA_DIR, in keys/words.json',
    example: '/usr/local/bin/words-key',
  }),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d{1,5}$/, 'must be a host and a port, such as temporal.example.org:7233.')
    .optional()
    .meta({
      description: 'A Temporal server of your own; prepare it with `npm run setup:temporal`.',
      unset: 'the embedded Temporal server, in DATA_DIR',
      example: 'temporal.example.org:7233',
    }),
  TEMPORAL_NAMESPACE: z
    .string()
    .regex(/^[A-Za-z0-9._-]{2,255}$/, 'must be 2 to 255 letters, digits, dots, dashes or _.')
    .default('default')
    .meta({ description: 'Temporal namespace that the pathways live in.' }),
  TEMPORAL_UI_PORT: wholeBetween(0, 65535)
    .default(8233)
    .meta({ description: "Port of the embedded Temporal's own screen; 0 takes a free one." }),
  TEMPORAL_BIN: z.string().optional().meta({
    description: 'The `temporal` program to run as the embedded server.',
    unset: '`temporal` on the PATH in the pinned version, else one fetched into .tools',
    example: '/usr/local/bin/temporal',
  }),
  SMTP_URL: address(
    /^smtps?$/,
    'must be an address such as smtp://user:password@mail.example.org:587.',
  )
    .refine(saysNoOtherTls, 'may say of TLS only tls=off; SMTP_CA names an authority.')
    .optional()
    .meta({
      description:
        'The mail server that reminders leave through. TLS is required, except on this machine and after ?tls=off.',
      unset: 'the embedded mailbox, in DATA_DIR',
      example: 'smtp://user:password@mail.example.org:587',
    }),
  SMTP_CA: z.string().max(1000, 'must be at most 1,000 characters.').optional().meta({
    description: "File (PEM) with the authority that the mail server's certificate comes from.",
    unset: 'the public authorities that Node knows',
    example: 'mail-ca.pem',
  }),
  MAILBOX_PORT: wholeBetween(0, 65535).default(8025).meta({
    description:
      'Port on which this machine alone reads the embedded mailbox; another is taken if it is not free, or for 0.',
  }),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/, 'must be an e-mail address, with or without a name.')
    .default('Throughline <throughline@example.org>')
    .meta({ description: 'Sender of reminders.' }),
  AUTH_JWKS_URL: address(/^https?$/, 'must be an address beginning with https:// or http://.')
    .optional()
    .meta({
      description: 'Public keys of the service that signs people in (JWKS).',
      unset: 'a key pair made in DATA_DIR; get a token with `npm run --silent token`',
      example: 'https://login.example.org/.well-known/jwks.json',
    }),
  AUTH_ISSUER: z
    .string()
    .max(500, 'must be at most 500 characters.')
    .default('throughline')
    .meta({ description: 'The issuer (`iss`) that a token must name.' }),
  AUTH_TOKEN_HOURS: wholeBetween(1, 744).default(12).meta({
    description: 'Hours for which a token is taken at most, from when it was made (`iat`).',
  }),
  SIGN_IN_ISSUER: z
    .url({
      protocol: /^https?$/,
      message: 'must be an address beginning with https://, or with http:// on this machine.',
    })
    .refine((url) => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(`${url}/`), {
      message: 'must be an address beginning with https://, or with http:// on this machine.',
    })
    .optional()
    .meta({
      description: 'The OpenID Connect service that signs people in to the pages.',
      unset: 'an embedded service with made-up people, on this machine alone',
      example: 'https://login.example.org/realms/agencies',
    }),
  SIGN_IN_CLIENT_ID: z
    .string()
    .min(1)
    .max(255, 'must be at most 255 characters.')
    .default('throughline-pages')
    .meta({ description: 'The name under which that service knows the pages.' }),
  SIGN_IN_CLIENT_SECRET: z.string().max(1000, 'must be at most 1,000 characters.').optional().meta({
    description: 'The secret that goes with that name.',
    unset: 'none: PKCE alone',
    example: 'a-long-random-text',
  }),
  SIGN_IN_GROUPS: z.string().max(1000, 'must be at most 1,000 characters.').optional().meta({
    description: "JSON file that says which agency, roles and sites that service's groups give.",
    unset: 'its tokens carry `agency` and `access` themselves',
    example: 'sign-in-groups.json',
  }),
  SIGN_IN_PORT: wholeBetween(0, 65535)
    .default(3080)
    .meta({ description: 'Port of the embedded sign-in service; 0 takes a free one.' }),
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
    }),
  AUDIT_ANCHOR_FILE: z.string().max(1000, 'must be at most 1,000 characters.').optional().meta({
    description:
      'File in which the end of the audit log is written down every day; best on another machine.',
    unset: 'audit-anchors.jsonl in DATA_DIR',
    example: '/mnt/elsewhere/audit-anchors.jsonl',
  }),
  AUDIT_ADDRESSES: z.enum(['digest', 'plain'], 'must be digest or plain.').default('digest').meta({
    description: 'Addresses in the audit log: as keyed digests (digest), or as they are (plain).',
  }),
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
  LIMIT_READS: perMinute(600, 'Reads a minute of one person.'),
  LIMIT_COMMANDS: perMinute(120, 'Commands a minute of one person.'),
  LIMIT_COSTLY: perMinute(
    60,
    'Referrals, searches, documents and spreadsheets a minute of one person.',
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
  LOG_LEVEL: z
    .enum(logLevels, `must be one of ${logLevels.join(', ')}.`)
    .default('info')
    .meta({ description: `How much is logged: ${logLevels.join(', ')}.` }),
  LOG_PRETTY: yesOrNo()
    .default(false)
    .meta({ description: 'Logs to read (true) instead of one JSON object per line (false).' }),
  CLOCK_SPEED: wholeBetween(1, 8640).default(1).meta({
    description:
      'Rehearsal: how many times faster than real time the clock runs, up to 8640 (a day in ten seconds).',
  }),
  WARDEN_SECONDS: wholeBetween(1, 3600)
    .default(60)
    .meta({ description: 'Seconds between two checks for what was missed.' }),
  SEED_MEETINGS: yesOrNo().default(true).meta({
    description:
      "Whether a new database begins with the schedule of the pilots' meetings, from which they are planned.",
  }),
  /** Whether to load everything and then wait until told to begin; see platform/lifeline.ts. */
  THROUGHLINE_HELD: yesOrNo().default(false).meta({ internal: true }),
  /** A folder in which proofs name the points where a process is to die; see platform/faults.ts. */
  THROUGHLINE_FAULTS: z.string().optional().meta({ internal: true }),
})

/** The settings as read, with defaults filled in; addresses of embedded servers are left out. */
export type Settings = z.infer<typeof settings>
