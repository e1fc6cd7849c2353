import { pathwayPage } from './docs/pathway-page.ts'
import { writeFileSync } from 'node:fs'

/** Writes `docs/pathway.md` from the registries. */
writeFileSync('docs/pathway.md', pathwayPage())
