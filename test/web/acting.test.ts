// Proves that a form is taken from whom and in the role that it was shown for, though another tab has changed that since; and that nothing typed is lost.
import { expect, it } from '@jest/globals'
import { ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const pathway = await api.refer()
const both = ['coordinator', 'supervisor'] as const
const value = await signIn(api, both)
const tab = visit(api.app, value)
const other = visit(api.app, value)
const to = `/pathways/${pathway}/do/report-incident`

const hiddenIn = (text: string, action: string): Record<string, string> => {
  const form = [...text.matchAll(/<form[^>]*>[^]*?<\/form>/g)].find(([one]) =>
    one.includes(`action="${action}`),
  )?.[0]
  if (form === undefined) throw new Error(`no form is sent to ${action}`)
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name = '', held = '']) => [name, held]))
}
const changeTo = (role: string) => other.post('/sign-in/as', { role, to: '/work' })
const views = async () =>
  (await api.database.selectFrom('saved_views').select(['name', 'actor']).execute()).map(
    ({ name }) => name,
  )

it('every form of somebody with several roles says for which it is shown', async () => {
  await changeTo('coordinator')
  for (const url of [to, '/pathways', '/search', '/work']) {
    const { text } = await tab.get(url)
    const forms = [...text.matchAll(/<form[^>]*method="post"[^>]*>([^]*?)<\/form>/g)]
    expect(forms.length).toBeGreaterThan(0)
    for (const [form] of forms) expect(form).toContain('name="acting-as" value="coordinator"')
  }
  const one = visit(api.app, await signIn(api, 'coordinator'))
  expect((await one.get('/search')).text).not.toContain('acting-as')
})

it('a form is not judged in another role; the page keeps it and offers to change back', async () => {
  await changeTo('coordinator')
  const typed = { ...hiddenIn((await tab.get('/pathways')).text, '/pathways/views'), name: 'A & b' }
  expect(typed).toMatchObject({ 'acting-as': 'coordinator' })
  await changeTo('supervisor')
  const { status, text } = await tab.post('/pathways/views', typed)
  expect(status).toBe(409)
  expect(text).toContain('You are now working as Supervisor. You opened this form as Coordinator')
  expect(await views()).toEqual([])
  const kept = hiddenIn(text, '/pathways/views')
  expect(kept).toMatchObject({ name: 'A &amp; b', 'acting-as': 'supervisor' })
  expect(text).toMatch(
    /<button[^>]*name="act-as"[^>]*value="coordinator"|value="coordinator"[^>]*name="act-as"/,
  )
  const back = await tab.post('/pathways/views', {
    ...kept,
    name: 'A & b',
    'act-as': 'coordinator',
  })
  expect(back.status).toBe(303)
  expect(await views()).toEqual(['A & b'])
  expect((await other.get('/work')).text).toContain('value="coordinator"')
})

it('a command too is not judged, and is judged once when it is sent again', async () => {
  await changeTo('coordinator')
  const form = { ...hiddenIn((await tab.get(to)).text, to), do: 'send' }
  await changeTo('supervisor')
  const commands = async () =>
    (
      await api.database
        .selectFrom('inbox')
        .select('id')
        .where('name', '=', 'report-incident')
        .execute()
    ).length
  const typed = { ...form, kind: 'following' }
  expect((await tab.post(to, typed)).status).toBe(409)
  expect(await commands()).toBe(0)
})

it('a form that was shown before a role was chosen is sent in the chosen one only when its sender says so', async () => {
  const fresh = await signIn(api, both, { sub: 'undecided' })
  const [first, second] = [visit(api.app, fresh), visit(api.app, fresh)]
  const typed = {
    ...hiddenIn((await first.get('/pathways')).text, '/pathways/views'),
    name: 'Mine',
  }
  expect(typed).toMatchObject({ 'acting-as': 'all' })
  await second.post('/sign-in/as', { role: 'supervisor', to: '/work' })
  const asked = await first.post('/pathways/views', typed)
  expect([asked.status, asked.text]).toEqual([409, expect.stringContaining('Send as Supervisor')])
  const kept = hiddenIn(asked.text, '/pathways/views')
  expect((await first.post('/pathways/views', kept)).status).toBe(303)
})

it('nobody changes to a role that is not theirs', async () => {
  const page = (await tab.get('/pathways')).text
  const typed = { ...hiddenIn(page, '/pathways/views'), name: 'C', 'act-as': 'administrator' }
  await tab.post('/pathways/views', typed)
  expect((await tab.get('/reference/changes')).status).toBe(403)
})

it('a form is not taken from somebody else who has signed in since, nor shown to them', async () => {
  const opened = hiddenIn((await visit(api.app, await signIn(api, 'coordinator')).get(to)).text, to)
  const next = visit(api.app, await signIn(api, 'policeLead'))
  const typed = { ...opened, kind: 'following', note: 'Waited at the stop', do: 'send' }
  const { status, text } = await next.post(to, typed)
  expect([status, text]).toEqual([409, expect.stringContaining('Somebody else opened this form')])
  expect(text).not.toContain('Waited at the stop')
  const own = { ...typed, ...hiddenIn((await next.get(to)).text, to) }
  expect((await next.post(to, own)).text).toContain('Enter the date on which it happened')
})
