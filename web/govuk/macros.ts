import path from 'node:path'
import { createRequire } from 'node:module'
import nunjucks from 'nunjucks'
import { Html } from '../html.ts'

/** The folder that GOV.UK's templates are in, as they name each other. */
const templates = path.join(
  path.dirname(createRequire(import.meta.url).resolve('govuk-frontend')),
  '..',
)

let environment: nunjucks.Environment | undefined
const compiled = new Map<string, nunjucks.Template>()

function prepared(): nunjucks.Environment {
  if (environment) return environment
  const made = new nunjucks.Environment(new nunjucks.FileSystemLoader(templates), {
    autoescape: true,
  })
  // Nunjucks trims with an expression that is quadratic in white space: a form of ten fields took 27 ms instead of 5.
  made.addFilter('trim', (text: unknown) => {
    const trimmed = String(text).trim()
    return text instanceof nunjucks.runtime.SafeString ? safe(trimmed) : trimmed
  })
  return (environment = made)
}

const safe = (text: string) => new nunjucks.runtime.SafeString(text)

/** A component as GOV.UK's own macro makes it. Its `html` options must be HTML already. */
export function component(name: string, options: object): Html {
  let template = compiled.get(name)
  if (!template) {
    const macro = `govuk${name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`
    const source = `{% from "govuk/components/${name}/macro.njk" import ${macro} %}{{ ${macro}(params) }}`
    template = nunjucks.compile(source, prepared())
    compiled.set(name, template)
  }
  return new Html(template.render({ params: plain(options) }))
}

/** Options with their HTML as text, as the macros take it. */
function plain(value: unknown): unknown {
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
}
