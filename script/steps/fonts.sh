# The faces of an official document, unless the county provides its own.

fandol='FandolSong-Bold.otf FandolSong-Regular.otf FandolFang-Regular.otf
FandolHei-Regular.otf FandolKai-Regular.otf'

fandol_complete() {
    for face in $fandol; do
        [ -s "$PORTAL_VAR_DIR/fonts/$face" ] || return 1
    done
}

download_fandol() {
    # Debian has the faces only inside this package of 130 MB and its
    # dependencies; fetching the one file and taking 30 MB out of it needs no root.
    apt-get -qq -o APT::Sandbox::User=root download texlive-lang-chinese \
        >"$PORTAL_VAR_DIR/fonts.log" 2>&1 </dev/null
}

install_fonts() {
    own=$(setting REPORT_FONT_DIR)
    if [ -n "$own" ]; then
        ls "$own"/*.[ot]t[fc] "$own"/*.[OT]T[FC] 2>/dev/null | grep -q . ||
            stop "REPORT_FONT_DIR is $own, but no font file (.otf, .ttf, .ttc) is there."
        return 0
    fi
    if fandol_complete; then
        return 0
    fi
    instead="Or copy the faces into a folder and name it in REPORT_FONT_DIR."
    has_command apt-get && has_command dpkg-deb ||
        stop "The report fonts (Fandol) can be fetched by apt-get only. $instead"
    say "Fetching the report fonts"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    cd "$work"
    download_fandol || { as_root apt-get -qq update </dev/null && download_fandol; } || {
        cat "$PORTAL_VAR_DIR/fonts.log" >&2
        stop "The report fonts could not be downloaded (package texlive-lang-chinese). $instead"
    }
    dpkg-deb --fsys-tarfile texlive-lang-chinese_*.deb |
        tar -x -f - --wildcards '*/opentype/public/fandol/*' '*/doc/*/fonts/fandol/*'
    mkdir -p "$PORTAL_VAR_DIR/fonts"
    for face in $fandol; do
        mv "$(find . -name "$face")" "$PORTAL_VAR_DIR/fonts/$face" ||
            stop "Package texlive-lang-chinese has no $face. $instead"
    done
    # Their licence goes where they go.
    find . -path '*/doc/*' -type f -exec mv {} "$PORTAL_VAR_DIR/fonts/" ';'
    cd "$root"
    rm -rf "$work"
    fc-cache
}
