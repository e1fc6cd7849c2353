import type pg from 'pg'

/** A query as it was sent. */
export interface Sent {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

interface Node {
  readonly 'Node Type': string
  readonly 'Index Name'?: string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly Plans?: readonly Node[]
}

/** How PostgreSQL read a list: from what, and what it sorted. */
export async function planOf(client: pg.Client, { sql, parameters }: Sent): Promise<string> {
  const { rows } = await client.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Node }] }>(
    `explain (analyze, timing off, format json) ${sql}`,
    [...parameters],
  )
  const nodes = rows.flatMap((row) => all(row['QUERY PLAN'][0].Plan))
  const scans = nodes.filter((node) => node['Node Type'].endsWith('Scan') && placeOf(node) !== '')
  const order = nodes.filter((node) => /Merge Append|Sort/.test(node['Node Type']))
  return [...new Set([...order.map(orderOf), ...scans.slice(0, 3).map(scanOf)])].join(', ')
}

const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)]

const placeOf = (node: Node): string => node['Index Name'] ?? node['Relation Name'] ?? ''

const scanOf = (node: Node): string => `${node['Node Type']} ${placeOf(node)}`

const orderOf = (node: Node): string => {
  const rows = (node.Plans ?? []).reduce(
    (sum, { 'Actual Rows': n = 0, 'Actual Loops': loops = 1 }) => sum + n * loops,
    0,
  )
  return node['Node Type'] === 'Merge Append' ? 'Merge Append' : `${node['Node Type']} of ${rows}`
}
