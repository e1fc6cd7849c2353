import { decode, encode } from '@jridgewell/sourcemap-codec'
import { build as bundle } from 'esbuild'
import { inPlace } from './in-place.ts'
import { mapMark } from './stack.ts'

/** Some packages ask for these only where they are needed: to build, or for a driver that we do not use. */
const external = ['@temporalio/core-bridge', 'pg-native', 'webpack']

/** One script with a program and everything that it imports, and with a source map for what is ours. */
export async function build(root: string, program: string): Promise<string> {
  const requiring = `const require = requireIn(${JSON.stringify(`${root}/package.json`)});`
  const { outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: [program],
    outdir: root, // the paths in the source map are as seen from here
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'none',
    minifyWhitespace: true,
    lineLimit: 300, // Node shows the line of an error that nobody caught
    external,
    plugins: [inPlace],
    banner: { js: `import { createRequire as requireIn } from 'node:module'; ${requiring}` },
    logLevel: 'silent',
  })
  const [map, script] = ['.map', '.js'].map(
    (ending) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '',
  )
  const inline = Buffer.from(oursIn(map ?? '', root)).toString('base64')
  return `${script}\n${mapMark}${inline}`
}

interface SourceMap {
  readonly sources: readonly string[]
  readonly mappings: string
}

/** A source map without what it says of packages: reading it for all would take longer than the rest of a start. */
function oursIn(text: string, root: string): string {
  const map = JSON.parse(text) as SourceMap // the builder's
  const isPackage = map.sources.map((source) => source.includes('node_modules/'))
  const mappings = decode(map.mappings).map((line) => {
    let before = false
    return line.flatMap((segment): typeof line => {
      const ours = segment.length > 1 && !isPackage[segment[1] ?? 0]
      const ends = before && !ours
      before = ours
      return ours ? [segment] : ends ? [[segment[0]]] : []
    })
  })
  const sources = map.sources.map((source, n) => (isPackage[n] ? '' : `${root}/${source}`))
  return JSON.stringify({ ...map, sources, names: [], mappings: encode(mappings) })
}
