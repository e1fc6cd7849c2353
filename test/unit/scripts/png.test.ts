// Proves that a picture keeps its colours when it is made compact, however the rows of the screenshot were filtered.
import { describe, expect, test } from '@jest/globals'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { compact } from '../../../scripts/pictures/png.ts'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** A PNG of two pixels a row; each row says how it was filtered. */
function png(rows: readonly number[][], kind = 2): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(2, 0)
  head.writeUInt32BE(rows.length, 4)
  head.set([8, kind], 8)
  const data = deflateSync(Buffer.from(rows.flat()))
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The colours of a compact PNG of two pixels a row. */
function coloursOf(picture: Buffer): string[] {
  const part = (type: string) => {
    const at = picture.indexOf(type, 0, 'latin1')
    return picture.subarray(at + 4, at + 4 + picture.readUInt32BE(at - 4))
  }
  const palette = part('PLTE')
  const rows = [...inflateSync(part('IDAT'))]
  return rows
    .filter((_, n) => n % 3 !== 0)
    .map((at) => palette.subarray(at * 3, at * 3 + 3).toString('hex'))
}

describe('a compact picture', () => {
  test.each([
    ['none', [0, 1, 2, 3, 9, 8, 7]],
    ['left', [1, 1, 2, 3, 8, 6, 4]],
    ['above', [2, 247, 248, 249, 255, 254, 253]],
    ['both', [3, 252, 253, 254, 4, 2, 1]],
    ['the nearest', [4, 247, 248, 249, 8, 6, 4]],
  ])('has the colours of rows filtered by %s', (_, row) => {
    const first = [0, 10, 10, 10, 10, 10, 10]
    expect(coloursOf(compact(png([first, row])))).toEqual(['0a0a0a', '0a0a0a', '010203', '090807'])
  })

  test('is refused where it is no screenshot', () => {
    expect(() => compact(png([[0, 1, 2]], 3))).toThrow('of another kind')
  })
})
