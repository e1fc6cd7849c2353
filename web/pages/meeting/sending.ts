import { randomUUID } from 'node:crypto'
import { each, html, type Html, type Part } from '../../html.ts'

/** A form of one button: which command it sends, and with what. */
interface Sending {
  readonly meeting: string
  readonly command: string
  /** Where its sender comes out. */
  readonly back: string
  readonly values: Readonly<Record<string, string>>
}

/** What goes along unseen with every form of a command: its key, by which it is sent once, and where its sender comes out. */
export const unseen = ({ back, values }: Pick<Sending, 'back' | 'values'>): Html =>
  html`<input type="hidden" name="key" value="${randomUUID()}" /><input
      type="hidden"
      name="back"
      value="${back}"
    />${each(
      Object.entries(values),
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}`

/** Where the form of a command of a meeting is. */
export const doPath = (
  meeting: string,
  command: string,
  values: Readonly<Record<string, string>> = {},
): string => {
  const query = new URLSearchParams(values).toString()
  return `/meetings/${meeting}/do/${command}${query === '' ? '' : `?${query}`}`
}

/** A button that sends a command as it stands; `about` tells a screen reader which of several it is. */
export const sendButton = (
  sending: Sending,
  text: string,
  { about, classes = 'govuk-button--secondary' }: { about?: string; classes?: string } = {},
): Html =>
  html`<form class="tl-inline" method="post" action="${doPath(sending.meeting, sending.command)}">
    ${unseen(sending)}
    <button
      class="govuk-button ${classes} tl-button-s"
      data-module="govuk-button"
      data-prevent-double-click="true"
      name="do"
      value="send"
    >
      ${text}${about !== undefined && html`<span class="govuk-visually-hidden"> ${about}</span>`}
    </button>
  </form>`

/** What is sent to an address of the meeting's own, with whatever stands inside. */
export const ownForm = (action: string, back: string, inside: Part): Html =>
  html`<form method="post" action="${action}">${unseen({ back, values: {} })} ${inside}</form>`
