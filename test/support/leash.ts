import { type ChildProcess, spawn } from 'node:child_process'

/** Ends a server when the process that runs the tests is gone, however it died; gives back how to end it in time. */
export function leash(server: ChildProcess, signal: NodeJS.Signals): () => Promise<void> {
  // the read returns when our end of the pipe is closed, which the system does for the dead too
  const guard = spawn('/bin/sh', ['-c', `read -r _; kill -${signal.slice(3)} ${server.pid}`], {
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
