/**
 * When a field that a body's schema lets be left out is needed all the same: always, if another field has one of these
 * values, or as things stand.
 */
export type Needed =
  'always' | 'asThingsStand' | { readonly when: string; readonly is: readonly (string | boolean)[] }

/** The fields that are needed although their schema lets them be left out, by command. */
export type NeededFields<Name extends string> = {
  readonly [N in Name]?: Readonly<Record<string, Needed>>
}
