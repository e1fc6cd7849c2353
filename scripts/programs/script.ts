import path from 'node:path'
import { besidePackages, contentKey, kept } from '../../worker/kept.ts'

/** Where the sources of our programs are. */
const sources = [
  'activities',
  'api',
  'app',
  'client',
  'domain',
  'platform',
  'scripts',
  'store',
  'web',
  'worker',
  'workflows',
]

/** Stands for all that our programs are made from, as it is now. Undefined where nobody can tell what is installed. */
export const contentOfPrograms = (root: string): string | undefined =>
  contentKey(
    sources.map((folder) => path.join(root, folder)),
    path.join(root, 'node_modules/.package-lock.json'),
  )

/**
 * The file with everything that a program is made of, in one script: a start would otherwise look for and load some 1,500
 * modules. It is built once for each content, and kept beside the installed packages or in the data folder. Where neither
 * can be written, the program runs from its sources, which takes longer. Whoever starts several programs at once reads the
 * content for all of them.
 */
export async function scriptOf(
  root: string,
  program: string,
  content = contentOfPrograms(root),
): Promise<string> {
  const dataDir = path.resolve(process.env.DATA_DIR ?? '.data')
  const { at } = await kept(
    {
      folders: [besidePackages(root), dataDir],
      file: `${path.dirname(program)}-${path.basename(program, '.ts')}.mjs`,
      key: content,
      warn: (why) => process.stderr.write(`The script of ${program} could not be kept: ${why}\n`),
    },
    async () => {
      const { build } = await import('./build.ts')
      return build(root, program)
    },
  )
  return at ?? path.join(root, program)
}
