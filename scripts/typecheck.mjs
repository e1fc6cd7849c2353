// Checks the types of everything: of what Node runs, and of what a browser does.
import { spawnSync } from 'node:child_process'

const failed = ['.', 'web/browser'].filter(
  (project) =>
    spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], {
      stdio: 'inherit',
    }).status !== 0,
)
process.exitCode = failed.length > 0 ? 1 : 0
