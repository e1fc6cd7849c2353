import { inflateRawSync } from 'node:zlib'
import mammoth from 'mammoth'

/** A document as a reader sees it, and every part of its file: headers and properties are not in the text. */
export interface ReadDocx {
  readonly html: string
  readonly text: string
  readonly parts: Readonly<Record<string, string>>
  /** What a reader that did not write it complains of. */
  readonly complaints: readonly string[]
}

/** Opens a document with a library that did not write it. */
export async function readDocx(content: Buffer): Promise<ReadDocx> {
  const { value: html, messages } = await mammoth.convertToHtml({ buffer: content })
  const { value: text } = await mammoth.extractRawText({ buffer: content })
  return {
    html,
    text,
    parts: partsOf(content),
    complaints: messages.filter(({ type }) => type === 'error').map(({ message }) => message),
  }
}

const entry = 0x02014b50
const deflated = 8

/** The files in a zip, by its central directory. */
export function partsOf(zip: Buffer): Record<string, string> {
  const parts: Record<string, string> = {}
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = zip.readUInt32LE(end + 16)
  while (at < end && zip.readUInt32LE(at) === entry) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const local = zip.readUInt32LE(at + 42)
    const begins = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const data = zip.subarray(begins, begins + size)
    const file = zip.toString('utf8', at + 46, at + 46 + name!)
    parts[file] = (method === deflated ? inflateRawSync(data) : data).toString('utf8')
    at += 46 + name! + extra! + comment!
  }
  return parts
}
