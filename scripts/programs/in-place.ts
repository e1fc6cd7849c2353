import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'esbuild'

/**
 * Tells each module where its own file is, although it runs as part of one script: views, migrations, the workers of
 * threads and the like are read from there.
 */
export const inPlace: Plugin = {
  name: 'in-place',
  setup(build) {
    build.onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path: file }) => {
      const contents = located(file, await readFile(file, 'utf8'))
      return { contents, loader: file.endsWith('ts') ? 'ts' : 'js' }
    })
  },
}

function located(file: string, text: string): string {
  const [name, folder, url] = [file, path.dirname(file), pathToFileURL(file).href].map((place) =>
    JSON.stringify(place),
  )
  if (/\bimport\.meta\b|^(?:import|export)\b/m.test(text))
    return text
      .replaceAll(/\bimport\.meta\.dirname\b/g, () => `${folder}`)
      .replaceAll(/\bimport\.meta\.filename\b/g, () => `${name}`)
      .replaceAll(/\bimport\.meta\.url\b/g, () => `${url}`)
  const resolving = text.replaceAll(
    'require.resolve(',
    `require('module').createRequire(${name}).resolve(`,
  )
  return /\b__(?:dir|file)name\b/.test(text)
    ? `var __dirname = ${folder}, __filename = ${name}; ${resolving}`
    : resolving
}
