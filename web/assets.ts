import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

/** Something that pages load: its address changes with its content, so that a browser may keep it for ever. */
interface Asset {
  readonly url: string
  readonly type: string
  readonly body: Buffer
  readonly zipped: Buffer
}

/** Where pages find their style and their scripts. */
export interface Assets {
  readonly style: string
  readonly script: string
  /** The same as `script` for a meeting: shows what others enter. */
  readonly live: string
  readonly icon: string
  readonly all: ReadonlyMap<string, Asset>
}

const types = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
} as const

const packageFile = (name: string) => createRequire(import.meta.url).resolve(name)
const govuk = () => path.dirname(packageFile('govuk-frontend')) // …/dist/govuk
const moj = () => path.dirname(packageFile('@ministryofjustice/frontend'))
const own = (name: string) => path.join(import.meta.dirname, name)
const text = (file: string) => readFile(file, 'utf8')

const styles = [
  'lists.css',
  'our.css',
  'pages/pathway/pathway.css',
  'pages/meeting/meeting.css',
  'pictures/pictures.css',
]
const ownStyle = async () => (await Promise.all(styles.map((name) => text(own(name))))).join('\n')

let made: Promise<Assets> | undefined

/** What pages load, made once from the installed packages and from our own files. */
export const assets = (): Promise<Assets> => (made ??= make())

async function make(): Promise<Assets> {
  const all = new Map<string, Asset>()
  const add = async (name: string, content: string) => {
    const asset = await assetOf(name, content)
    all.set(asset.url, asset)
    return asset.url
  }
  const [theirs, more, ours, script, start, live] = await Promise.all([
    text(path.join(govuk(), 'govuk-frontend.min.css')),
    text(path.join(moj(), 'moj-frontend.min.css')),
    ownStyle(),
    text(path.join(govuk(), 'govuk-frontend.min.js')),
    text(own('browser/start.js')),
    text(own('browser/live.js')),
  ])
  const style = await withIcons(systemFont(`${theirs}\n${more}`), add)
  const govukScript = await add('govuk.js', withoutMap(script))
  return {
    style: await add('style.css', checked(`${style}\n${ours}`)),
    script: await add('start.js', start.replace('GOVUK_SCRIPT', govukScript)),
    live: await add('live.js', live.replace('GOVUK_SCRIPT', govukScript)),
    icon: await add('icon.svg', await text(own('icon.svg'))),
    all,
  }
}

const extensionOf = (name: string) => path.extname(name) as keyof typeof types // ours alone

async function assetOf(name: string, content: string): Promise<Asset> {
  const body = Buffer.from(content)
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 16)
  return {
    url: `/assets/${hash}-${name}`,
    type: types[extensionOf(name)],
    body,
    zipped: await promisify(gzip)(body, { level: 9 }),
  }
}

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif'

/** GDS Transport is licensed for gov.uk alone, and so is the crest: a system font, and no rule that loads either. */
const systemFont = (style: string): string =>
  style
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/[^{}]*\{[^{}]*govuk-crest\.svg[^{}]*\}/g, '')
    .replaceAll(/"?GDS Transport"?,\s*arial,\s*sans-serif/gi, font)
    .replaceAll(/\/\*# sourceMappingURL=.*?\*\//g, '')

const withoutMap = (script: string): string => script.replace(/\/\/# sourceMappingURL=.*$/m, '')

async function withIcons(style: string, add: (name: string, content: string) => Promise<string>) {
  const named = new Map<string, string>()
  for (const [, name = ''] of style.matchAll(/url\(\/assets\/images\/([a-z-]+\.svg)\)/g))
    if (!named.has(name))
      named.set(name, await add(name, await text(path.join(moj(), 'assets', 'images', name))))
  return style.replaceAll(
    /url\(\/assets\/images\/([a-z-]+\.svg)\)/g,
    (_, name: string) => `url(${named.get(name)})`,
  )
}

/** The style, if nothing is left in it that must not be served or would not be found. */
function checked(style: string): string {
  const wrong = /GDS Transport|url\(\/assets\/(?:images|fonts)|url\(["']?https?:/.exec(style)
  if (wrong) throw new Error(`the style of the pages still names ${wrong[0]}`)
  return style
}

/** Serves what pages load. It is the same for everybody, and may be kept. */
export function serveAssets(app: FastifyInstance): void {
  app.get<{ Params: { name: string } }>(
    '/assets/:name',
    { config: { public: true, cost: 'free' }, schema: { hide: true } },
    async ({ params, headers }, reply) => {
      const asset = (await assets()).all.get(`/assets/${params.name}`)
      if (!asset) return reply.code(404).type('text/plain').send('There is nothing here.')
      const zip = /\bgzip\b/.test(headers['accept-encoding'] ?? '')
      if (zip) void reply.header('content-encoding', 'gzip')
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
        .type(asset.type)
        .send(zip ? asset.zipped : asset.body)
    },
  )
}
