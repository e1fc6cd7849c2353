import type { Html } from '../html.ts'
import { component } from './macros.ts'

// The options that we use of GOV.UK's components, under their own names; a test holds them to the package's `macro-options.json`.

type Attributes = Readonly<Record<string, string>>

/** Text, or HTML in its place. */
interface Text {
  readonly text?: string | undefined
  readonly html?: Html | undefined
  readonly classes?: string | undefined
}

interface Group {
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** What every field has. */
interface Field {
  readonly label: Text & { readonly isPageHeading?: boolean | undefined }
  readonly hint?: Text | undefined
  readonly errorMessage?: Text | undefined
  readonly formGroup?: Group | undefined
  readonly id: string
  readonly name: string
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly describedBy?: string | undefined
}

export interface FieldsetOptions {
  readonly legend?: (Text & { readonly isPageHeading?: boolean | undefined }) | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly describedBy?: string | undefined
  readonly html?: Html | undefined
}

export interface InputOptions extends Field {
  readonly value?: string | undefined
  readonly type?: string | undefined
  readonly inputmode?: string | undefined
  readonly autocomplete?: string | undefined
  readonly spellcheck?: boolean | undefined
  readonly prefix?: Text | undefined
  readonly suffix?: Text | undefined
}

export interface TextareaOptions extends Field {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly spellcheck?: boolean | undefined
}

export interface CharacterCountOptions extends TextareaOptions {
  readonly maxlength: number
  readonly threshold?: number | undefined
}

export interface Choice extends Text {
  readonly value?: string | undefined
  readonly checked?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly hint?: Text | undefined
  readonly label?: Group | undefined
  readonly attributes?: Attributes | undefined
  readonly conditional?: { readonly html: Html } | undefined
  readonly divider?: string | undefined
  readonly behaviour?: 'exclusive' | undefined
}

interface Choices {
  readonly name: string
  readonly idPrefix: string
  readonly fieldset?: FieldsetOptions | undefined
  readonly hint?: Text | undefined
  readonly errorMessage?: Text | undefined
  readonly formGroup?: Group | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly items: readonly Choice[]
}

export interface RadiosOptions extends Choices {
  readonly value?: string | undefined
}

export interface CheckboxesOptions extends Choices {
  readonly values?: readonly string[] | undefined
}

export interface SelectOptions extends Field {
  readonly value?: string | undefined
  readonly items: readonly {
    readonly value: string
    readonly text: string
    readonly selected?: boolean | undefined
  }[]
}

export interface DateInputOptions {
  readonly id: string
  readonly namePrefix?: string | undefined
  readonly items: readonly {
    readonly name: string
    readonly label?: string | undefined
    readonly value?: string | undefined
    readonly classes?: string | undefined
    readonly inputmode?: string | undefined
  }[]
  readonly fieldset?: FieldsetOptions | undefined
  readonly hint?: Text | undefined
  readonly errorMessage?: Text | undefined
  readonly formGroup?: Group | undefined
}

export interface ButtonOptions extends Text {
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly type?: 'submit' | 'button' | undefined
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly preventDoubleClick?: boolean | undefined
}

export interface ErrorSummaryOptions {
  readonly titleText: string
  readonly descriptionText?: string | undefined
  readonly descriptionHtml?: Html | undefined
  readonly errorList: readonly (Text & { readonly href?: string | undefined })[]
}

export interface NotificationBannerOptions extends Text {
  readonly titleText?: string | undefined
  readonly type?: 'success' | undefined
  readonly role?: string | undefined
  readonly titleId?: string | undefined
}

export interface DetailsOptions extends Text {
  readonly summaryText?: string | undefined
  readonly summaryHtml?: Html | undefined
  readonly open?: boolean | undefined
  readonly id?: string | undefined
}

export interface TaskListOptions {
  readonly idPrefix: string
  readonly items: readonly {
    readonly title: Text
    readonly hint?: Text | undefined
    readonly href?: string | undefined
    readonly status: Text & { readonly tag?: Text | undefined }
  }[]
}

/** GOV.UK's components, by their own macros. */
export const govuk = {
  input: (options: InputOptions) => component('input', options),
  textarea: (options: TextareaOptions) => component('textarea', options),
  characterCount: (options: CharacterCountOptions) => component('character-count', options),
  radios: (options: RadiosOptions) => component('radios', options),
  checkboxes: (options: CheckboxesOptions) => component('checkboxes', options),
  select: (options: SelectOptions) => component('select', options),
  dateInput: (options: DateInputOptions) => component('date-input', options),
  fieldset: (options: FieldsetOptions) => component('fieldset', options),
  button: (options: ButtonOptions) => component('button', options),
  errorSummary: (options: ErrorSummaryOptions) => component('error-summary', options),
  notificationBanner: (options: NotificationBannerOptions) =>
    component('notification-banner', options),
  details: (options: DetailsOptions) => component('details', options),
  taskList: (options: TaskListOptions) => component('task-list', options),
  warningText: (options: Text & { readonly iconFallbackText?: string }) =>
    component('warning-text', options),
  insetText: (options: Text) => component('inset-text', options),
  panel: (options: Text & { readonly titleText: string }) => component('panel', options),
}
