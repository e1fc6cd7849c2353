// Plain JavaScript that any Node >= 20.11 can read, with no dependency: it installs what is missing,
// then hands over to the pinned Node. Every `npm` command comes through here.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { commandNamed } from './setup/commands.mjs'
import {
  fetchSchemathesis,
  fetchTemporal,
  installPackages,
  SetupFault,
  temporalOnPath,
} from './setup/programs.mjs'
import { helpText, settingNames } from './setup/settings.mjs'

/** @typedef {import('./setup/commands.mjs').Command} Command */

/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

process.chdir(path.dirname(import.meta.dirname))

/** Where Node keeps what it has compiled: a start spends most of its time compiling the same thousand modules. */
const compiled = path.resolve('node_modules/.cache/throughline/compiled')

function pinnedNode() {
  const file = path.resolve('node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(file)) return file
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new SetupFault(
    `There is no pinned Node for ${process.platform}-${process.arch}, and this one is ${process.versions.node}: install Node 24 and run this again.`,
  )
}

/**
 * @param {Command} command
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function temporalFor(command) {
  if (command.temporal === 'tests') {
    const THROUGHLINE_TEMPORAL_BIN = await fetchTemporal()
    return {
      THROUGHLINE_TEMPORAL_BIN,
      TEMPORAL_BIN: given() ?? `${THROUGHLINE_TEMPORAL_BIN}/temporal`,
    }
  }
  const { TEMPORAL_ADDRESS, TEMPORAL_CONFIG_FILE, TEMPORAL_PROFILE } = process.env
  if (command.temporal !== 'server') return {}
  if (TEMPORAL_ADDRESS || TEMPORAL_CONFIG_FILE || TEMPORAL_PROFILE) return {}
  const file = given() ?? (await temporalOnPath())
  return { TEMPORAL_BIN: file ?? path.join(await fetchTemporal(), 'temporal') }
}

function given() {
  const file = process.env.TEMPORAL_BIN
  if (!file) return undefined
  if (existsSync(file)) return path.resolve(file)
  throw new SetupFault(
    `TEMPORAL_BIN names ${file}, where there is nothing: correct it, or leave it out to have the server fetched.`,
  )
}

/**
 * @param {Command} command
 * @param {NodeJS.ProcessEnv} changes
 */
function environment(command, changes) {
  const PATH = [path.resolve('node_modules/.bin'), process.env.PATH].join(path.delimiter)
  /** @type {NodeJS.ProcessEnv} */
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env, ...command.env, ...changes, PATH }
  // settings for running the system do not apply to testing it
  if (command.bare) for (const name of settingNames()) if (!changes[name]) delete env[name]
  return env
}

/**
 * @param {Command & { args: string[] }} command
 * @param {string[]} options
 * @param {NodeJS.ProcessEnv} changes
 */
function handOver(command, options, changes) {
  const child = spawn(
    pinnedNode(),
    [...options, ...command.run, ...command.args, ...(command.last ?? [])],
    {
      stdio: command.line ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
      env: environment(command, changes),
    },
  )
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/** @param {unknown} error */
const textOf = (error) =>
  error instanceof SetupFault || !(error instanceof Error)
    ? String(error).replace(/^Error: /, '')
    : error.stack

try {
  const [, , name = 'start', ...args] = process.argv
  const command = commandNamed(name, args)
  if (!command)
    throw new SetupFault(`There is no command ${name}: \`npm run\` lists those that there are.`)
  if (
    ['start', 'demo'].includes(name) &&
    command.args.some((arg) => arg === '--help' || arg === '-h')
  )
    process.stdout.write(helpText())
  else {
    const settingsFile = !command.bare && existsSync('.env') ? ['--env-file=.env'] : []
    if (settingsFile.length > 0) process.loadEnvFile?.('.env') // not in Node 20.11; the pinned Node reads it anyway
    await installPackages()
    const fuzzing = command.fuzzes ? { THROUGHLINE_SCHEMATHESIS: await fetchSchemathesis() } : {}
    handOver(command, settingsFile, { ...(await temporalFor(command)), ...fuzzing })
  }
} catch (error) {
  process.stderr.write(`${textOf(error)}\n`)
  process.exit(1)
}
