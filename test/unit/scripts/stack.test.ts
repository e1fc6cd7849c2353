// Proves that an error can be looked at whatever has become of the script that it comes from.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'

test('an error can be looked at while the script, and the map in it, cannot be read', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stack-'))
  try {
    const script = path.join(folder, 'gone.mjs')
    const ours = pathToFileURL(path.resolve('scripts/programs/stack.ts')).href
    const program = `import { rmSync } from 'node:fs'
      import { nameOurFiles } from ${JSON.stringify(ours)}
      nameOurFiles(${JSON.stringify(script)})
      rmSync(${JSON.stringify(script)})
      console.log(new Error('as it was').stack)`
    writeFileSync(script, program)
    const told = execFileSync(process.execPath, [script], { encoding: 'utf8' })
    expect(told).toMatch(/^Error: as it was\n\s+at .*gone\.mjs:5/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
