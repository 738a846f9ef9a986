# What every front door stands on: where things are, and how to say so and stop.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
venv=$root/.venv
case ${PORTAL_VAR_DIR:-} in
'') PORTAL_VAR_DIR=$root/var ;;
/*) ;;
*) PORTAL_VAR_DIR=$PWD/$PORTAL_VAR_DIR ;;
esac
export PORTAL_VAR_DIR
# Chinese text is read and written alike under every locale of the machine.
export PYTHONUTF8=1

say() {
    printf '%s\n' "$*"
}

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

has_command() {
    command -v "$1" >/dev/null 2>&1
}

manage() {
    "$venv/bin/python" "$root/manage.py" "$@"
}

# The value a variable has for the portal: the environment's, else portal.env's.
setting() {
    eval "value=\${$1:-}"
    if [ -z "$value" ] && [ -f "$PORTAL_VAR_DIR/portal.env" ]; then
        value=$(sed -n "s/^$1=//p" "$PORTAL_VAR_DIR/portal.env" | tail -n 1)
    fi
    printf '%s' "$value"
}
