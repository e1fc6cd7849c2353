// Runs every linter and says at the end which of them complained. They check the text of each file, what files import of
// one another, and what nothing uses.
import { spawnSync } from 'node:child_process'

const folders =
  'activities api app bench client domain platform scripts store test web worker workflows'

/** @type {Record<string, string[]>} */
const linters = {
  'dependency-cruiser': [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--config', '.dependency-cruiser.mjs', ...folders.split(' ')],
  ],
  knip: ['node_modules/knip/bin/knip.js'],
  'knip without tests': ['node_modules/knip/bin/knip.js', '--production'],
  eslint: ['node_modules/eslint/bin/eslint.js', '.'],
}

const failed = Object.entries(linters)
  .filter(([, run]) => spawnSync(process.execPath, run, { stdio: 'inherit' }).status !== 0)
  .map(([name]) => name)
if (failed.length > 0) process.stderr.write(`${failed.join(', ')} complained\n`)
process.exitCode = failed.length > 0 ? 1 : 0
