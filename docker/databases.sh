#!/bin/bash
# Runs once, when PostgreSQL's volume is new: an account each for Throughline and Temporal, owning their databases alone.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv throughline THROUGHLINE_DB_PASSWORD
\getenv temporal TEMPORAL_DB_PASSWORD
create role throughline login password :'throughline';
create role temporal login password :'temporal';
create database throughline owner throughline;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke connect on database throughline, temporal, temporal_visibility from public;
SQL
