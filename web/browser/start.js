// @ts-expect-error -- the address of GOV.UK's script is put in its place when this is served
import { initAll } from 'GOVUK_SCRIPT'

initAll()
