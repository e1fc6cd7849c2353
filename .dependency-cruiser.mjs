/** @typedef {import('dependency-cruiser').IForbiddenRuleType} Rule */

/**
 * Which folders, or files of them, each folder may import. This table is the architecture; all else is an error.
 * @type {Record<string, string[]>}
 */
const mayImport = {
  domain: [],
  workflows: [],
  store: ['domain'],
  platform: [],
  client: ['domain', 'platform', 'workflows/contract'],
  activities: ['domain', 'store', 'client', 'platform'],
  app: ['domain', 'store', 'client', 'platform'],
  web: ['app', 'domain', 'platform'],
  api: ['app', 'domain', 'platform', 'web/plugin'],
  worker: ['domain', 'store', 'client', 'platform', 'activities', 'workflows/contract'],
  scripts: [
    'domain',
    'store',
    'client',
    'platform',
    'app',
    'api',
    'worker',
    'activities',
    'workflows/contract',
  ],
}

/**
 * Files that put something together, and so reach further than their folder.
 * @type {Record<string, string[]>}
 */
const mayImportToo = {
  'api/main': ['store', 'client'],
  'scripts/mailbox': ['web/mailbox/server'],
}

/**
 * Of these a folder may import the types, though not the values.
 * @type {Record<string, string[]>}
 */
const mayImportTypes = { workflows: ['domain', 'activities'] }

/** Folders, or files without their ending, as one expression over paths. */
const anyOf = (/** @type {string[]} */ paths) => `^(?:${paths.join('|')})(?:/|\\.ts$)`

const ours = anyOf([...Object.keys(mayImport), 'test', 'bench'])

/** @type {import('dependency-cruiser').DependencyType[]} */
const typeOnly = ['type-only']

const folderOf = (/** @type {string} */ part) => part.split('/')[0] ?? ''

/**
 * @param {string} part a folder, or a file without its ending
 * @param {string[]} allowed
 * @param {string[]} except files of it with a fence of their own
 * @returns {Rule[]}
 */
const fence = (part, allowed, except = []) => {
  const folder = folderOf(part)
  const types = mayImportTypes[folder] ?? []
  const from = { path: anyOf([part]), ...(except.length > 0 ? { pathNot: anyOf(except) } : {}) }
  const values = types.length > 0 ? [{ path: anyOf(types), dependencyTypesNot: typeOnly }] : []
  return [{ path: ours, pathNot: anyOf([folder, ...allowed, ...types]) }, ...values].map((to) => ({
    name: `fence around ${part}`,
    comment: `${part} may not import this: see the table mayImport in .dependency-cruiser.mjs.`,
    severity: 'error',
    from,
    to,
  }))
}

/** @satisfies {import('dependency-cruiser').IConfiguration} */
export default {
  /** @type {Rule[]} */
  forbidden: [
    {
      name: 'no circle',
      comment: 'Imports of types count. Move what both need into a file that imports neither.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...Object.entries(mayImport).flatMap(([folder, allowed]) =>
      fence(
        folder,
        allowed,
        Object.keys(mayImportToo).filter((file) => file.startsWith(`${folder}/`)),
      ),
    ),
    ...Object.entries(mayImportToo).flatMap(([file, too]) =>
      fence(file, [...(mayImport[folderOf(file)] ?? []), ...too]),
    ),
  ],
  options: {
    tsPreCompilationDeps: true, // types as well as values
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:\\.tools|\\.data|coverage)/' },
  },
}
