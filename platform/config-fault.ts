/** A setting that cannot be used, and why. */
export interface Fault {
  readonly setting: string
  readonly message: string
}

/** All faults of the settings at once, for a person to read. */
export class ConfigFault extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    const lines = faults.map(({ setting, message }) => `  ${setting}: ${message}`)
    super(['These settings cannot be used:', ...lines].join('\n'))
    this.name = 'ConfigFault'
    this.faults = faults
  }
}
