import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { createDatabase } from './database.ts'
import { openWindows, type Windows, windowOf } from './chromium.ts'
import type { Role } from '../../domain/codes.ts'
import { ownNames } from '../../platform/hosts.ts'
import { startApi, type TestApi } from './api.ts'
import { startMadeUpSignIn } from './made-up-sign-in.ts'
import { usualAgency } from './people.ts'

/** Pages that people sign in to at the embedded provider. */
export interface SignedUp {
  readonly api: TestApi
  readonly windows: Windows
  /** A new window of somebody who has just signed in from the list of people, on the page that they asked for. */
  arrive(role: Role, more?: Arriving): Promise<Page>
  stop(): Promise<void>
}

interface Arriving {
  readonly agency?: string
  readonly to?: string
  readonly script?: boolean
}

/** Starts pages with a provider of their own, and Chromium. */
export async function startSignedUp(): Promise<SignedUp> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-provider-'))
  const reference = await createDatabase() // the provider reads who works where, and nothing else
  const provider = await startMadeUpSignIn(reference.url, dataDir)
  const api = await startApi({
    config: {
      authIssuer: 'throughline',
      publicUrl: 'http://127.0.0.1:3000',
      hosts: ownNames,
      mailFrom: 'Throughline <throughline@example.org>',
      dataDir,
      signIn: {
        issuer: provider.issuer,
        clientId: 'throughline-pages',
        clientSecret: undefined,
        groupsFile: undefined,
      },
    },
  })
  const windows = await openWindows(api)
  return {
    api,
    windows,
    arrive: async (role, { agency = usualAgency[role], to = '/work', script = true } = {}) => {
      const page = await windowOf(windows.browser, windows.at, undefined, { script })
      await page.goto(to)
      await chooseFromList(page, role, agency)
      await page.waitForURL((url) => url.origin === windows.at.origin)
      return page
    },
    stop: async () => {
      await windows.close()
      await provider.stop()
      await api.stop()
      await reference.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Chooses somebody of London from the provider's list of people. */
export const chooseFromList = (page: Page, role: Role, agency = usualAgency[role]): Promise<void> =>
  page.click(`button[value="london:${role}@${agency}"]`)
