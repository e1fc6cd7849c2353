import type { Settings } from '../../platform/settings.ts'

/** Whether anybody on this machine may sign in as anybody: never where a service is named that knows real people. */
export const hasMadeUpPeople = (
  given: Pick<Settings, 'SIGN_IN_ISSUER' | 'AUTH_JWKS_URL'>,
): boolean => given.SIGN_IN_ISSUER === undefined && given.AUTH_JWKS_URL === undefined
