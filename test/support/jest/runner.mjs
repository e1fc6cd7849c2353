import { createRequire, registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { globals } from './globals.mjs'

const require = createRequire(import.meta.url)
/** @type {(...given: unknown[]) => unknown} */
const circus = require('jest-circus/runner').default
const handlersOfLastFile = Symbol.for('EVENT_HANDLERS')
const ourGlobals = pathToFileURL(path.join(import.meta.dirname, 'globals.mjs')).href
let loaded = 0

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === '@jest/globals' ? ourGlobals : specifier, context),
})

/**
 * Runs a test file as Jest does, except that Node itself loads it. What the files of one process have in common is loaded
 * once: Jest would load zod, Fastify and Temporal again for each. The price is that modules cannot be mocked.
 * @param {unknown[]} given as Jest gives it: two configurations, the environment, how modules are loaded, the file, and whom to tell
 */
export default (...given) =>
  circus(...given.with(3, Object.setPrototypeOf(loading, Object(given[3]))))

const loading = {
  /** @param {string} file */
  requireInternalModule(file) {
    delete require.cache[file] // each test file has its own list of tests
    Reflect.deleteProperty(globalThis, handlersOfLastFile)
    return require(file)
  },
  /** @param {object} current */
  setGlobalsForRuntime: (current) => void Object.assign(globals, current),
  unstable_shouldLoadAsEsm: () => true,
  /** @param {string} file */
  unstable_importModule: (file) => import(`${pathToFileURL(file)}?${++loaded}`), // read again when it is run again
}
