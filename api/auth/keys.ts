import type { JWK } from 'jose'
import { privateKeyOf } from '../../platform/signing.ts'

export { algorithm, publicKeyOf } from '../../platform/signing.ts'

/** The private key of a data folder, for making tokens. */
export const privateKeyIn = (dataDir: string): Promise<JWK> => privateKeyOf(dataDir, 'auth')
