// Proves who may change an agency's address, and when a second person has to agree.
import { describe, expect, it } from '@jest/globals'
import { mayNotAgree, mayNotAsk, needsSecond } from '../../../../domain/reference/contact.ts'

const serves = ['cheshire', 'london']
const everywhere = { site: undefined, serves }

describe('a change of address', () => {
  it('at one site is for its own administrators, where the agency serves it', () => {
    expect(mayNotAsk(['london'], { site: 'london', serves })).toBeUndefined()
    expect(mayNotAsk(['hampshire'], { site: 'london', serves })).toBe('not-your-site')
    expect(mayNotAsk(['hampshire'], { site: 'hampshire', serves })).toBe('not-your-site')
    expect(needsSecond({ site: 'london', serves })).toBe(false)
  })

  it('at every site is for administrators of one of them, and takes a second if there are several', () => {
    expect(mayNotAsk(['london'], everywhere)).toBeUndefined()
    expect(mayNotAsk(['hampshire'], everywhere)).toBe('not-your-site')
    expect(needsSecond(everywhere)).toBe(true)
    expect(needsSecond({ site: undefined, serves: ['london'] })).toBe(false)
    expect(mayNotAsk(['london'], { site: undefined, serves: [] })).toBeUndefined()
  })
})

describe('the second person', () => {
  const asked = { ...everywhere, by: 'a', sites: ['london'] }

  it('is another, of a site that the first did not speak for', () => {
    expect(mayNotAgree({ by: 'b', own: ['cheshire'] }, asked)).toBeUndefined()
    expect(mayNotAgree({ by: 'b', own: ['london'] }, asked)).toBe('not-your-site')
    expect(mayNotAgree({ by: 'a', own: ['cheshire'] }, asked)).toBe('second-person')
    expect(mayNotAgree({ by: 'b', own: ['hampshire'] }, asked)).toBe('not-your-site')
  })

  it('is of any of them where the first spoke for all', () => {
    const all = { ...asked, sites: serves }
    expect(mayNotAgree({ by: 'b', own: ['london'] }, all)).toBeUndefined()
    expect(mayNotAgree({ by: 'a', own: ['london'] }, all)).toBe('second-person')
  })
})
