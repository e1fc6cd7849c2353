import { spawn } from 'node:child_process'
import type { Account } from './account.ts'

/** How a process is asked to end: a signal, and how long to wait after it, in milliseconds. */
export type Ending = readonly (readonly [signal: NodeJS.Signals, waitMs: number])[]

/**
 * Waits for a word on its pipe. One that comes says that the server has ended; a pipe that closes without one says that we have.
 * Whole seconds, because no shorter sleep is known to every shell.
 */
const script = `
read -r over && exit 0
server=$1
shift
while [ $# -gt 1 ]; do
  kill "-$1" "$server" 2>/dev/null || exit 0
  waited=0
  while [ "$waited" -lt "$2" ]; do
    kill -0 "$server" 2>/dev/null || exit 0
    sleep 1
    waited=$((waited + 1))
  done
  shift 2
done
kill -KILL "-$server" 2>/dev/null
`

/**
 * Has a server ended when this process is gone, however it dies: a shell beside it holds a pipe to us, and then asks the server to
 * end in these ways, one after the other. It has the server's account, and so can end nothing of others. Call what it gives once
 * the server has ended.
 */
export function watchOver(pid: number, ending: Ending, account?: Account): () => void {
  const asked = ending.flatMap(([signal, waitMs]) => [
    signal.replace(/^SIG/, ''),
    String(Math.ceil(waitMs / 1000)),
  ])
  const watcher = spawn('/bin/sh', ['-c', script, 'watcher', String(pid), ...asked], {
    ...account,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // or the Ctrl-C that ends us in order would reach it, too
  })
  watcher.on('error', () => undefined) // without it a server is found by the next start
  watcher.stdin.on('error', () => undefined)
  watcher.unref()
  return () => void watcher.stdin.end('over\n')
}
