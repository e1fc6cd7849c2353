import { appendFileSync } from 'node:fs'

/** Adds "passed failed" to the file that THROUGHLINE_COUNTS names, for whoever adds up several runs. */
export default class CountReporter {
  /**
   * @param {unknown} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const file = process.env.THROUGHLINE_COUNTS
    if (!file) return
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    appendFileSync(file, `${results.numPassedTests} ${failed}\n`)
  }
}
