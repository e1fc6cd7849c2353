/**
 * What Jest gives the test file that runs at present.
 * @type {Record<string, any>}
 */
export const globals = {}

// modules stay loaded while one test file follows another, so each name leads to what the present file was given
const present = (/** @type {string} */ name) =>
  new Proxy(() => undefined, {
    apply: (_target, self, args) => Reflect.apply(globals[name], self, args),
    get: (_target, key) => globals[name][key],
  })

export const expect = present('expect')
export const describe = present('describe')
export const it = present('it')
export const test = present('test')
export const beforeAll = present('beforeAll')
export const beforeEach = present('beforeEach')
export const afterAll = present('afterAll')
export const afterEach = present('afterEach')
