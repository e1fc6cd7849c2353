#!/bin/sh
# Brings Temporal's two databases to the schema of this version; does nothing where they have it.
set -eu

SQL_PASSWORD=$(cat /run/secrets/temporal-password)
export SQL_PASSWORD

for name in temporal temporal_visibility; do
  case $name in
    temporal) folder=temporal ;;
    *) folder=visibility ;;
  esac
  tool() {
    temporal-sql-tool --plugin postgres12 --ep postgres -p 5432 -u temporal --db "$name" "$@"
  }
  tool setup-schema -v 0.0
  tool update-schema -d "/etc/temporal/schema/postgresql/v12/$folder/versioned"
done
