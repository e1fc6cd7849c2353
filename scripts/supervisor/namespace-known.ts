import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { retentionDays, searchAttributes } from '../../platform/temporal-needs.ts'

const fileIn = (dataDir: string): string => path.join(dataDir, 'temporal-namespace.json')

/**
 * Prepares the namespace of the embedded Temporal, unless that was already done over the same store and for the same needs.
 * It needs Temporal's client, which takes longer to load than everything else that a start needs.
 */
export async function prepareOnce(
  dataDir: string,
  store: string,
  namespace: string,
  address: string,
): Promise<void> {
  if (prepared(dataDir) === nameOf(store, namespace)) return
  const { prepareNamespace } = await import('./namespace.ts')
  await prepareNamespace({ address }, namespace)
  const part = `${fileIn(dataDir)}.${process.pid}`
  writeFileSync(part, nameOf(store, namespace), { mode: 0o600 })
  renameSync(part, fileIn(dataDir))
}

/** Prepares the namespace while the server runs, after somebody took it or what it needs away. Says what was done. */
export async function prepareAgain(namespace: string, address: string): Promise<string[]> {
  const { prepareNamespace } = await import('./namespace.ts')
  return prepareNamespace({ address }, namespace)
}

function prepared(dataDir: string): string | undefined {
  try {
    return readFileSync(fileIn(dataDir), 'utf8')
  } catch {
    return undefined // not yet
  }
}

/** Another file under the same name, such as one put back from a backup, is another store. */
function nameOf(store: string, namespace: string): string {
  const { ino, birthtimeMs } = statSync(store)
  return JSON.stringify({ store, ino, birthtimeMs, namespace, retentionDays, searchAttributes })
}
