import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { pathToFileURL } from 'node:url'

/** Begins the line of a script that holds its source map. */
export const mapMark = '//+ map '

interface Frame extends NodeJS.CallSite {
  toString(): string // Node's own words for it
}

/**
 * Lets stack traces name our own files in place of the script that they run in. The map is read at the first stack trace:
 * Node's own way goes through the whole script at every start. While it cannot be read, as where no file can be opened any
 * more, the trace stays as Node tells it: an error must never become another one by being looked at.
 */
export function nameOurFiles(script: string): void {
  const address = pathToFileURL(script).href
  let map: SourceMap | undefined
  const named = (frame: Frame): string => {
    const [line, column] = [frame.getLineNumber() ?? 0, frame.getColumnNumber() ?? 0]
    if (frame.getFileName() !== address) return String(frame)
    map ??= mapIn(script)
    const found = map?.findOrigin(line, column)
    if (!found || !('fileName' in found) || !found.fileName) return String(frame)
    const place = `${found.fileName}:${found.lineNumber}:${found.columnNumber}`
    return String(frame).replace(`${address}:${line}:${column}`, place)
  }
  Error.prepareStackTrace = (error, frames) =>
    [Error.prototype.toString.call(error), ...frames.map(named)].join('\n    at ')
}

function mapIn(script: string): SourceMap | undefined {
  let text: string
  try {
    text = readFileSync(script, 'utf8')
  } catch {
    return undefined
  }
  const at = text.lastIndexOf(`\n${mapMark}`) + 1 + mapMark.length
  const map = Buffer.from(text.slice(at, text.indexOf('\n', at)), 'base64').toString()
  return new SourceMap(JSON.parse(map) as SourceMapPayload) // the builder's
}
