#!/bin/bash
# Runs once, when PostgreSQL's volume is new: who owns Throughline's tables, who works with them, and an account for Temporal,
# which owns its databases alone.
set -euo pipefail

THROUGHLINE_DB_PASSWORD=$(cat /run/secrets/application-password)
THROUGHLINE_OWNER_PASSWORD=$(cat /run/secrets/owner-password)
TEMPORAL_DB_PASSWORD=$(cat /run/secrets/temporal-password)
export THROUGHLINE_DB_PASSWORD THROUGHLINE_OWNER_PASSWORD TEMPORAL_DB_PASSWORD

psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv throughline THROUGHLINE_DB_PASSWORD
\getenv owner THROUGHLINE_OWNER_PASSWORD
\getenv temporal TEMPORAL_DB_PASSWORD
create role throughline_owner login password :'owner';
create role throughline_audit nologin;
grant throughline_audit to throughline_owner;
create role throughline login password :'throughline';
create role temporal login password :'temporal';
create database throughline owner throughline_owner;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke connect on database throughline, temporal, temporal_visibility from public;
grant connect on database throughline to throughline;
SQL
