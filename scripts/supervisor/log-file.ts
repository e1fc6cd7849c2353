import { closeSync, fstatSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { createStream } from 'rotating-file-stream'

/** When a log is put aside, and for how long such files are kept. */
export interface LogLimits {
  /** A file is put aside when it has so many bytes, and each day. */
  readonly bytes: number
  /** So many are kept, the newest. */
  readonly files: number
  /** And none for longer than this. */
  readonly days: number
}

const dayMs = 24 * 60 * 60 * 1000
/** How soon it is tried again to write where there was no room. */
const retryMs = 1000
/** How many lines wait for a slow disk; more are lost, rather than all the memory. */
const mostWaiting = 50_000
/** A line that is longer is taken as several. */
const longestLine = 1024 * 1024

/**
 * The log of one part, rotated by size and age. It takes whole lines, in order. What cannot be written, such as on a full
 * disk, is lost and nothing else: how many lines that was is counted, and written once there is room.
 */
export class LogFile {
  readonly #file: string
  readonly #limits: LogLimits
  readonly #open: () => Writable
  readonly #troubled: (why: string) => void
  #stream: Writable | undefined
  #waiting: string[] = []
  #writing: Promise<void> | undefined
  #aside = 0
  #lost = 0
  /** How many lines are in, or counted in, what was written last. */
  #last = 0
  #why = ''
  #failedAt = -Infinity
  #retry: NodeJS.Timeout | undefined

  /** `troubled` hears once of each time in which lines are lost, with a code; `open` is for tests. */
  constructor(
    file: string,
    limits: LogLimits,
    troubled: (why: string) => void = () => undefined,
    open?: () => Writable,
  ) {
    this.#file = file
    this.#limits = limits
    this.#troubled = troubled
    this.#open = open ?? (() => this.#rotating())
  }

  /** Writes what a stream says, line by line, until it ends. */
  take(stream: Readable): void {
    let begun = ''
    stream.setEncoding('utf8')
    stream.on('data', (chunk: string) => {
      const lines = (begun + chunk).split('\n')
      begun = lines.pop() ?? ''
      for (const line of lines) this.write(line)
      if (begun.length > longestLine) {
        this.write(begun)
        begun = ''
      }
    })
    stream.on('close', () => {
      if (begun) this.write(begun)
      begun = ''
    })
    stream.on('error', () => undefined) // whoever wrote is gone
  }

  /** Writes a line, sooner or later. Never throws. */
  write(line: string): void {
    if (this.#waiting.length >= mostWaiting) return this.#lose('too much at once')
    this.#waiting.push(line)
    this.#writing ??= this.#drain().finally(() => (this.#writing = undefined))
  }

  /** Resolves when all that waits is written or lost, and the file is closed. */
  async end(): Promise<void> {
    clearTimeout(this.#retry)
    this.#failedAt = -Infinity // one try more
    await this.#writing
    if (this.#lost > 0) await this.#put()
    clearTimeout(this.#retry)
    const stream = this.#stream
    this.#stream = undefined
    if (stream)
      await new Promise<void>((resolve) => stream.end(resolve).on('error', () => resolve()))
  }

  async #drain(): Promise<void> {
    for (let line = this.#waiting.shift(); line !== undefined; line = this.#waiting.shift())
      await this.#put(line)
  }

  /** Writes a line, and before it what was lost. */
  async #put(line?: string): Promise<void> {
    if (performance.now() - this.#failedAt < retryMs) {
      if (line !== undefined) this.#lose(this.#why)
      return
    }
    try {
      if (this.#lost > 0) {
        const lost = this.#lost
        await this.#send(`\n${lossOf(lost, this.#why)}\n`) // a line that was broken off may be before it
        this.#lost -= lost
        this.#last = lost
      }
      if (line === undefined) return
      await this.#send(`${line}\n`)
      this.#last = 1
    } catch (error) {
      this.#failedAt = performance.now()
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      if (line !== undefined) this.#lose(code)
      // What seemed to be written before can have been cut off where the room ended.
      if (this.#last > 0 && this.#brokenOff()) this.#lost += this.#last
      this.#last = 0
      this.#tryAgain()
    }
  }

  #lose(why: string): void {
    if (this.#lost === 0) this.#troubled(why)
    this.#lost++
    this.#why = why
    this.#tryAgain()
  }

  /** So that the loss is written even if nobody has anything to say any more. */
  #tryAgain(): void {
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => {
      this.#writing ??= this.#put().finally(() => {
        this.#writing = undefined
        if (this.#waiting.length > 0)
          this.#writing = this.#drain().finally(() => (this.#writing = undefined))
      })
    }, retryMs + 50).unref()
  }

  #send(text: string): Promise<void> {
    const stream = (this.#stream ??= this.#opened())
    return new Promise((resolve, reject) => {
      stream.write(text, (error) => (error ? reject(error) : resolve()))
    })
  }

  #opened(): Writable {
    const stream = this.#open()
    stream.on('error', () => {
      if (this.#stream === stream) this.#stream = undefined // the next line opens another
    })
    return stream
  }

  #rotating(): Writable {
    const { dir, name } = path.parse(this.#file)
    // By the moment and a number, so that names sort by age: a number that was deleted is not used again.
    const named = (time: number | Date | null) =>
      time === null
        ? `${name}.log`
        : `${name}.${stamp()}.${String(++this.#aside).padStart(6, '0')}.log`
    const { bytes } = this.#limits
    const daily = {
      interval: '1d',
      intervalUTC: true,
      intervalBoundary: true, // or the next would be ignored
      initialRotation: true,
    } as const
    const stream = createStream(named, { path: dir, size: `${bytes}B`, mode: 0o600, ...daily })
    stream.on('rotated', () => this.#prune())
    this.#prune()
    return stream
  }

  /** Deletes what was put aside too long ago, or is too much. */
  #prune(): void {
    const { dir, name } = path.parse(this.#file)
    try {
      const aside = readdirSync(dir)
        .filter((file) => file.startsWith(`${name}.`) && /\.\d{8}T\d{9}Z\.\d{6}\.log$/.test(file))
        .sort()
        .reverse()
      const oldest = Date.now() - this.#limits.days * dayMs
      for (const [n, file] of aside.entries()) {
        const at = path.join(dir, file)
        if (n >= this.#limits.files || statSync(at).mtimeMs < oldest) rmSync(at, { force: true })
      }
    } catch {
      // it is done the next time
    }
  }

  /** Whether the last line was written in part. */
  #brokenOff(): boolean {
    try {
      const file = openSync(this.#file, 'r')
      try {
        const { size } = fstatSync(file)
        const last = Buffer.alloc(1)
        return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last.toString() !== '\n'
      } finally {
        closeSync(file)
      }
    } catch {
      return false
    }
  }
}

const stamp = (): string => new Date().toISOString().replaceAll(/[-:.]/g, '')

const lossOf = (lines: number, code: string): string =>
  JSON.stringify({
    level: 40,
    time: new Date().toISOString(),
    name: 'log',
    lines,
    code,
    msg: 'log lines were lost',
  })
