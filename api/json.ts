import type { App } from './deps.ts'
import { Problem } from './problem.ts'

/**
 * Reads bodies as JSON. An object that names a member twice is refused: parsers differ in which of the two they take, so a
 * gate before us and we could read two different things (RFC 8259, 4). So is a member named `__proto__`.
 */
export function readJson(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) =>
      parse(request, body, (error, value) => {
        if (error || !hasTwins(body)) return done(error, value)
        const twice = { field: 'body', rule: 'duplicate', message: 'must not give a field twice.' }
        done(new Problem('bad-input', { errors: [twice] }))
      }),
  )
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g

/** Whether an object in well-formed JSON has two members of one name, however each is written. */
function hasTwins(text: string): boolean {
  const open: (Set<string> | undefined)[] = [] // the members of each object, and nothing for a list
  let last = ''
  for (const [sign] of text.matchAll(token)) {
    if (sign === '{') open.push(new Set())
    else if (sign === '[') open.push(undefined)
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === ':') {
      const members = open.at(-1)
      const name = String(JSON.parse(last))
      if (members?.has(name)) return true
      members?.add(name)
    }
    last = sign
  }
  return false
}
