import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { type Keyring, KeyMissing } from './keyring.ts'

const mostMs = 10_000

const base64 = z.base64().transform((value) => Buffer.from(value, 'base64'))
const wrappedAnswer = z.object({ outer: z.string().min(1).max(500), wrapped: z.array(base64) })
const keysAnswer = z.object({ keys: z.array(base64) })

/**
 * Outer keys that a command of the operator's keeps, such as one that asks a key service. It is run by the shell for each
 * question, reads one line of JSON and writes one: `{"do":"wrap","keys":[…]}` is answered with `{"outer":name,"wrapped":[…]}`,
 * and `{"do":"unwrap","outer":name,"wrapped":[…]}` with `{"keys":[…]}`, keys in base64 and in the same order. It has ten
 * seconds; whatever it says on its error output, and an exit code that is not 0, is a failure.
 */
export function commandKeyring(command: string): Keyring {
  return {
    async wrap(keys) {
      const question = { do: 'wrap', keys: keys.map((key) => key.toString('base64')) }
      const { outer, wrapped } = await ask(command, question, wrappedAnswer)
      if (wrapped.length !== keys.length) throw new KeyMissing(`${named} wrapped too few keys`)
      return wrapped.map((one) => ({ outer, wrapped: one }))
    },
    async unwrap(wanted) {
      const found: Buffer[] = []
      for (const outer of new Set(wanted.map((one) => one.outer))) {
        const its = [...wanted.entries()].filter(([, one]) => one.outer === outer)
        const wrapped = its.map(([, one]) => one.wrapped.toString('base64'))
        const { keys } = await ask(command, { do: 'unwrap', outer, wrapped }, keysAnswer)
        for (const [n, [at]] of its.entries()) {
          const key = keys[n]
          if (key === undefined) throw new KeyMissing(`${named} unwrapped too few keys`)
          found[at] = key
        }
      }
      return found
    },
  }
}

const named = 'WORDS_KEY_COMMAND'

async function ask<T>(command: string, question: object, answer: z.ZodType<T>): Promise<T> {
  const child = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'ignore'], timeout: mostMs })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  child.stdin.on('error', () => undefined) // it may answer without reading
  child.stdin.end(`${JSON.stringify(question)}\n`)
  const [said, code] = await Promise.all([text(child.stdout), ended])
  if (code !== 0) throw new KeyMissing(`${named} failed with ${code ?? 'no exit code'}`)
  const parsed = answer.safeParse(parse(said))
  if (!parsed.success) throw new KeyMissing(`${named} gave no answer that can be understood`)
  return parsed.data
}

function parse(said: string): unknown {
  try {
    return JSON.parse(said)
  } catch {
    return undefined
  }
}
