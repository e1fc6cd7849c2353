import { fileSetting } from './secret-files.ts'
import { type Program, programSettings } from './settings/programs.ts'
import { secretSettings, type SettingName, settings } from './settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What the system and Node need to run anything, and what belongs to no program in particular. */
const ofTheSystem =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|WINDIR|COMSPEC|PATHEXT|APPDATA|LOCALAPPDATA|USERPROFILE|XDG_CONFIG_HOME|NODE_(ENV|OPTIONS|COMPILE_CACHE|DISABLE_COMPILE_CACHE|EXTRA_CA_CERTS|USE_\w+)|SSL_CERT_(FILE|DIR)|(HTTPS?|ALL|NO|GRPC)_PROXY)$/i

const ofPostgres = /^PG[A-Z]+$/
const ofTemporal = /^TEMPORAL_GRPC_META_\w+$/

const secret = new Set<string>(secretSettings)
const ofSecrets = new Set<string>(secretSettings.map(fileSetting))

const isSetting = (name: string): boolean => name in settings.shape || ofSecrets.has(name)

/** The settings of a program in an environment, and nothing else of it. A secret may be there by the file that it is in. */
export function settingsFor(program: Program, env: Environment): Environment {
  const its: readonly SettingName[] = programSettings[program]
  const names = its.flatMap((name): string[] =>
    secret.has(name) ? [name, fileSetting(name)] : [name],
  )
  const more = its.includes('TEMPORAL_ADDRESS')
    ? Object.keys(env).filter((name) => ofTemporal.test(name))
    : []
  return pick(env, [...names, ...more])
}

/**
 * The environment for a program that is started: its settings, and what it takes to run. A command of the operator's that
 * keeps the key of words may need variables of its own, so that whoever asks it has all that is no setting.
 */
export function environmentFor(program: Program, env: Environment): Environment {
  const its: readonly SettingName[] = programSettings[program]
  const asksForKeys = its.includes('WORDS_KEY_COMMAND') && Boolean(env['WORDS_KEY_COMMAND'])
  const asksPostgres = its.includes('DATABASE_URL')
  const beside = Object.keys(env).filter(
    (name) =>
      !isSetting(name) &&
      (asksForKeys || ofTheSystem.test(name) || (asksPostgres && ofPostgres.test(name))),
  )
  return { ...pick(env, beside), ...settingsFor(program, env) }
}

/** Settings in place of those of an environment, in whichever way it has them. */
export function withSettings(env: Environment, changes: Environment): Environment {
  const files = Object.keys(changes)
    .filter((name) => secret.has(name))
    .map(fileSetting)
  return { ...env, ...Object.fromEntries(files.map((name) => [name, undefined])), ...changes }
}

const pick = (env: Environment, names: readonly string[]): Environment =>
  Object.fromEntries(
    names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const])),
  )
