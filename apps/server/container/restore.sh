#!/bin/sh
# Puts a backup back: apps/server/container/restore.sh FILE.tar
# What the arena holds now is replaced. The stack is started if it does not run; the server stands still meanwhile.
set -eu
file=${1:?Usage: restore.sh FILE.tar}
case $file in /*) ;; *) file=$PWD/$file ;; esac
cd "$(dirname "$0")/../../.."
compose=${COMPOSE:-docker compose} # COMPOSE names the other one, for who has both
$compose version >/dev/null 2>&1 || compose=docker-compose
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

umask 077
tar -xf "$file" -C "$work" data.tar postgres.dump # fails here, before anything is touched, if this is no backup
$compose up -d postgres
$compose stop server
tries=0
until $compose exec -T postgres pg_isready -q -h 127.0.0.1 -U arena -d arena; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo "Postgres does not answer." >&2; exit 1; }
  sleep 1
done
$compose exec -T postgres psql -q -v ON_ERROR_STOP=1 -U arena -d postgres \
  -c 'DROP DATABASE IF EXISTS arena WITH (FORCE)' -c 'CREATE DATABASE arena'
$compose exec -T postgres pg_restore -U arena -d arena --no-owner --exit-on-error <"$work/postgres.dump"
$compose run --rm -T --no-deps --entrypoint sh server -c 'rm -rf /data/rooms /data/secret && tar -xf - -C /data' <"$work/data.tar"
$compose up -d
echo "Restored from $file."
