import { createHmac } from 'node:crypto'
import { isUnknownHere, query } from './postgres-client.ts'

/** The name of the embedded database. */
export const databaseName = 'throughline'

/**
 * The roles of the embedded PostgreSQL: its superuser, who makes the others and does nothing else; the owner of the
 * database, who changes its tables; and the application, which may do with them what `store/grants.ts` says.
 */
export const postgresRoles = {
  superuser: 'postgres',
  owner: 'throughline_owner',
  application: 'throughline',
} as const

/** The role that owns the audit log, in which nobody signs in. The owner may give it tables, when it migrates. */
const auditRole = 'throughline_audit'

/** One of the roles of the embedded PostgreSQL. */
export type PostgresRole = keyof typeof postgresRoles

/**
 * The password of a role: the superuser's is the one in the data folder, and the others' are derived from it. So there is
 * one file to keep, and who has another role's password is no nearer to the superuser's.
 */
const passwordFor = (role: PostgresRole, password: string): string =>
  role === 'superuser'
    ? password
    : createHmac('sha256', password).update(postgresRoles[role]).digest('base64url')

/** Where the superuser gets in: the address of a database, as a role with a password. Without one, whoever comes is let in. */
export interface Cluster {
  readonly port: number
  readonly password?: string | undefined
}

/** The address of a database of a cluster, as one of its roles. */
export const addressAs = (
  { port, password }: Cluster,
  role: PostgresRole,
  database: string = databaseName,
): string => {
  const secret = password === undefined ? '' : `:${passwordFor(role, password)}`
  return `postgres://${postgresRoles[role]}${secret}@127.0.0.1:${port}/${database}`
}

/**
 * Makes the roles and the database, unless they are there: one query says so. A cluster of an older version has one user
 * only, its superuser `throughline`; that one is renamed, and what it owns goes to the owner. Safe to repeat from any point.
 */
export async function ensureRoles(cluster: Cluster): Promise<void> {
  const superuser = addressAs(cluster, 'superuser', 'postgres')
  const owned = `select from pg_database where datname = '${databaseName}' and datdba = to_regrole('${postgresRoles.owner}')`
  if ((await query(superuser, owned).catch(whereRenamed(cluster, owned))).length > 0) return
  await inTransaction(superuser, [
    ...(['owner', 'application'] as const).map((role) => createRole(role, cluster)),
    `do $$ begin
      if to_regrole('${auditRole}') is null then create role ${auditRole} nologin; end if;
    end $$`,
    `grant ${auditRole} to ${postgresRoles.owner}`,
    ...['postgres', 'template1'].map((name) => `revoke connect on database ${name} from public`),
  ])
  const there = `select from pg_database where datname = '${databaseName}'`
  if ((await query(superuser, there)).length === 0)
    await query(superuser, `create database ${databaseName} owner ${postgresRoles.owner}`)
  // Its owner is changed last, because this is what a start looks for.
  await inTransaction(addressAs(cluster, 'superuser'), [
    handOver,
    `revoke all on database ${databaseName} from public`,
    `grant connect on database ${databaseName} to ${postgresRoles.application}`,
    `alter database ${databaseName} owner to ${postgresRoles.owner}`,
  ])
}

/** Renames the superuser of an older cluster where the new name is not let in, and asks again. */
const whereRenamed = (cluster: Cluster, question: string) => async (error: unknown) => {
  if (!isUnknownHere(error)) throw error
  const older = new URL(addressAs(cluster, 'superuser', 'postgres'))
  older.username = 'throughline'
  // Nobody may rename who they are in a session: for one statement another superuser does it, who is never committed.
  await inTransaction(older.href, [
    'create role throughline_renames superuser',
    'set local session authorization throughline_renames',
    `alter role throughline rename to ${postgresRoles.superuser}`,
    'reset session authorization',
    'drop role throughline_renames',
  ])
  return query(addressAs(cluster, 'superuser', 'postgres'), question)
}

function createRole(role: Exclude<PostgresRole, 'superuser'>, { password }: Cluster): string {
  const name = postgresRoles[role]
  const secret = password === undefined ? '' : `password '${passwordFor(role, password)}'`
  return `do $$ begin
    if to_regrole('${name}') is null then create role ${name} login ${secret}; end if;
  end $$`
}

/** What the superuser owned in the database of an older version, each thing by name: `reassign owned` refuses it. */
const handOver = `do $$ declare one text; begin
  for one in
    select format('alter %s %s owner to ${postgresRoles.owner}',
        case c.relkind when 'S' then 'sequence' when 'v' then 'view' else 'table' end, c.oid::regclass)
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relowner = current_user::regrole and c.relkind in ('r', 'p', 'v', 'S')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))
    union all
    select format('alter function %s owner to ${postgresRoles.owner}', p.oid::regprocedure)
      from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proowner = current_user::regrole
  loop execute one; end loop;
end $$`

async function inTransaction(url: string, statements: readonly string[]): Promise<void> {
  await query(url, ['begin', ...statements, 'commit'].join(';\n'))
}
