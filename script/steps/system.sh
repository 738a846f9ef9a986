# System libraries, asked for by what is there and not by how it was installed.

needed=

need() {
    needed="$needed $*"
}

has_library() {
    # Not on an ordinary user's path in Debian.
    PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null | grep -qF "$1 "
}

has_font() {
    has_command fc-list && fc-list ":family=$1" family 2>/dev/null | grep -q .
}

# The system's own comes first: it is built to be fast and mended with the rest of
# the system. One somebody compiled, first in the path, may take a third longer.
find_python() {
    for python in ${PYTHON:-} /usr/bin/python3 python3 python3.13 python3.12 python3.11; do
        if "$python" -c \
            'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null; then
            return 0
        fi
    done
    return 1
}

find_needed() {
    needed=
    "$venv/bin/python" -c '' 2>/dev/null || find_python || need python3 python3-venv
    has_library libpango-1.0.so.0 || need libpango-1.0-0
    has_library libpangoft2-1.0.so.0 || need libpangoft2-1.0-0
    # Without it WeasyPrint subsets fonts in Python: a report takes ten times as long.
    has_library libharfbuzz-subset.so.0 || need libharfbuzz-subset0
    has_command fc-cache || need fontconfig
    has_command msgfmt || need gettext
    has_font 'Liberation Serif' || need fonts-liberation2
    has_font 'Noto Serif CJK SC' || need fonts-noto-cjk
    [ "$for_development" = yes ] || return 0
    has_command initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 ||
        need postgresql
    has_command redis-server || need redis-server
    # Chromium without a screen of its own: half the work for the same pages.
    has_command chromium-headless-shell || need chromium-headless-shell
    has_command pdftotext || need poppler-utils
    # Opens the Word documents that reports come as.
    has_command soffice || need libreoffice-writer-nogui
}

# Runs the rest of its line as root; false when there is no way to.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif has_command sudo && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 126
    fi
}

stop_with_command() {
    line="apt-get update && apt-get install --yes --no-install-recommends$needed"
    if has_command sudo; then
        line="sudo sh -c '$line'"
    else
        line="su -c '$line'"
    fi
    stop "System packages are missing and cannot be installed without root. Run this, then start again: $line"
}

install_needed() {
    find_needed
    [ -n "$needed" ] || return 0
    has_command apt-get ||
        stop "Install these first, by the names Debian gives them:$needed"
    as_root true || stop_with_command
    say "Installing system packages:$needed"
    log=$PORTAL_VAR_DIR/apt.log
    as_root apt-get -qq update >"$log" 2>&1 </dev/null &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes \
            --no-install-recommends $needed >>"$log" 2>&1 </dev/null || {
        tail -n 20 "$log" >&2
        stop "apt-get could not install$needed; its last words are above, all of them in $log."
    }
    wanted=$needed
    find_needed
    [ -z "$needed" ] ||
        stop "Still missing after installing$wanted:$needed (Python must be 3.11 or newer; PYTHON=/path/to/python3 names another one)."
}
