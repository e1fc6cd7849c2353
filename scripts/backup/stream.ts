import { spawn } from 'node:child_process'
import path from 'node:path'
import { StartFault } from '../supervisor/fault.ts'

/** Gives a folder as one archive to the input of a command of the operator's, such as one that encrypts and uploads. */
export async function giveTo(command: string, folder: string): Promise<void> {
  const packing = ['-C', path.dirname(folder), '-cf', '-', path.basename(folder)]
  const tar = spawn('tar', packing, { stdio: ['ignore', 'pipe', 'inherit'] })
  const taker = spawn('/bin/sh', ['-c', command], { stdio: ['pipe', 'inherit', 'inherit'] })
  taker.stdin.on('error', () => undefined) // it went away: its own end says so
  tar.stdout.pipe(taker.stdin)
  await bothFine('tar', ended(tar), ended(taker))
}

/** Unpacks what a command of the operator's writes, as `giveTo` gave it, into a folder. */
export async function takeFrom(command: string, into: string): Promise<void> {
  const giver = spawn('/bin/sh', ['-c', command], { stdio: ['inherit', 'pipe', 'inherit'] })
  const tar = spawn('tar', ['-C', into, '-xf', '-'], { stdio: ['pipe', 'inherit', 'inherit'] })
  tar.stdin.on('error', () => undefined)
  giver.stdout.pipe(tar.stdin)
  await bothFine('tar', ended(tar), ended(giver))
}

const ended = (child: ReturnType<typeof spawn>): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve)
  })

async function bothFine(
  tool: string,
  ours: Promise<number | null>,
  theirs: Promise<number | null>,
): Promise<void> {
  const [own, other] = await Promise.all([ours, theirs])
  if (other !== 0) throw new StartFault(`The command ended with ${other ?? 'a signal'}.`)
  if (own !== 0) throw new StartFault(`${tool} ended with ${own ?? 'a signal'}.`)
}
