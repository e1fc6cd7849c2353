import { existsSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { ConfigFault, type Fault } from './config-fault.ts'
import { environmentFor, settingsFor, withSettings } from './program-environment.ts'
import type { Program } from './settings/programs.ts'
import { readTemporal, type TemporalPlace, temporalPlace } from './temporal-place.ts'
import { hostsOf } from './hosts.ts'
import { untilBegun } from './lifeline.ts'
import { readRunning, type Running } from './running.ts'
import { programSettings } from './settings/programs.ts'
import { type SettingName, settings, type Settings } from './settings.ts'
import { withSecretFiles } from './secret-files.ts'

export { ConfigFault } from './config-fault.ts'

/** The configuration of a running system, fixed at its start. Plain data. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataDir: string
  readonly databaseUrl: string
  /** Keeps the outer keys of words; undefined while they are in the data folder. */
  readonly wordsKeyCommand: string | undefined
  readonly temporal: TemporalPlace
  readonly temporalNamespace: string
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
  /** Below it a disk is said to run out. */
  readonly leastFreeMegabytes: number
  readonly logLevel: Settings['LOG_LEVEL']
  readonly logPretty: boolean
  readonly clockSpeed: number
  readonly wardenSeconds: number
  /** How Temporal tells workers of several versions apart. */
  readonly workerVersioning: Settings['WORKER_VERSIONING']
  /** What any one caller may ask for, so that enough is left for the others; undefined where nobody is counted. */
  readonly limits?: Limits
  /** Where proofs ask processes to die; undefined everywhere else. */
  readonly faults: string | undefined
}

/** What any one caller may ask for. */
export interface Limits {
  /** Requests a minute: of somebody who is signed in, by what they cost; of one address; and of one where nobody signed in. */
  readonly perMinute: Readonly<
    Record<
      'reads' | 'commands' | 'costly' | 'referrals' | 'address' | 'strangers' | 'strangersCostly',
      number
    >
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

type Environment = Readonly<Record<string, string | undefined>>

/** The settings as given. Throws all faults at once. Addresses of embedded servers stay undefined. */
export function readSettings(env: Environment = process.env): Settings {
  const secrets = withSecretFiles(env)
  const { profile, faults } = readTemporal(secrets.env)
  const { address: TEMPORAL_ADDRESS, namespace: TEMPORAL_NAMESPACE } = profile
  const given = { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, ...onlyGiven(secrets.env) }
  const parsed = settings.safeParse(given)
  const all = [...secrets.faults, ...faults, ...(parsed.success ? [] : faultsOf(parsed.error))]
  if (!parsed.success || all.length > 0) throw new ConfigFault(all)
  return parsed.data
}

/** How the Temporal of one's own is reached that the settings name; undefined where they name none. Throws all faults at once. */
export function readTemporalPlace(env: Environment = process.env): TemporalPlace | undefined {
  const { TEMPORAL_ADDRESS: address } = readSettings(env)
  return address === undefined ? undefined : placeOf(env, address)
}

const placeOf = (env: Environment, address: string): TemporalPlace =>
  temporalPlace(readTemporal(withSecretFiles(env).env), address)

/** The environment of this process, completed by the settings that the one which started it sends when everything is there. */
export async function environmentToBegin(): Promise<Environment> {
  if (!readSettings().THROUGHLINE_HELD) return process.env
  return withSettings(process.env, { ...(await untilBegun()), THROUGHLINE_HELD: undefined })
}

/**
 * The configuration of one process, from the settings of its program. An address that is unset is taken from the `npm start`
 * that runs over the same data folder. Throws all faults at once.
 */
export function loadConfig(program: Program, env: Environment = process.env): Config {
  const its: readonly SettingName[] = programSettings[program]
  const own = settingsFor(program, env)
  const given = readSettings(own)
  const dataDir = path.resolve(given.DATA_DIR)
  const missing = addresses.filter((name) => its.includes(name) && !given[name])
  const running = missing.length > 0 ? readRunning(dataDir) : undefined
  if (missing.length > 0 && !running)
    throw new ConfigFault([{ setting: missing.join(', '), message: nothingRuns(dataDir) }])
  const config = configOf(given, dataDir, own, running)
  return its.includes('SMTP_URL') ? config : { ...config, smtpUrl: '' }
}

/** Where the servers are without which nothing works. */
const addresses = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL'] as const

/** The environment for a child process: this one's, with the given settings in place of its own. */
export function childEnvironment(changes: Environment): NodeJS.ProcessEnv {
  return { ...process.env, ...changes }
}

/** The environment for one of our programs as a child: its settings, those given in place of this process's own. */
export function programEnvironment(program: Program, changes: Environment): NodeJS.ProcessEnv {
  return { ...environmentFor(program, withSettings(process.env, changes)) }
}

/** A configuration made from settings and, where those are unset, from the addresses of a running system. */
function configOf(
  given: Settings,
  dataDir: string,
  env: Environment,
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
    temporal: placeOf(env, given.TEMPORAL_ADDRESS ?? running?.temporalAddress ?? ''),
    temporalNamespace: given.TEMPORAL_NAMESPACE,
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
    leastFreeMegabytes: given.FREE_SPACE_MEGABYTES,
    logLevel: given.LOG_LEVEL,
    logPretty: given.LOG_PRETTY,
    clockSpeed: given.CLOCK_SPEED,
    wardenSeconds: given.WARDEN_SECONDS,
    workerVersioning: given.WORKER_VERSIONING,
    limits: {
      perMinute: {
        reads: given.LIMIT_READS,
        commands: given.LIMIT_COMMANDS,
        costly: given.LIMIT_COSTLY,
        referrals: given.LIMIT_REFERRALS,
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

const onlyGiven = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '' && value !== undefined))

function nothingRuns(dataDir: string): string {
  const why = existsSync(dataDir) ? 'nothing is running over it' : 'it does not exist'
  return `not set, and the data folder ${dataDir} has none to offer (${why}). Run \`npm start\` first, or set what is missing.`
}

function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.map(({ path: at, message }) => ({ setting: at.join('.'), message }))
}
