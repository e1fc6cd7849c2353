// Proves that no migration takes anything away from the version before it, unless it says that it ends it.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { lastToEndEarlier } from '../../../store/migrations/index.ts'
import { ownMigrations } from '../../../store/tables-fit.ts'

const tables = [...textOf('0001-begin').matchAll(/create table (\w+)/g)].map(([, name]) => name)

/** What makes a statement that was right before wrong, or a row that was taken before refused. */
const takesAway = [
  /\bdrop (table|view|column|function|index|type|role|schema)\b/i,
  /\bdropTable|dropColumn|renameTo|renameColumn|alterColumn/,
  /\brename (to|column)\b/i,
  /\balter column \w+ (type|set data type|set not null|drop default)\b/i,
  /\badd column (?:if not exists )?(?:(?!,|default|generated)[\s\S])*?\bnot null\b(?![^,]*\b(default|generated)\b)/i,
  /\b(truncate|revoke)\b/i,
  /\bdelete from\b/i,
  /\balter table \w+ add (constraint|check|unique|primary key|foreign key)\b/i,
]

function textOf(migration: string): string {
  return readFileSync(`store/migrations/${migration}.ts`, 'utf8')
}
const faultsOf = (text: string) =>
  takesAway.filter((one) =>
    one.test(text.replaceAll(/revoke all on function[^`]* from public/g, '')),
  )

describe('what takes something away', () => {
  it.each([
    'alter table pathways drop column listing',
    'alter table pathways rename column a to b',
    'alter table pathways alter column site type int',
    'alter table pathways add column a text not null',
    'alter table pathways add column a text not null, add column b int default 1',
    'drop view unbegun',
    'revoke select on inbox from throughline',
    'alter table pathways add constraint positive check (version > 0)',
    'delete from notices',
  ])('is known: %s', (statement) => {
    expect(faultsOf(statement)).toHaveLength(1)
  })

  it.each([
    'alter table pathways add column a text, add column b int',
    "alter table pathways add column a text not null default ''",
    'alter table reports add column sender text not null generated always as (a) stored',
    'create table more (id text primary key, at timestamptz not null)',
    'create index more_at on more (at)',
  ])('is not %s', (statement) => {
    expect(faultsOf(statement)).toEqual([])
  })

  it('looks at migrations', () => {
    expect(tables).toContain('pathways')
  })
})

const later = ownMigrations().filter((name) => name > lastToEndEarlier)
it.each([lastToEndEarlier, ...later])('%s', (name) => {
  const faults = name === lastToEndEarlier ? [] : faultsOf(textOf(name))
  expect({ name, faults }).toEqual({ name, faults: [] })
})
