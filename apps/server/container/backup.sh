#!/bin/sh
# Backs up a running arena into one file: apps/server/container/backup.sh FILE.tar
# The rooms first, then Postgres: a result on its way between them is then in one of the two copies, or in both, which is harmless.
set -eu
file=${1:?Usage: backup.sh FILE.tar}
case $file in /*) ;; *) file=$PWD/$file ;; esac
cd "$(dirname "$0")/../../.."
compose=${COMPOSE:-docker compose} # COMPOSE names the other one, for who has both
$compose version >/dev/null 2>&1 || compose=docker-compose
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

umask 077
$compose exec -T server sh -c 'rm -rf /data/.snapshot && trap "rm -rf /data/.snapshot" EXIT &&
  node /app/apps/server/dist/snapshot-rooms.js /data /data/.snapshot && tar -cf - -C /data/.snapshot .' >"$work/data.tar"
$compose exec -T postgres pg_dump -U arena -d arena --format=custom >"$work/postgres.dump"
tar -cf "$file.part" -C "$work" data.tar postgres.dump
mv "$file.part" "$file"
echo "Backed up to $file ($(du -h "$file" | cut -f1))."
