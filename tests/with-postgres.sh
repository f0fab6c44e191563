#!/bin/sh
# Starts a PostgreSQL server in a temporary folder, runs the given command against it, and stops it again.
set -eu

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(pg_config --bindir)
folder=$(mktemp -d /tmp/fengqiao-postgres.XXXXXX)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

# PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as() { (cd /tmp && runuser -u postgres -- "$@"); }
else
    as() { "$@"; }
fi

stop() {
    as "$bin/pg_ctl" -D "$folder/data" -m immediate -s stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

as "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C >/dev/null
# Kept only for the length of a test run, so nothing has to survive a power cut; a bench of writes asks for more.
as "$bin/pg_ctl" -D "$folder/data" -s -w -l "$folder/log" \
    -o "-p $port -h 127.0.0.1 -k $folder -c max_connections=400 ${FENGQIAO_POSTGRES_SETTINGS--c fsync=off -c full_page_writes=off}" start

FENGQIAO_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres" "$@"
