import { jest } from '@jest/globals'

// a project of jest has no setting for this; tests that wait for servers need more than its five seconds
jest.setTimeout(process.env['THROUGHLINE_PROOF'] === 'long' ? 30 * 60_000 : 120_000)
