import type { Route } from '../page.ts'
import { seenPost, workPage } from './work/page.ts'

/** Every page, and every address that a form is sent to. */
export const routes: readonly Route[] = [workPage, seenPost]
