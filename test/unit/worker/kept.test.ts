// Proves that what is made once is kept by its content, and mended when spoilt.
// A text that is costly to make is made once for each content, and never taken half or wrong.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { besidePackages, contentKey, kept } from '../../../worker/kept.ts'

let base: string
let made: number
let warnings: string[]
let places: (string | undefined)[]

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'throughline-kept-'))
  made = 0
  warnings = []
  places = []
})

afterEach(() => rmSync(base, { recursive: true }))

const inBase = (...names: string[]): string => path.join(base, ...names)
const keptFile = () => inBase('first', 'it.js')

async function get(key: string | null = 'key') {
  const keeping = {
    folders: [inBase('first'), inBase('second')],
    file: 'it.js',
    key: key ?? undefined,
    warn: (why: string) => void warnings.push(why),
  }
  const { text, at } = await kept(keeping, async () => {
    made++
    return `// made for ${String(key)}\nexport const é = 1\n`
  })
  if (at) expect(readFileSync(at, 'utf8').startsWith(`${text.toString()}\n`)).toBe(true)
  places.push(at)
  return text.toString()
}

it('makes it once, and reads it from then on', async () => {
  const first = await get()
  expect(await get()).toBe(first)
  expect(made).toBe(1)
  expect(places).toEqual([keptFile(), keptFile()])
  expect(warnings).toEqual([])
})

it('makes it again for another content, which takes the place of the first', async () => {
  const [one, other] = [await get('one'), await get('other')]
  expect(one).not.toBe(other)
  expect(await get('other')).toBe(other)
  expect(made).toBe(2)
  expect(readdirSync(inBase('first'))).toEqual(['it.js'])
})

const damages: [string, (text: string) => string][] = [
  ['cut short', (text) => text.slice(0, -5)],
  ['cut within its first line', (text) => text.slice(0, 8)],
  ['emptied', () => ''],
  ['changed in one letter', (text) => text.replace('const', 'Const')],
  ['lengthened', (text) => `${text}\n`],
]

it.each(damages)('notices a kept file that was %s, and mends it', async (_how, damage) => {
  const right = await get()
  writeFileSync(keptFile(), damage(readFileSync(keptFile(), 'utf8')))
  expect(await get()).toBe(right)
  expect(await get()).toBe(right)
  expect(made).toBe(2)
})

it('goes on to the next folder where the first cannot be written', async () => {
  writeFileSync(inBase('first'), 'a file, and no folder')
  const text = await get()
  expect(await get()).toBe(text)
  expect(made).toBe(1)
  expect(places).toEqual([inBase('second', 'it.js'), inBase('second', 'it.js')])
  expect(warnings).toEqual([])
})

it('warns where no folder can be written, and gives it all the same', async () => {
  for (const name of ['first', 'second']) writeFileSync(inBase(name), 'a file, and no folder')
  expect(await get()).toContain('made for key')
  expect(places).toEqual([undefined])
  expect(warnings).toEqual([expect.stringMatching(/first.*second/)])
})

it('keeps nothing where nobody can tell what it is made from', async () => {
  await get(null)
  expect(made).toBe(1)
  expect(readdirSync(base)).toEqual([])
})

it('is whole for everybody when many make it at once', async () => {
  const texts = await Promise.all(Array.from({ length: 12 }, () => get()))
  expect(new Set(texts).size).toBe(1)
  const madeAtOnce = made
  expect(await get()).toBe(texts[0])
  expect(made).toBe(madeAtOnce)
  expect(readdirSync(inBase('first'))).toEqual(['it.js'])
})

it('tells contents apart by file, name, place and installed packages', () => {
  const write = (folder: string, file: string, text: string) => {
    mkdirSync(path.dirname(inBase(folder, file)), { recursive: true })
    writeFileSync(inBase(folder, file), text)
  }
  const key = (folder = 'flows', installed = 'installed') =>
    contentKey([inBase('always'), inBase(folder)], inBase(installed))
  write('always', 'z.ts', 'z')
  expect(key()).toBeUndefined()
  write('flows', 'a.ts', 'a')
  write('flows', 'deep/b.ts', 'b')
  expect(key()).toBeUndefined()
  write('.', 'installed', 'webpack 5.1')
  const keys = [key()]
  expect(key()).toBe(keys[0])
  write('flows', 'a.ts.orig', 'not a module')
  expect(key()).toBe(keys[0])
  write('flows', 'deep/b.ts', 'b2')
  keys.push(key())
  write('flows', 'deep/c.ts', '')
  keys.push(key())
  write('.', 'newer', 'webpack 5.2')
  keys.push(key('flows', 'newer'))
  for (const file of ['a.ts', 'deep/b.ts', 'deep/c.ts']) write('others', file, 'a')
  keys.push(key('others'))
  write('always', 'z.ts', 'z2')
  keys.push(key())
  expect(new Set(keys).size).toBe(keys.length)
})

it('is kept apart from that of another checkout that shares the same packages by a link', () => {
  const [own, one, other] = [inBase('own'), inBase('one'), inBase('other')]
  for (const checkout of [own, one, other]) mkdirSync(checkout)
  mkdirSync(path.join(own, 'node_modules'))
  for (const checkout of [one, other])
    symlinkSync(path.join(own, 'node_modules'), path.join(checkout, 'node_modules'))
  expect(besidePackages(own)).toBe(path.join(own, 'node_modules/.cache/throughline'))
  const ends = [one, other].map((checkout) => path.relative(checkout, besidePackages(checkout)))
  expect(new Set(ends).size).toBe(2)
  expect(besidePackages(one)).toBe(besidePackages(one))
  expect(path.dirname(ends[0] ?? '')).toBe(path.join('node_modules/.cache/throughline'))
})
