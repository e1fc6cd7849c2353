import { type ChildProcess, spawn } from 'node:child_process'

/** Ends a server when the process that runs the tests is gone, however it died, and takes its folder away; gives back how to end it in time. */
export function leash(
  server: ChildProcess,
  signal: NodeJS.Signals,
  folder = '',
): () => Promise<void> {
  // the read returns when our end of the pipe is closed, which the system does for the dead too
  const script = 'read -r _; kill -"$1" "$2"; [ -z "$3" ] || { sleep 2; rm -rf -- "$3"; }'
  const words = ['sh', signal.slice(3), String(server.pid ?? ''), folder]
  const guard = spawn('/bin/sh', ['-c', script, ...words], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  const gone = new Promise<void>((resolve) => {
    server.once('exit', () => resolve()).once('error', () => resolve()) // an error: it never began
  })
  void gone.then(() => guard.kill('SIGKILL'))
  for (const part of [server, guard]) part.unref()
  return async () => {
    if (server.pid && server.exitCode === null && server.signalCode === null) {
      server.kill(signal)
      await gone
    }
  }
}
