import { commandKeyring } from './key-command.ts'
import { fileKeyring } from './key-file.ts'
import type { Keyring } from './keyring.ts'

/** The outer keys of an installation: with the operator's command where there is one, else in the data folder. */
export const openKeyring = (at: {
  readonly dataDir: string
  readonly wordsKeyCommand: string | undefined
}): Keyring =>
  at.wordsKeyCommand === undefined ? fileKeyring(at.dataDir) : commandKeyring(at.wordsKeyCommand)
