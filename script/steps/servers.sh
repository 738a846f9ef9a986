# Servers that live as long as one run of the tests.

free_port() {
    "$venv/bin/python" -c \
        'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_redis() {
    redis_port=$(free_port)
    redis-server --bind 127.0.0.1 --port "$redis_port" --save '' --appendonly no \
        --dir "${TMPDIR:-/tmp}" --loglevel warning >/dev/null &
    redis_pid=$!
    TEST_REDIS_URL=redis://127.0.0.1:$redis_port/0
    export TEST_REDIS_URL
    tries=300
    until redis-cli -p "$redis_port" ping >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || stop "The Redis of the tests did not start."
        sleep 0.1
    done
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
    else
        "$@"
    fi
}

start_postgres() {
    if has_command initdb; then
        postgres_bin=$(dirname -- "$(command -v initdb)")
    else
        postgres_bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    fi
    postgres_dir=$(mktemp -d)
    [ "$(id -u)" != 0 ] || chown postgres "$postgres_dir"
    postgres_port=$(free_port)
    as_postgres "$postgres_bin/initdb" --pgdata "$postgres_dir/data" --no-sync \
        --username portal --auth trust --encoding UTF8 --locale C >/dev/null ||
        stop "The PostgreSQL of the tests could not be made."
    # Nothing here outlives the run, so nothing waits for the disk, is written down
    # for others or is tidied up.
    as_postgres "$postgres_bin/pg_ctl" --pgdata "$postgres_dir/data" --wait --silent \
        --log "$postgres_dir/log" --options "-F -c listen_addresses=127.0.0.1 \
        -c port=$postgres_port -c unix_socket_directories=$postgres_dir \
        -c full_page_writes=off -c synchronous_commit=off \
        -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off \
        -c update_process_title=off -c jit=off" start || {
        cat "$postgres_dir/log" >&2
        stop "The PostgreSQL of the tests did not start."
    }
    DATABASE_URL=postgres://portal@127.0.0.1:$postgres_port/postgres
    export DATABASE_URL
}

stop_servers() {
    if [ -n "${redis_pid:-}" ]; then
        kill "$redis_pid" 2>/dev/null || true
    fi
    if [ -n "${postgres_dir:-}" ]; then
        as_postgres "$postgres_bin/pg_ctl" --pgdata "$postgres_dir/data" --silent \
            --mode immediate stop 2>/dev/null || true
        rm -rf "$postgres_dir"
    fi
}
