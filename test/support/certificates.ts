import 'reflect-metadata' // before the package that makes certificates, which needs it
import { webcrypto } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as x509 from '@peculiar/x509'

/** A certificate and its key, as PEM and as files. */
export interface Certified {
  readonly cert: string
  readonly key: string
  readonly certFile: string
  readonly keyFile: string
}

/** An authority of a test's own, in a folder of its own. */
export interface Authority extends Certified {
  /** A certificate by this authority, for a name and for this machine's addresses. */
  issue(name: string): Promise<Certified>
  remove(): void
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const day = 24 * 60 * 60 * 1000
const lasting = () => ({
  notBefore: new Date(Date.now() - day),
  notAfter: new Date(Date.now() + day),
})

/** Makes an authority whose certificates hold for a day. */
export async function makeAuthority(): Promise<Authority> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-certificates-'))
  const name = 'CN=an authority'
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...lasting(),
    name,
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  })
  const keep = async (
    as: string,
    cert: x509.X509Certificate,
    key: webcrypto.CryptoKey,
  ): Promise<Certified> => {
    const bytes = await webcrypto.subtle.exportKey('pkcs8', key)
    const made = { cert: cert.toString('pem'), key: x509.PemConverter.encode(bytes, 'PRIVATE KEY') }
    const [certFile, keyFile] = [path.join(folder, `${as}.pem`), path.join(folder, `${as}.key.pem`)]
    writeFileSync(certFile, made.cert)
    writeFileSync(keyFile, made.key, { mode: 0o600 })
    return { ...made, certFile, keyFile }
  }
  return {
    ...(await keep('authority', root, keys.privateKey)),
    async issue(subject) {
      const own = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
      const cert = await x509.X509CertificateGenerator.create({
        ...lasting(),
        subject: `CN=${subject}`,
        issuer: name,
        signingKey: keys.privateKey,
        publicKey: own.publicKey,
        signingAlgorithm: algorithm,
        extensions: [
          new x509.SubjectAlternativeNameExtension([
            { type: 'dns', value: subject },
            { type: 'ip', value: '127.0.0.1' },
            { type: 'ip', value: '0.0.0.0' },
          ]),
        ],
      })
      return keep(subject, cert, own.privateKey)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
