#!/bin/sh
# Makes what docker-compose.yml gives its services as secrets, in the folder docker/secrets: a password for each account, and
# the addresses with those passwords. What is there stays as it is. A password in the environment is taken in place of a new
# one, and SMTP_URL, METRICS_TOKEN and SIGN_IN_CLIENT_SECRET come from there too.
set -eu
umask 077

folder=$(dirname "$0")/secrets
mkdir -p "$folder"

# The folder is closed to others on this machine; a file can be read by whichever account a container has.
keep() {
  file=$folder/$1
  if [ ! -e "$file" ]; then
    printf '%s' "$2" >"$file.part"
    chmod 0444 "$file.part"
    mv "$file.part" "$file"
  fi
}
password() {
  if [ -n "$1" ]; then printf '%s' "$1"; else od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; fi
}

keep postgres-password "$(password "${POSTGRES_PASSWORD:-}")"
keep application-password "$(password "${THROUGHLINE_DB_PASSWORD:-}")"
keep owner-password "$(password "${THROUGHLINE_OWNER_PASSWORD:-}")"
keep temporal-password "$(password "${TEMPORAL_DB_PASSWORD:-}")"
keep database-url "postgres://throughline:$(cat "$folder/application-password")@postgres:5432/throughline"
keep migration-database-url "postgres://throughline_owner:$(cat "$folder/owner-password")@postgres:5432/throughline"
# The mail catcher beside the others. A real server must offer TLS.
keep smtp-url "${SMTP_URL:-smtp://mail:1025?tls=off}"
keep metrics-token "$(password "${METRICS_TOKEN:-}")"
keep sign-in-client-secret "${SIGN_IN_CLIENT_SECRET:-}"
# Temporal's server reads no file: its password is in the environment of that service alone.
keep temporal.env "POSTGRES_PWD=$(cat "$folder/temporal-password")"
echo "The secrets are in $folder: keep a copy of them where you keep such things."
