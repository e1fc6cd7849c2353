import type { SettingName } from '../settings.ts'

const everyProgram = ['DATA_DIR', 'LOG_LEVEL', 'LOG_PRETTY', 'THROUGHLINE_HELD'] as const

/** What a program needs that works with people's words. */
const words = ['DATABASE_URL', 'WORDS_KEY_COMMAND'] as const

const ourAddress = ['PORT', 'HOST', 'PUBLIC_URL'] as const

const temporal = [
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'TEMPORAL_TLS',
  'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
  'TEMPORAL_TLS_SERVER_CA_CERT_DATA',
  'TEMPORAL_TLS_SERVER_NAME',
  'TEMPORAL_TLS_CLIENT_CERT_PATH',
  'TEMPORAL_TLS_CLIENT_CERT_DATA',
  'TEMPORAL_TLS_CLIENT_KEY_PATH',
  'TEMPORAL_TLS_CLIENT_KEY_DATA',
  'TEMPORAL_API_KEY',
  'TEMPORAL_CONFIG_FILE',
  'TEMPORAL_PROFILE',
] as const

/**
 * The settings that each of our programs reads. Whoever starts one gives it these and no others, and it looks at no others,
 * so that a program that is broken into has no secret that it does not need.
 */
export const programSettings = {
  api: [
    ...everyProgram,
    ...words,
    ...ourAddress,
    ...temporal,
    'MAIL_FROM', // the organiser of an invitation
    'AUTH_JWKS_URL',
    'AUTH_ISSUER',
    'AUTH_TOKEN_HOURS',
    'SIGN_IN_ISSUER',
    'SIGN_IN_CLIENT_ID',
    'SIGN_IN_CLIENT_SECRET',
    'SIGN_IN_GROUPS',
    'ALLOWED_HOSTS',
    'METRICS_TOKEN',
    'FREE_SPACE_MEGABYTES',
    'AUDIT_ADDRESSES',
    'TRUSTED_PROXIES',
    'LIMIT_READS',
    'LIMIT_COMMANDS',
    'LIMIT_COSTLY',
    'LIMIT_REFERRALS',
    'LIMIT_ADDRESS',
    'LIMIT_STRANGERS',
    'LIMIT_SIGN_INS',
    'LIMIT_COUNTED_IN',
    'CLOCK_SPEED',
    'THROUGHLINE_FAULTS',
  ],
  /** Turns, messages, and the warden. */
  worker: [
    ...everyProgram,
    ...words,
    ...ourAddress,
    ...temporal,
    'SMTP_URL',
    'SMTP_CA',
    'MAIL_FROM',
    'AUDIT_ANCHOR_FILE',
    'CLOCK_SPEED',
    'WARDEN_SECONDS',
    'WORKER_VERSIONING',
    'THROUGHLINE_FAULTS',
  ],
  'sign-in': [
    ...everyProgram,
    ...ourAddress,
    'DATABASE_URL',
    'SIGN_IN_ISSUER',
    'SIGN_IN_CLIENT_ID',
  ],
  /** `SMTP_URL` is where it listens: there is none of one's own. */
  mailbox: [...everyProgram, 'SMTP_URL', 'MAILBOX_PORT', 'CLOCK_SPEED'],
  migrate: ['DATA_DIR', ...words, 'MIGRATION_DATABASE_URL', 'CLOCK_SPEED', 'SEED_MEETINGS'],
  'setup-temporal': temporal,
  versions: ['DATA_DIR', ...temporal],
  token: [
    'DATA_DIR',
    'DATABASE_URL', // for what is revoked
    'AUTH_ISSUER',
    'AUTH_JWKS_URL',
    'AUTH_TOKEN_HOURS',
    'AUDIT_ADDRESSES',
    'CLOCK_SPEED',
  ],
  'audit-verify': ['DATA_DIR', 'DATABASE_URL', 'AUDIT_ANCHOR_FILE'],
  'rotate-keys': ['DATA_DIR', ...words],
  heal: ['DATA_DIR', ...words, ...temporal, 'MAIL_FROM', 'CLOCK_SPEED'],
} as const satisfies Readonly<Record<string, readonly SettingName[]>>

/** One of our programs. */
export type Program = keyof typeof programSettings
