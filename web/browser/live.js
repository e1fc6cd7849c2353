// Shows what others enter at a meeting. The server tells only that something is new. The page is then asked for again,
// which shows what its reader may see, and its parts are put in place of the old ones. Where somebody types, nothing is
// touched.

// @ts-expect-error -- the address of GOV.UK's script is put in its place when this is served
import { initAll } from 'GOVUK_SCRIPT'

const typedIn = 'input:not([type=hidden]), textarea, select'
const focusable = 'a, button, summary, input, textarea, select'
const signedOut = 'You are not signed in any more. Reload this page to sign in again.'

/** Parts of the page, by id, as the server last drew them. @type {Map<string, string>} */
const drawn = new Map()

/** Whether a part was left as it is because somebody was in one of its fields. */
let waiting = false

const place = document.getElementById('live')
if (place?.dataset.stream) follow(place, place.dataset.stream)
setInterval(countOn, 5000)

/** @param {HTMLElement} place @param {string} address */
function follow(place, address) {
  let shown = Number(place.dataset.version)
  let latest = shown
  let asking = false
  /** @type {EventSource | undefined} */
  let source

  const close = () => {
    source?.close()
    source = undefined
  }
  const connect = () => {
    if (document.visibilityState !== 'visible') return close()
    if (source) return
    source = new EventSource(address)
    source.onmessage = ({ data }) => {
      latest = Math.max(latest, Number(data))
      void catchUp()
    }
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED)
        say('What others enter does not appear by itself now.')
    }
  }
  const catchUp = async () => {
    if (asking || latest <= shown) return
    asking = true
    try {
      const answer = await fetch(location.href, {
        headers: { 'x-quietly': 'yes' },
        redirect: 'manual',
      })
      if (answer.status === 401) {
        close()
        say(signedOut)
        return
      }
      if (!answer.ok) return say('What others entered could not be shown. Use the link.')
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      shown = Number(page.getElementById('live')?.dataset.version ?? latest)
      say('')
      show(page)
    } catch {
      say('The connection is broken. What others enter appears as soon as it is back.')
    } finally {
      asking = false
    }
    if (latest > shown) await catchUp()
  }

  document.addEventListener('visibilitychange', connect)
  document.addEventListener('input', ({ target }) => {
    const part = target instanceof Element ? target.closest('[data-live]') : null
    if (part instanceof HTMLElement) part.dataset.touched = ''
  })
  document.addEventListener('focusout', () => {
    if (!waiting || document.querySelector('[data-touched]')) return
    waiting = false
    shown = -1
    setTimeout(() => void catchUp(), 200) // the focus may go on to another field
  })
  connect()
}

/** Says something about the page itself. @param {string} text */
function say(text) {
  const line = document.querySelector('[data-live-says]')
  if (line) line.textContent = text
}

/** Puts the parts of a page that was asked for again in their places. @param {Document} page */
function show(page) {
  const old = partsOf(document)
  const fresh = partsOf(page)
  const same = old.length === fresh.length && old.every(({ id }, at) => id === fresh[at]?.id)
  const phase = (/** @type {Document} */ of) => of.getElementById('live')?.dataset.phase
  if (!same || phase(document) !== phase(page)) return showWhole(page, old)
  for (const part of old) {
    const next = page.getElementById(part.id)
    if (next) showPart(part, next)
  }
}

/** @param {Document} of @returns {HTMLElement[]} */
const partsOf = (of) =>
  [...of.querySelectorAll('[data-live]')].filter((part) => part instanceof HTMLElement)

/** The page has other parts than before: all of it is shown, unless somebody types. @param {Document} page @param {HTMLElement[]} old */
function showWhole(page, old) {
  const main = document.getElementById('main-content')
  const next = page.getElementById('main-content')
  if (!main || !next) return
  if (old.some(isInUse)) {
    say('More has changed than can be shown while you type. When you are done, use the link.')
    for (const part of old) {
      const there = page.getElementById(part.id)
      if (there && !isInUse(part)) showPart(part, there)
    }
    return
  }
  const focus = focusIn(main)
  const open = opened(main)
  main.replaceChildren(...next.childNodes)
  begin(main, open, focus)
}

/** @param {HTMLElement} part @param {HTMLElement} next */
function showPart(part, next) {
  const source = next.outerHTML.replaceAll(/name="key" value="[^"]*"/g, '')
  if (drawn.get(part.id) === source) return
  if (isInUse(part)) {
    waiting = true
    return
  }
  drawn.set(part.id, source)
  const focus = focusIn(part)
  const open = opened(part)
  part.replaceWith(next)
  begin(next, open, focus)
}

/** Whether somebody types here, or has typed something that is not sent. @param {HTMLElement} part */
const isInUse = (part) =>
  'touched' in part.dataset ||
  (part.contains(document.activeElement) && document.activeElement?.matches(typedIn) === true)

/** Which details stand open, each by its number. @param {HTMLElement} part */
const opened = (part) => [...part.querySelectorAll('details')].map(({ open }) => open)

/** What makes a link or a button the same one after it is drawn again. @param {Element} one */
const nameOf = (one) =>
  [one.tagName, one.id, one.getAttribute('name'), one.getAttribute('href'), one.textContent].join(
    '|',
  )

/** What has the focus. @param {HTMLElement} part */
const focusIn = (part) =>
  document.activeElement && part.contains(document.activeElement)
    ? nameOf(document.activeElement)
    : undefined

/** @param {HTMLElement} part @param {boolean[]} open @param {string | undefined} focus */
function begin(part, open, focus) {
  initAll({ scope: part })
  for (const [at, one] of [...part.querySelectorAll('details')].entries())
    if (at < open.length) one.open = open[at] === true
  const same = focus && [...part.querySelectorAll(focusable)].find((one) => nameOf(one) === focus)
  if (same instanceof HTMLElement) same.focus({ preventScroll: true })
  else if (focus !== undefined) {
    part.tabIndex = -1
    part.focus({ preventScroll: true })
  }
  countOn()
}

/** Counts on what the server drew of the time that an item has. */
function countOn() {
  const speed = Number(place?.dataset.speed ?? 1)
  for (const one of document.querySelectorAll('[data-until]')) {
    if (!(one instanceof HTMLElement)) continue
    one.dataset.drawn ??= String(Date.now())
    const passed = (Date.now() - Number(one.dataset.drawn)) * speed
    const left = Number(one.dataset.until) - Number(one.dataset.now) - passed
    one.textContent = leftInWords(left / 60_000)
  }
}

/** @param {number} minutes */
function leftInWords(minutes) {
  const counted = (/** @type {number} */ count) => `${count} ${count === 1 ? 'minute' : 'minutes'}`
  if (minutes > 0) return `${counted(Math.ceil(minutes))} left`
  return minutes > -1 ? 'time is up' : `${counted(Math.floor(-minutes))} over`
}
