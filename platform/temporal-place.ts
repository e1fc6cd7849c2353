import { readFileSync } from 'node:fs'
import {
  type ClientConfigProfile,
  type ConfigDataSource,
  loadClientConfigProfile,
  toClientOptions,
} from '@temporalio/envconfig'
import type { Fault } from './config-fault.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** How a Temporal server is reached over TLS. Without an authority its certificate must come from a public one. */
interface TemporalTls {
  readonly serverNameOverride?: string
  readonly serverRootCACertificate?: Uint8Array
  readonly clientCertPair?: { readonly crt: Uint8Array; readonly key: Uint8Array }
}

/** Where Temporal is, and how it is reached: what its client and its worker connect with. */
export interface TemporalPlace {
  readonly address: string
  /** Left out where it is plain gRPC. */
  readonly tls?: TemporalTls
  readonly apiKey?: string
  readonly metadata?: Record<string, string>
}

/** What the environment, and the file that it may name, say of a Temporal of one's own. */
interface TemporalSettings {
  readonly profile: ClientConfigProfile
  readonly faults: readonly Fault[]
}

/** The settings of Temporal from the environment and, where it names one, from a profile of a file: the environment goes first. */
export function readTemporal(env: Environment): TemporalSettings {
  const { data, fault } = fileNamed(env)
  const wrong = fault ? [fault] : givenTwice(env)
  if (wrong.length > 0) return { profile: {}, faults: wrong }
  const named = data !== undefined || Boolean(env['TEMPORAL_PROFILE'])
  try {
    const profile = loadClientConfigProfile({
      overrideEnvVars: onlyGiven(env),
      configFileStrict: true, // a misspelt key would otherwise leave TLS out
      ...(data === undefined ? { disableFile: !named } : { configSource: { data } }),
    })
    return { profile, faults: faultsOf(env, profile, named) }
  } catch (error) {
    const setting = env['TEMPORAL_CONFIG_FILE'] ? 'TEMPORAL_CONFIG_FILE' : 'TEMPORAL_PROFILE'
    return { profile: {}, faults: [{ setting, message: complaint(error) }] }
  }
}

/** How the server of such settings is reached. `address` is where it is, if they say nothing. Throws if a file cannot be read. */
export function temporalPlace({ profile }: TemporalSettings, address: string): TemporalPlace {
  const { connectionOptions } = toClientOptions(profile)
  const { apiKey, metadata } = connectionOptions
  const tls = connectionOptions.tls === true ? {} : connectionOptions.tls || undefined
  return {
    address: profile.address ?? address,
    ...(tls ? { tls: withoutUndefined(tls) } : {}),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(metadata && typeof metadata === 'object'
      ? { metadata: metadata as Record<string, string> }
      : {}), // texts, from texts
  }
}

function fileNamed(env: Environment): { readonly data?: string; readonly fault?: Fault } {
  const file = env['TEMPORAL_CONFIG_FILE']
  if (!file) return {}
  try {
    return { data: readFileSync(file, 'utf8') }
  } catch (error) {
    return { fault: { setting: 'TEMPORAL_CONFIG_FILE', message: unreadable(error) } }
  }
}

const sources = {
  TEMPORAL_TLS_SERVER_CA_CERT: 'serverCACert',
  TEMPORAL_TLS_CLIENT_CERT: 'clientCert',
  TEMPORAL_TLS_CLIENT_KEY: 'clientKey',
} as const

const givenTwice = (env: Environment): Fault[] =>
  Object.keys(sources).flatMap((name) =>
    env[`${name}_PATH`] && env[`${name}_DATA`]
      ? {
          setting: `${name}_PATH, ${name}_DATA`,
          message: 'are both set: set one of the two, and leave the other out.',
        }
      : [],
  )

function faultsOf(env: Environment, profile: ClientConfigProfile, named: boolean): Fault[] {
  const { address, apiKey, tls } = profile
  const faults: Fault[] = []
  const say = (setting: string, message: string) => faults.push({ setting, message })
  if (!address && named)
    say(
      'TEMPORAL_ADDRESS',
      'is neither set nor in the profile of the file: say where the server is.',
    )
  else if (!address && (apiKey !== undefined || (tls && !tls.disabled)))
    say(
      ['TEMPORAL_API_KEY', 'TEMPORAL_TLS', ...Object.keys(env)].find(
        (name) => /^TEMPORAL_(TLS|API_KEY)/.test(name) && env[name],
      ) ?? 'TEMPORAL_TLS',
      'is for a Temporal of your own: set TEMPORAL_ADDRESS as well, or leave it out.',
    )
  if (apiKey !== undefined && tls?.disabled)
    say('TEMPORAL_TLS', 'must not be false with TEMPORAL_API_KEY, which would go in clear.')
  if (tls?.disabled) return faults
  if (tls?.clientCert && !tls.clientKey)
    say('TEMPORAL_TLS_CLIENT_KEY_PATH', 'must be set with TEMPORAL_TLS_CLIENT_CERT_PATH.')
  if (tls?.clientKey && !tls.clientCert)
    say('TEMPORAL_TLS_CLIENT_CERT_PATH', 'must be set with TEMPORAL_TLS_CLIENT_KEY_PATH.')
  for (const [name, part] of Object.entries(sources)) {
    const message = troubleWith(tls?.[part])
    if (message) say(`${name}_PATH`, message)
  }
  return faults
}

function troubleWith(source: ConfigDataSource | undefined): string | undefined {
  if (!source || !('path' in source)) return undefined
  try {
    const text = readFileSync(source.path, 'utf8')
    return text.includes('-----BEGIN ') ? undefined : 'names a file that is not PEM.'
  } catch (error) {
    return unreadable(error)
  }
}

const unreadable = (error: unknown): string =>
  `names a file that cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'}).`

/** What is wrong with a file. The parser's own words quote its lines, and so perhaps a key. */
function complaint(error: unknown): string {
  const said = error instanceof Error ? error.message : ''
  if (/^(Validation error: |Profile ')/.test(said)) return `cannot be used: ${said}.`
  const line = error instanceof Error && 'line' in error ? ` (line ${String(error.line)})` : ''
  return `cannot be understood as TOML${line}.`
}

const onlyGiven = (env: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )

function withoutUndefined(tls: {
  [Part in keyof TemporalTls]?: TemporalTls[Part] | undefined
}): TemporalTls {
  const { serverNameOverride, serverRootCACertificate, clientCertPair } = tls
  return {
    ...(serverNameOverride ? { serverNameOverride } : {}),
    ...(serverRootCACertificate ? { serverRootCACertificate } : {}),
    ...(clientCertPair ? { clientCertPair } : {}),
  }
}
