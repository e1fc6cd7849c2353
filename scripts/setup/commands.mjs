import path from 'node:path'
import { parseArgs } from 'node:util'

const script = (/** @type {string[]} */ ...args) => [
  '--disable-warning=ExperimentalWarning',
  ...args,
]

const jest = script('node_modules/jest/bin/jest.js')

// every process that a run of tests starts reads what Node has already compiled
const compiled = path.resolve(import.meta.dirname, '../../node_modules/.cache/node')
const tested = { bare: true, env: { NODE_COMPILE_CACHE: compiled } }

/**
 * @param {...string} names
 * @returns {string[]}
 */
const projects = (...names) => ['--selectProjects', ...names] // takes all that follows it

/**
 * What one command needs and runs.
 * @typedef {object} Command
 * @property {string[]} run arguments for the pinned Node
 * @property {string[]} [last] more of them, after the caller's own
 * @property {'server' | 'tests'} [temporal] which of Temporal's programs it needs
 * @property {boolean} [fuzzes] whether it needs Schemathesis
 * @property {boolean} [line] whether it ends when this process is gone
 * @property {boolean} [bare] whether it runs without anybody's settings
 * @property {NodeJS.ProcessEnv} [env]
 */

/** @type {Record<string, Command>} */
const commands = {
  start: { run: script('scripts/supervise.ts'), temporal: 'server', line: true },
  demo: { run: script('scripts/demo.ts'), temporal: 'server', line: true },
  api: { run: script('scripts/program.ts', 'api/main.ts'), line: true },
  worker: { run: script('scripts/program.ts', 'worker/main.ts'), line: true },
  token: { run: script('scripts/token.ts') },
  'keys:rotate': { run: script('scripts/rotate-keys.ts') },
  backup: { run: script('scripts/backup.ts') },
  restore: { run: script('scripts/restore.ts') },
  heal: { run: script('scripts/heal.ts') },
  migrate: { run: script('scripts/migrate.ts') },
  versions: { run: script('scripts/versions.ts') },
  'audit:verify': { run: script('scripts/audit-verify.ts') },
  'setup:temporal': { run: script('scripts/setup-temporal.ts') },
  chaos: { run: script('scripts/chaos.ts'), temporal: 'tests', bare: true },
  bench: { run: script('bench/main.ts'), temporal: 'tests', bare: true },
  'record:histories': {
    run: script('scripts/record-histories.ts'),
    temporal: 'tests',
    bare: true,
  },
  'docs:pathway': { run: script('scripts/document-pathway.ts'), bare: true },
  'images:pin': { run: script('scripts/pin-images.ts'), bare: true },
  pictures: { run: script('scripts/pictures.ts'), bare: true },
  test: {
    run: jest,
    last: projects('unit', 'properties', 'server'),
    temporal: 'tests',
    ...tested,
  },
  'test:unit': { run: [...jest, '--maxWorkers=100%'], last: projects('unit'), ...tested }, // they only compute
  proof: {
    run: jest,
    last: projects('proof'),
    temporal: 'tests',
    fuzzes: true,
    bare: true,
    env: { THROUGHLINE_PROOF: 'long' },
  },
  'proof:properties': {
    run: jest,
    last: ['--verbose', ...projects('properties')],
    bare: true,
  },
  lint: { run: ['scripts/lint.mjs'] },
  format: { run: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'] },
  typecheck: { run: ['scripts/typecheck.mjs'] },
}

/**
 * The command of that name with its arguments; `proof:kills` is the proof in `test/proof/kills…`, `--short` its short form.
 * @param {string} name
 * @param {string[]} args
 * @returns {Command & { args: string[] } | undefined}
 */
export function commandNamed(name, args) {
  const [first = '', part] = name.split(':')
  if (name === 'proof:properties') return manySequences(args)
  if (first === 'proof' && commands.proof) {
    const env = args.includes('--short') ? { THROUGHLINE_PROOF: 'short' } : commands.proof.env
    const rest = [
      ...(part ? [`test/proof/${part}`] : []),
      ...args.filter((arg) => arg !== '--short'),
    ]
    return { ...commands.proof, ...(env ? { env } : {}), args: rest }
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  return command && { ...command, args }
}

/**
 * The properties of pathways, and of pathways with meetings, over more or other sequences: `--runs` says how many and
 * `--seed` from where.
 * @param {string[]} args
 * @returns {Command & { args: string[] } | undefined}
 */
function manySequences(args) {
  const command = commands['proof:properties']
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '10000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    },
  })
  const env = { THROUGHLINE_RUNS: values.runs, THROUGHLINE_SEED: values.seed }
  return (
    command && {
      ...command,
      env,
      args: ['test/unit/domain/pathway/properties', 'test/unit/domain/together'],
    }
  )
}
