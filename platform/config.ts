import { existsSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { hostsOf } from './hosts.ts'
import { untilBegun } from './lifeline.ts'
import { readRunning, type Running } from './running.ts'
import { settings, type Settings } from './settings.ts'

/** The configuration of a running system, fixed at its start. Plain data. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataDir: string
  readonly databaseUrl: string
  /** Keeps the outer keys of words; undefined while they are in the data folder. */
  readonly wordsKeyCommand: string | undefined
  readonly temporalAddress: string
  readonly temporalNamespace: string
  readonly temporalUiPort: number
  readonly smtpUrl: string
  /** A file; undefined where the mail server's certificate comes from a public authority. */
  readonly smtpCa?: string
  readonly mailFrom: string
  /** Undefined while the key pair of the data folder is in use. */
  readonly authJwksUrl: string | undefined
  readonly authIssuer: string
  /** For how many hours a token is taken, at most. */
  readonly tokenHours: number
  /** The service that signs people in to the pages; undefined where there is none. */
  readonly signIn?: SignIn
  /** Without a slash at its end. */
  readonly publicUrl: string
  /** The names under which the API is asked, without ports. */
  readonly hosts: readonly string[]
  /** What whoever watches the system sends; undefined where only this machine may. */
  readonly metricsToken?: string
  /** Where the end of the audit log is written down. Absolute. */
  readonly auditAnchorFile: string
  readonly auditAddresses: Settings['AUDIT_ADDRESSES']
  readonly logLevel: Settings['LOG_LEVEL']
  readonly logPretty: boolean
  readonly clockSpeed: number
  readonly wardenSeconds: number
  /** What any one caller may ask for, so that enough is left for the others; undefined where nobody is counted. */
  readonly limits?: Limits
  /** Where proofs ask processes to die; undefined everywhere else. */
  readonly faults: string | undefined
}

/** What any one caller may ask for. */
export interface Limits {
  /** Requests a minute: of somebody who is signed in, by what they cost; of one address; and of one where nobody signed in. */
  readonly perMinute: Readonly<
    Record<'reads' | 'commands' | 'costly' | 'address' | 'strangers' | 'strangersCostly', number>
  >
  /** The share of a minute's worth that may come at once; the rest is spread over the minute. */
  readonly atOnce: number
  /** Whether several processes count together. */
  readonly together: boolean
  /** The addresses of the proxies that are believed when they say for whom they ask. */
  readonly proxies: readonly string[]
}

/** A service that signs people in to the pages, and how we are known to it. */
export interface SignIn {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | undefined
  /** A file that says what its groups mean here. */
  readonly groupsFile: string | undefined
}

/** A setting that cannot be used, and why. */
export interface Fault {
  readonly setting: string
  readonly message: string
}

/** All faults of the settings at once, for a person to read. */
export class ConfigFault extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    const lines = faults.map(({ setting, message }) => `  ${setting}: ${message}`)
    super(['These settings cannot be used:', ...lines].join('\n'))
    this.name = 'ConfigFault'
    this.faults = faults
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** The settings as given. Throws all faults at once. Addresses of embedded servers stay undefined. */
export function readSettings(env: Environment = process.env): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) throw new ConfigFault(faultsOf(parsed.error))
  return parsed.data
}

/** The environment of this process, completed by the settings that the one which started it sends when everything is there. */
export async function environmentToBegin(): Promise<Environment> {
  if (!readSettings().THROUGHLINE_HELD) return process.env
  return { ...process.env, ...(await untilBegun()), THROUGHLINE_HELD: undefined }
}

/** The configuration of one process. What is unset is taken from the `npm start` that runs over the same data folder. */
export function loadConfig(env: Environment = process.env): Config {
  const given = readSettings(env)
  const dataDir = path.resolve(given.DATA_DIR)
  const complete = given.DATABASE_URL && given.TEMPORAL_ADDRESS && given.SMTP_URL
  const running = complete ? undefined : readRunning(dataDir)
  const missing = (['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL'] as const).filter(
    (name) => !given[name] && !running,
  )
  if (missing.length > 0)
    throw new ConfigFault([{ setting: missing.join(', '), message: nothingRuns(dataDir) }])
  return configOf(given, dataDir, running)
}

/** The environment for a child process: this one's, with the given settings in place of its own. */
export function childEnvironment(changes: Environment): NodeJS.ProcessEnv {
  return { ...process.env, ...changes }
}

/** A configuration made from settings and, where those are unset, from the addresses of a running system. */
function configOf(
  given: Settings,
  dataDir: string,
  running?: Pick<Running, 'databaseUrl' | 'temporalAddress' | 'smtpUrl' | 'signInIssuer'>,
): Config {
  const signIn = signInOf(given, running?.signInIssuer)
  const publicUrl = given.PUBLIC_URL ?? defaultPublicUrl(given.HOST, given.PORT)
  return {
    port: given.PORT,
    host: given.HOST,
    dataDir,
    databaseUrl: given.DATABASE_URL ?? running?.databaseUrl ?? '',
    wordsKeyCommand: given.WORDS_KEY_COMMAND,
    temporalAddress: given.TEMPORAL_ADDRESS ?? running?.temporalAddress ?? '',
    temporalNamespace: given.TEMPORAL_NAMESPACE,
    temporalUiPort: given.TEMPORAL_UI_PORT,
    smtpUrl: given.SMTP_URL ?? running?.smtpUrl ?? '',
    ...(given.SMTP_CA ? { smtpCa: path.resolve(given.SMTP_CA) } : {}),
    mailFrom: given.MAIL_FROM,
    authJwksUrl: given.AUTH_JWKS_URL,
    authIssuer: given.AUTH_ISSUER,
    tokenHours: given.AUTH_TOKEN_HOURS,
    ...(signIn ? { signIn } : {}),
    publicUrl,
    hosts: hostsOf(publicUrl, given.HOST, given.ALLOWED_HOSTS),
    ...(given.METRICS_TOKEN ? { metricsToken: given.METRICS_TOKEN } : {}),
    auditAnchorFile: path.resolve(
      given.AUDIT_ANCHOR_FILE ?? path.join(dataDir, 'audit-anchors.jsonl'),
    ),
    auditAddresses: given.AUDIT_ADDRESSES,
    logLevel: given.LOG_LEVEL,
    logPretty: given.LOG_PRETTY,
    clockSpeed: given.CLOCK_SPEED,
    wardenSeconds: given.WARDEN_SECONDS,
    limits: {
      perMinute: {
        reads: given.LIMIT_READS,
        commands: given.LIMIT_COMMANDS,
        costly: given.LIMIT_COSTLY,
        address: given.LIMIT_ADDRESS,
        strangers: given.LIMIT_STRANGERS,
        strangersCostly: given.LIMIT_SIGN_INS,
      },
      atOnce: 1 / 6,
      together: given.LIMIT_COUNTED_IN === 'database',
      proxies: given.TRUSTED_PROXIES ?? [],
    },
    faults: given.THROUGHLINE_FAULTS,
  }
}

function signInOf(given: Settings, running: string | undefined): SignIn | undefined {
  const issuer = given.SIGN_IN_ISSUER ?? running
  if (issuer === undefined) return undefined
  return {
    issuer,
    clientId: given.SIGN_IN_CLIENT_ID,
    clientSecret: given.SIGN_IN_CLIENT_SECRET,
    groupsFile: given.SIGN_IN_GROUPS && path.resolve(given.SIGN_IN_GROUPS),
  }
}

function defaultPublicUrl(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

function nothingRuns(dataDir: string): string {
  const why = existsSync(dataDir) ? 'nothing is running over it' : 'it does not exist'
  return `not set, and the data folder ${dataDir} has none to offer (${why}). Run \`npm start\` first, or set what is missing.`
}

function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.map(({ path: at, message }) => ({ setting: at.join('.'), message }))
}
