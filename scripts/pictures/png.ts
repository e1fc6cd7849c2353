import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const mostColours = 256

/**
 * A screenshot with the 256 colours that it has most of, each other one replaced by the nearest of them: a third of the
 * size. Throws for a PNG that Chromium would not write (its samples have eight bits, and no lines between lines).
 */
export function compact(png: Buffer): Buffer {
  const { width, height, pixels } = read(png)
  const colours = frequent(pixels)
  const known = new Map(colours.map((colour, n) => [colour, n]))
  const rows = Buffer.alloc((width + 1) * height) // each row begins with its filter, which is none
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = pixels[y * width + x] ?? 0
      let at = known.get(colour)
      if (at === undefined) known.set(colour, (at = nearest(colours, colour)))
      rows[y * (width + 1) + 1 + x] = at
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8) // eight bits a pixel, which name a colour of the palette
  const palette = Buffer.from(colours.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]))
  const data = deflateSync(rows, { level: 9, memLevel: 9 })
  const none = Buffer.alloc(0)
  return Buffer.concat([
    signature,
    ...[chunk('IHDR', head), chunk('PLTE', palette), chunk('IDAT', data), chunk('IEND', none)],
  ])
}

function frequent(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  return [...counts]
    .sort(([one, most], [other, more]) => more - most || one - other)
    .slice(0, mostColours)
    .map(([colour]) => colour)
}

function nearest(colours: readonly number[], to: number): number {
  const far = (a: number, b: number, shift: number) =>
    (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2
  const distances = colours.map((one) => far(one, to, 16) + far(one, to, 8) + far(one, to, 0))
  return distances.indexOf(Math.min(...distances))
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** The pixels of a PNG as numbers of 24 bits. */
function read(png: Buffer) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const [bits, kind, , , interlaced] = png.subarray(24, 29)
  const samples = kind === 6 ? 4 : kind === 2 ? 3 : 0
  if (bits !== 8 || samples === 0 || interlaced !== 0)
    throw new Error('this PNG is of another kind')
  const parts: Buffer[] = []
  for (let at = signature.length; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const rows = unfiltered(inflateSync(Buffer.concat(parts)), width * samples, samples)
  const pixels = new Uint32Array(width * height)
  for (let n = 0; n < pixels.length; n++) pixels[n] = rows.readUIntBE(n * samples, 3)
  return { width, height, pixels }
}

/** Undoes what each row says was done to it: https://www.w3.org/TR/png-3/#9Filter-types. */
function unfiltered(data: Buffer, rowLength: number, step: number): Buffer {
  const rows = Buffer.alloc((data.length / (rowLength + 1)) * rowLength)
  for (let at = 0, from = 0; from < data.length; from += rowLength + 1) {
    const filter = data[from]
    for (let x = 0; x < rowLength; x++, at++) {
      const left = x < step ? 0 : (rows[at - step] ?? 0)
      const above = rows[at - rowLength] ?? 0
      const corner = x < step ? 0 : (rows[at - rowLength - step] ?? 0)
      rows[at] = (data[from + 1 + x] ?? 0) + predicted(filter, left, above, corner)
    }
  }
  return rows
}

function predicted(filter: number | undefined, left: number, above: number, corner: number) {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [
    Math.abs(above - corner),
    Math.abs(left - corner),
    Math.abs(left + above - 2 * corner),
  ]
  return a <= b && a <= c ? left : b <= c ? above : corner
}
