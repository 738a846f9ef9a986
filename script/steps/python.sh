# The virtual environment, exactly as the requirement files list it.

make_venv() {
    if "$venv/bin/python" -c '' 2>/dev/null; then
        return 0
    fi
    rm -rf "$venv"
    find_python || stop "Python 3.11 or newer with its venv module is needed."
    say "Making a virtual environment with $("$python" --version)"
    "$python" -m venv "$venv" || stop "The virtual environment $venv could not be made."
}

install_packages() {
    requirements=$1
    # What was installed last is kept beside it: nothing is asked of a network
    # as long as the two are the same.
    if cmp -s "$root/$requirements" "$venv/installed-$requirements"; then
        return 0
    fi
    say "Installing Python packages from $requirements"
    set -- --quiet --quiet --require-hashes --requirement "$root/$requirements"
    # uv is faster, but it does not read where pip was told to fetch from.
    if has_command uv &&
        ! "$venv/bin/python" -m pip config list | grep -qE 'index|find-links|proxy|cert'; then
        uv pip install --python "$venv/bin/python" "$@"
    else
        "$venv/bin/python" -m pip install --disable-pip-version-check "$@" </dev/null
    fi || stop "The Python packages of $requirements could not be installed; see above."
    cp "$root/$requirements" "$venv/installed-$requirements"
}
