// `npm run images:pin`: writes beside each image's version the digest that its registry gives for it now.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { counted } from './supervisor/counted.ts'
import { saying } from './supervisor/fault.ts'

/** An image by its version: after `image:` or `FROM`, with or without a digest. Our own has none, because it is built here. */
const named =
  /^(?<before>\s*image: |FROM )(?!throughline:)(?<image>[\w./-]+:[\w.-]+)(?:@sha256:[0-9a-f]{64})?/gm

const files = ['docker-compose.yml', 'Dockerfile']

try {
  const digests = new Map<string, string>()
  // All are asked before anything is written: an image that cannot be had changes nothing.
  const pinned = files.map((file) => ({ file, text: withDigests(file, digests) }))
  for (const { file, text } of pinned) writeFileSync(file, text)
  console.log(`${counted(digests.size, 'image')} named by digest in ${files.join(' and ')}.`)
} catch (error) {
  console.error(
    `Nothing was written (${saying(error)}): the command needs \`docker\` with buildx, and a way to the registries.`,
  )
  process.exitCode = 1
}

function withDigests(file: string, digests: Map<string, string>): string {
  return readFileSync(file, 'utf8').replace(named, (_whole, before: string, image: string) => {
    const digest = digests.get(image) ?? digestOf(image)
    digests.set(image, digest)
    return `${before}${image}@${digest}`
  })
}

/** The digest of an image for all platforms, from its registry. */
function digestOf(image: string): string {
  const inspect = ['buildx', 'imagetools', 'inspect', image, '--format', '{{.Manifest.Digest}}']
  const said = execFileSync('docker', inspect, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const digest = said.trim()
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new Error(`${image} was given no digest`)
  return digest
}
