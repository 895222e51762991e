#compdef stackstage
# zsh completion for stackstage. Load it with:  source <(stackstage completion zsh)
# or save it as _stackstage in a folder of $fpath.
_stackstage() {
    local text description kind
    local -a texts shown
    local program=${words[1]/#\~/$HOME}

    while IFS=$'\t' read -r text description; do
        case $text in
            (:files|:folders) kind=${text#:} ;;
            (?*)
                texts+=("$text")
                shown+=("${text}${description:+  -- $description}")
                ;;
        esac
    done < <($program complete --current="${(Q)PREFIX}" -- "${(@Q)words[2,CURRENT-1]}" 2>/dev/null)

    (( ${#texts} )) && compadd -l -d shown -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -- "${texts[@]}"
    if [[ -n $kind ]]; then
        [[ $PREFIX == -*:* ]] && compset -P '-*:'
        if [[ $kind == folders ]]; then _files -/; else _files; fi
    fi
}
if [[ ${funcstack[1]} == _stackstage ]]; then
    _stackstage "$@"
elif (( ${+functions[compdef]} )); then
    compdef _stackstage stackstage
fi
